-- Who wrote what: each name of each byline, with the article.
-- ar: من كتب ماذا: كل اسم في كل سطر كاتب، مع المقال.
-- grain: one row a name of an article's byline
-- key: article_key, position
-- sources: silver_author, silver_article, silver_page
-- columns:
--   article_key: the article
--     مفتاح_المقال: المقال
--   position: ordinal of the name in the byline, from 0
--     الترتيب: ترتيب الاسم في سطر الكاتب، من 0
--   publisher_key: who published the article
--     مفتاح_الناشر: من نشر المقال
--   published_day: day of publication as the page states it
--     يوم_النشر: يوم النشر كما تذكره الصفحة
--   name: the name as printed
--     الاسم: الاسم كما طُبع
--   name_latin: a person's name in Latin letters
--     الاسم_باللاتينية: اسم الشخص بحروف لاتينية
--   kind: person, desk or agency
--     النوع: شخص person أو قسم تحرير desk أو وكالة agency
--   place: where the article was written
--     المكان: مكان كتابة المقال
--   section: the newspaper's own section
--     القسم: القسم كما تسمّيه الصحيفة
--   headline: the article's headline
--     العنوان: عنوان المقال
--   word_count: words of the article
--     عدد_الكلمات: كلمات المقال
SELECT
    author.article_key,
    author.position,
    page.publisher_key,
    article.published_day,
    author.name,
    author.name_latin,
    author.kind,
    article.place,
    article.section,
    article.headline,
    article.word_count
FROM silver_author AS author
INNER JOIN silver_article AS article
    ON author.article_key = article.article_key
INNER JOIN silver_page AS page
    ON article.page_key = page.page_key;
