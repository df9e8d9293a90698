-- People, organisations and places that articles name, each once an article.
-- ar: الأشخاص والجهات والأماكن التي تسمّيها المقالات، كل منها مرة لكل مقال.
-- grain: one row an article and a name of a type that its text mentions
-- key: article_key, name, type
-- sources: silver_entity_mention, silver_article, silver_page
-- columns:
--   article_key: the article
--     مفتاح_المقال: المقال
--   publisher_key: who published the article
--     مفتاح_الناشر: من نشر المقال
--   published_day: day of publication as the page states it
--     يوم_النشر: يوم النشر كما تذكره الصفحة
--   name: the name as printed
--     الاسم: الاسم كما طُبع
--   name_latin: a person's name in Latin letters
--     الاسم_باللاتينية: اسم الشخص بحروف لاتينية
--   type: PERS, ORG or LOC
--     الصنف: شخص PERS أو جهة ORG أو مكان LOC
--   mention_count: times that the text mentions it so
--     عدد_مرات_الذكر: مرات ذكره في النص بهذا الاسم
SELECT
    mention.article_key,
    page.publisher_key,
    article.published_day,
    mention.text AS name,
    MIN(mention.name_latin) AS name_latin,
    mention.type,
    COUNT(*) AS mention_count
FROM silver_entity_mention AS mention
INNER JOIN silver_article AS article
    ON mention.article_key = article.article_key
INNER JOIN silver_page AS page
    ON article.page_key = page.page_key
GROUP BY
    mention.article_key,
    page.publisher_key,
    article.published_day,
    mention.text,
    mention.type;
