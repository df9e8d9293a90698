-- On which days of the week does each publisher print most?
-- ar: في أي أيام الأسبوع يطبع كل ناشر أكثر؟
SELECT
    coverage.publisher_key,
    dated.weekday,
    dated.weekday_name_ar,
    SUM(coverage.article_count) AS article_count
FROM gold_mention_count AS coverage
INNER JOIN dim_date AS dated
    ON coverage.day = dated.day
WHERE coverage.kind = 'published'
GROUP BY
    coverage.publisher_key,
    dated.weekday,
    dated.weekday_name_ar
ORDER BY
    coverage.publisher_key,
    dated.weekday;
