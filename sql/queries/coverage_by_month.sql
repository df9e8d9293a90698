-- How much did each publisher print each month?
-- ar: كم طبع كل ناشر كل شهر؟
-- parameters: first_day=1900-01-01, last_day=2100-01-01
SELECT
    coverage.publisher_key,
    dated.year,
    dated.month,
    dated.month_name_ar,
    SUM(coverage.article_count) AS article_count,
    SUM(coverage.word_count) AS word_count
FROM gold_mention_count AS coverage
INNER JOIN dim_date AS dated
    ON coverage.day = dated.day
WHERE
    coverage.kind = 'published'
    AND dated.day >= :first_day
    AND dated.day <= :last_day
GROUP BY
    coverage.publisher_key,
    dated.year,
    dated.month,
    dated.month_name_ar
ORDER BY
    coverage.publisher_key,
    dated.year,
    dated.month;
