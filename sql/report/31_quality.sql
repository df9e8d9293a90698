-- How many articles of the run's pages state their day, their author and their section.
-- ar: كم مقالاً من صفحات هذا التشغيل يذكر يومه وكاتبه وقسمه
-- section: quality
-- table: gold_parse_quality
WITH touched AS (
    SELECT DISTINCT run.page_key
    FROM ops_run_page AS run
    WHERE run.run_key = :run_key
)

SELECT
    page.publisher_key,
    COUNT(*) AS article_count,
    SUM(CASE WHEN article.published_day IS NULL THEN 0 ELSE 1 END) AS dated_count,
    SUM(CASE WHEN article.byline IS NULL THEN 0 ELSE 1 END) AS signed_count,
    SUM(CASE WHEN article.section IS NULL THEN 0 ELSE 1 END) AS sectioned_count
FROM touched
INNER JOIN silver_page AS page
    ON touched.page_key = page.page_key
INNER JOIN silver_article AS article
    ON page.page_key = article.page_key
GROUP BY page.publisher_key
ORDER BY page.publisher_key;
