-- Of which days do articles speak most?
-- ar: أي الأيام تتحدث عنها المقالات أكثر؟
-- parameters: first_day=1900-01-01, last_day=2100-01-01
SELECT
    mention.first_day,
    dated.hijri_date,
    dated.weekday_name_ar,
    COUNT(DISTINCT mention.article_key) AS article_count,
    MIN(mention.text) AS example
FROM gold_date_mention AS mention
INNER JOIN dim_date AS dated
    ON mention.first_day = dated.day
WHERE
    mention.first_day = mention.last_day
    AND mention.first_day >= :first_day
    AND mention.first_day <= :last_day
GROUP BY
    mention.first_day,
    dated.hijri_date,
    dated.weekday_name_ar
ORDER BY
    article_count DESC,
    mention.first_day
LIMIT 100;
