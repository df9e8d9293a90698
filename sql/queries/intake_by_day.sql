-- What arrived each day, and what became of it?
-- ar: ماذا وصل كل يوم، وما آل إليه؟
SELECT
    intake.arrived_day,
    intake.outcome,
    SUM(intake.input_count) AS input_count,
    SUM(intake.page_count) AS page_count,
    SUM(intake.article_count) AS article_count
FROM gold_daily_intake AS intake
GROUP BY
    intake.arrived_day,
    intake.outcome
ORDER BY
    intake.arrived_day DESC,
    intake.outcome
LIMIT 500;
