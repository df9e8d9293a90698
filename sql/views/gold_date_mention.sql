-- The timeline that articles speak of: each day or period that a text names, with the article that names it.
-- ar: الخط الزمني الذي تتحدث عنه المقالات: كل يوم أو مدة يذكرها نص، مع المقال الذي يذكرها.
-- grain: one row a date that an article names
-- key: article_key, position
-- sources: silver_date_mention, silver_article, silver_page
-- columns:
--   article_key: the article
--     مفتاح_المقال: المقال
--   position: ordinal of the date in the article, from 0
--     الترتيب: ترتيب التاريخ في المقال، من 0
--   publisher_key: who published the article
--     مفتاح_الناشر: من نشر المقال
--   published_day: day of publication as the page states it
--     يوم_النشر: يوم النشر كما تذكره الصفحة
--   headline: the article's headline
--     العنوان: عنوان المقال
--   text: the words as printed
--     النص: الألفاظ كما طُبعت
--   value: EDTF: a day, month, year or period; null if unknowable
--     القيمة: بصيغة EDTF: يوم أو شهر أو سنة أو مدة؛ وفارغة إن تعذّرت معرفتها
--   first_day: first day that it covers
--     أول_يوم: أول يوم تشمله القيمة
--   last_day: last day that it covers; the same for a single day
--     آخر_يوم: آخر يوم تشمله القيمة؛ وهو نفسه لليوم الواحد
--   calendar: gregorian or hijri: what the words are in; the days are Gregorian
--     التقويم: ميلادي gregorian أو هجري hijri: ما كُتبت به الألفاظ؛ والأيام ميلادية
--   basis: explicit, or relative to the day of publication
--     السند: صريح explicit أو منسوب إلى يوم النشر relative
SELECT
    mention.article_key,
    mention.position,
    page.publisher_key,
    article.published_day,
    article.headline,
    mention.text,
    mention.value,
    mention.first_day,
    mention.last_day,
    mention.calendar,
    mention.basis
FROM silver_date_mention AS mention
INNER JOIN silver_article AS article
    ON mention.article_key = article.article_key
INNER JOIN silver_page AS page
    ON article.page_key = page.page_key;
