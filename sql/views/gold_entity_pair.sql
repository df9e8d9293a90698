-- Who and what is named together: two names that one article mentions. Each pair is there both ways round, so that a
-- condition on name alone finds all that stands beside it, quickly.
-- ar: من وما يُذكر معاً: اسمان يذكرهما مقال واحد. وكل زوج مذكور في الاتجاهين، فيكفي شرط على الاسم وحده ليجد كل ما يُذكر معه بسرعة.
-- grain: one row an article, a name that it mentions and another one that it mentions too
-- key: article_key, name, type, other_name, other_type
-- sources: silver_entity_mention, silver_article, silver_page
-- columns:
--   article_key: the article
--     مفتاح_المقال: المقال
--   publisher_key: who published the article
--     مفتاح_الناشر: من نشر المقال
--   published_day: day of publication as the page states it
--     يوم_النشر: يوم النشر كما تذكره الصفحة
--   name: one name, as printed
--     الاسم: أحد الاسمين كما طُبع
--   type: PERS, ORG or LOC
--     الصنف: شخص PERS أو جهة ORG أو مكان LOC
--   other_name: the other name, as printed
--     الاسم_الآخر: الاسم الآخر كما طُبع
--   other_type: PERS, ORG or LOC
--     صنف_الآخر: شخص PERS أو جهة ORG أو مكان LOC
SELECT DISTINCT
    one.article_key,
    page.publisher_key,
    article.published_day,
    one.text AS name,
    one.type,
    other.text AS other_name,
    other.type AS other_type
FROM silver_entity_mention AS one
INNER JOIN silver_entity_mention AS other
    ON
        one.article_key = other.article_key
        AND (one.text <> other.text OR one.type <> other.type)
INNER JOIN silver_article AS article
    ON one.article_key = article.article_key
INNER JOIN silver_page AS page
    ON article.page_key = page.page_key;
