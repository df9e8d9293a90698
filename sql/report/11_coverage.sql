-- Articles by day of publication and publisher, the last fourteen days that have any.
-- ar: المقالات بحسب يوم النشر والناشر، في آخر أربعة عشر يوماً فيها مقالات
-- section: coverage
-- table: gold_article
-- chart: published_day, publisher_key, article_count
WITH days AS (
    SELECT DISTINCT article.published_day
    FROM silver_article AS article
    WHERE article.published_day IS NOT NULL
    ORDER BY article.published_day DESC
    LIMIT 14
)

SELECT
    CAST(article.published_day AS TEXT) AS published_day,
    page.publisher_key,
    COUNT(*) AS article_count,
    COUNT(DISTINCT article.story_key) AS story_count
FROM days
INNER JOIN silver_article AS article
    ON days.published_day = article.published_day
INNER JOIN silver_page AS page
    ON article.page_key = page.page_key
GROUP BY
    article.published_day,
    page.publisher_key
ORDER BY
    article.published_day,
    page.publisher_key;
