-- What each publisher printed each day in each of its sections, as far as it was loaded.
-- ar: ما طبعه كل ناشر كل يوم في كل قسم من أقسامه، بقدر ما حُمّل.
-- grain: one row a publisher, day of publication and section
-- key: publisher_key, published_day, section
-- sources: silver_article, silver_page, silver_sighting
-- columns:
--   publisher_key: the publisher
--     مفتاح_الناشر: الناشر
--   published_day: day of publication as the pages state it; null for articles that state none
--     يوم_النشر: يوم النشر كما تذكره الصفحات؛ وفارغ للمقالات التي لا تذكره
--   section: the newspaper's own section; null for articles that state none
--     القسم: القسم كما تسمّيه الصحيفة؛ وفارغ للمقالات التي لا تذكره
--   article_count: articles, every copy counted
--     عدد_المقالات: المقالات، وتُعدّ كل نسخة
--   primary_count: articles that a page is about
--     عدد_الأصلية: المقالات التي تدور عليها صفحة
--   appended_count: articles that a site appended below another
--     عدد_الملحقة: المقالات التي ألحقها موقع تحت غيرها
--   story_count: stories, each counted once in each section and on each day that its copies state
--     عدد_القصص: القصص، وتُعدّ كل منها مرة في كل قسم وكل يوم تذكره نسخها
--   word_count: words of all those articles
--     عدد_الكلمات: كلمات تلك المقالات كلها
SELECT
    page.publisher_key,
    article.published_day,
    article.section,
    COUNT(*) AS article_count,
    SUM(CASE WHEN article.position = 0 THEN 1 ELSE 0 END) AS primary_count,
    SUM(CASE WHEN article.position = 0 THEN 0 ELSE 1 END) AS appended_count,
    COUNT(DISTINCT COALESCE(told.story_key, article.story_key)) AS story_count,
    SUM(article.word_count) AS word_count
FROM silver_article AS article
INNER JOIN silver_page AS page
    ON article.page_key = page.page_key
LEFT JOIN silver_sighting AS told
    ON article.article_key = told.article_key AND told.card_position = -1
GROUP BY
    page.publisher_key,
    article.published_day,
    article.section;
