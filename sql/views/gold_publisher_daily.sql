-- What each publisher printed each day, as far as it was loaded.
-- ar: ما طبعه كل ناشر كل يوم، بقدر ما حُمّل.
-- grain: one row a publisher and day of publication
-- key: publisher_key, published_day
-- sources: gold_article
-- columns:
--   publisher_key: the publisher
--     مفتاح_الناشر: الناشر
--   publisher: the publisher's name in English
--     الناشر_بالإنجليزية: اسم الناشر بالإنجليزية
--   published_day: day of publication as the pages state it; null for articles that state none
--     يوم_النشر: يوم النشر كما تذكره الصفحات؛ وفارغ للمقالات التي لا تذكره
--   article_count: articles, every copy counted
--     عدد_المقالات: المقالات، وتُعدّ كل نسخة
--   primary_count: articles that a page is about
--     عدد_الأصلية: المقالات التي تدور عليها صفحة
--   appended_count: articles that a site appended below another
--     عدد_الملحقة: المقالات التي ألحقها موقع تحت غيرها
--   story_count: stories, each counted once
--     عدد_القصص: القصص، وتُعدّ كل منها مرة
--   word_count: words of all those articles
--     عدد_الكلمات: كلمات تلك المقالات كلها
SELECT
    article.publisher_key,
    article.publisher,
    article.published_day,
    COUNT(*) AS article_count,
    SUM(CASE WHEN article.position = 0 THEN 1 ELSE 0 END) AS primary_count,
    SUM(CASE WHEN article.position = 0 THEN 0 ELSE 1 END) AS appended_count,
    COUNT(DISTINCT article.story_key) AS story_count,
    SUM(article.word_count) AS word_count
FROM gold_article AS article
GROUP BY
    article.publisher_key,
    article.publisher,
    article.published_day;
