-- Where each publisher's articles are written, by their bylines and datelines.
-- ar: من أين تُكتب مقالات كل ناشر، بحسب سطر الكاتب ومطلع الخبر.
-- grain: one row a publisher and a place
-- key: publisher_key, place
-- sources: silver_article, silver_page
-- columns:
--   publisher_key: the publisher
--     مفتاح_الناشر: الناشر
--   place: the place as printed
--     المكان: المكان كما طُبع
--   article_count: articles written there
--     عدد_المقالات: المقالات التي كُتبت فيه
--   byline_count: those whose byline names it
--     عدد_المذكور_في_سطر_الكاتب: ما يذكره منها سطر الكاتب
--   dateline_count: those whose dateline names it, as agencies write it
--     عدد_المذكور_في_مطلع_الخبر: ما يذكره منها مطلع الخبر بأسلوب الوكالات
--   first_published_day: earliest stated day of those articles
--     أول_يوم_نشر: أقدم يوم مذكور لتلك المقالات
--   last_published_day: latest stated day of those articles
--     آخر_يوم_نشر: أحدث يوم مذكور لتلك المقالات
SELECT
    page.publisher_key,
    article.place,
    COUNT(*) AS article_count,
    SUM(CASE WHEN article.byline_place = article.place THEN 1 ELSE 0 END) AS byline_count,
    SUM(CASE WHEN article.dateline_place = article.place THEN 1 ELSE 0 END) AS dateline_count,
    MIN(article.published_day) AS first_published_day,
    MAX(article.published_day) AS last_published_day
FROM silver_article AS article
INNER JOIN silver_page AS page
    ON article.page_key = page.page_key
WHERE article.place IS NOT NULL
GROUP BY
    page.publisher_key,
    article.place;
