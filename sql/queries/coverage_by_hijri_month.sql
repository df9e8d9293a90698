-- How does what is printed change over the months of the Hijri year, Ramadan among them?
-- ar: كيف يتغيّر ما يُطبع على شهور السنة الهجرية، ومنها رمضان؟
SELECT
    dated.hijri_month,
    dated.hijri_month_name_ar,
    COUNT(DISTINCT dated.hijri_year) AS year_count,
    SUM(coverage.article_count) AS article_count
FROM gold_mention_count AS coverage
INNER JOIN dim_date AS dated
    ON coverage.day = dated.day
WHERE coverage.kind = 'published'
GROUP BY
    dated.hijri_month,
    dated.hijri_month_name_ar
ORDER BY dated.hijri_month;
