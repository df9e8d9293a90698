-- Articles of the run's pages: a page's own, appended below another, and those whose story another of them tells too.
-- ar: مقالات صفحات هذا التشغيل: أصلية للصفحة، وملحقة بأسفل غيرها، وما يروي غيره الخبر نفسه
-- section: copies
-- table: gold_story
WITH touched AS (
    SELECT DISTINCT run.page_key
    FROM ops_run_page AS run
    WHERE run.run_key = :run_key
)

SELECT
    page.publisher_key,
    SUM(CASE WHEN article.position = 0 THEN 1 ELSE 0 END) AS primary_count,
    SUM(CASE WHEN article.position = 0 THEN 0 ELSE 1 END) AS appended_count,
    COUNT(*) - COUNT(DISTINCT article.story_key) AS repeated_count
FROM touched
INNER JOIN silver_page AS page
    ON touched.page_key = page.page_key
INNER JOIN silver_article AS article
    ON page.page_key = article.page_key
GROUP BY page.publisher_key
ORDER BY page.publisher_key;
