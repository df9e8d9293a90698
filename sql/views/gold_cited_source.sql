-- Which outlets and agencies each publisher leans on.
-- ar: على أي وسائل الإعلام والوكالات يعتمد كل ناشر.
-- grain: one row a publisher and a news organisation that its articles cite
-- key: publisher_key, agency
-- sources: silver_source_mention, silver_article, silver_page
-- columns:
--   publisher_key: who cites
--     مفتاح_الناشر: من يُسند
--   agency: who is cited, by canonical English name
--     الوكالة: من يُسند إليه، باسمه الإنجليزي المعتمد
--   article_count: articles that cite it
--     عدد_المقالات: المقالات التي تُسند إليه
--   mention_count: citations in them
--     عدد_مرات_الذكر: مرات الإسناد فيها
--   first_published_day: earliest stated day of those articles
--     أول_يوم_نشر: أقدم يوم مذكور لتلك المقالات
--   last_published_day: latest stated day of those articles
--     آخر_يوم_نشر: أحدث يوم مذكور لتلك المقالات
SELECT
    page.publisher_key,
    source.agency,
    COUNT(DISTINCT source.article_key) AS article_count,
    COUNT(*) AS mention_count,
    MIN(article.published_day) AS first_published_day,
    MAX(article.published_day) AS last_published_day
FROM silver_source_mention AS source
INNER JOIN silver_article AS article
    ON source.article_key = article.article_key
INNER JOIN silver_page AS page
    ON article.page_key = page.page_key
GROUP BY
    page.publisher_key,
    source.agency;
