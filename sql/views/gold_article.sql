-- Articles with their publisher: where most questions start.
-- ar: المقالات مع ناشريها: من هنا تبدأ معظم الأسئلة.
-- grain: one row an article of a page, primary or appended
-- key: article_key
-- sources: silver_article, silver_page, silver_publisher, silver_sighting
-- columns:
--   article_key: hash of page and position
--     مفتاح_المقال: بصمة الصفحة والموضع
--   page_key: the page that holds the article
--     مفتاح_الصفحة: الصفحة التي تضمّ المقال
--   story_key: what the article is about; the same for its other copies and for cards that point to it
--     مفتاح_القصة: القصة التي يرويها المقال؛ وهي واحدة لنسخه الأخرى وللبطاقات التي تدلّ عليه
--   publisher_key: who published it
--     مفتاح_الناشر: من نشره
--   publisher: the publisher's name in English
--     الناشر_بالإنجليزية: اسم الناشر بالإنجليزية
--   publisher_ar: the publisher's name in Arabic
--     الناشر: اسم الناشر بالعربية
--   is_primary: the page is about this article; otherwise the site appended it below another
--     أصلي: الصفحة تدور على هذا المقال؛ وإلا فقد ألحقه الموقع تحت غيره
--   position: 0 for the primary article, 1 and up for appended ones
--     الترتيب: 0 للمقال الأصلي، و1 فصاعداً لما أُلحق به
--   headline: headline as printed
--     العنوان: العنوان كما طُبع
--   kicker: short line above the headline
--     العنوان_التمهيدي: سطر قصير فوق العنوان
--   standfirst: sub-headline or summary between headline and text
--     المقدمة: عنوان فرعي أو ملخّص بين العنوان والنص
--   section: the newspaper's own section
--     القسم: القسم كما تسمّيه الصحيفة
--   byline: who wrote it and from where, in the page's words
--     سطر_الكاتب: من كتب ومن أين، بألفاظ الصفحة
--   place: where it was written
--     المكان: مكان الكتابة
--   published_at: ISO 8601 as exactly as the page states it
--     وقت_النشر: وقت النشر بصيغة ISO 8601 بقدر ما تذكره الصفحة
--   published_day: day of published_at as the page states it
--     يوم_النشر: يوم النشر كما تذكره الصفحة
--   published_basis: where published_at is from
--     سند_وقت_النشر: من أين وقت النشر
--   earliest_date: where published_at is null, the day from which on it can have been published
--     أقدم_تاريخ: حيث لا يُعرف وقت النشر: اليوم الذي يمكن أن يكون قد نُشر منه فصاعداً
--   earliest_basis: what implies earliest_date
--     سند_أقدم_تاريخ: ما يدلّ على أقدم تاريخ
--   latest_date: where published_at is null, the day until which it can have been published
--     أحدث_تاريخ: حيث لا يُعرف وقت النشر: اليوم الذي يمكن أن يكون قد نُشر حتى نهايته
--   latest_basis: what implies latest_date
--     سند_أحدث_تاريخ: ما يدلّ على أحدث تاريخ
--   modified_at: when it was changed, in the form of published_at
--     وقت_التعديل: وقت التعديل بصيغة وقت النشر
--   url: the article's own URL; for a primary article without one, the page's
--     الرابط: رابط المقال نفسه؛ وللأصلي الذي لا رابط له رابط الصفحة
--   language: ISO 639-1 code
--     اللغة: رمز اللغة بحسب ISO 639-1
--   body: the text, paragraphs divided by blank lines
--     المتن: النص، تفصل فقراته سطور خالية
--   word_count: words of the body
--     عدد_الكلمات: عدد كلمات النص
--   captured_at: when the page was fetched, where its dump states it
--     وقت_الجلب: وقت جلب الصفحة حيث يذكره ملفها
--   layout: layout of the publisher's profile that was applied
--     التصميم: تصميم الناشر الذي طُبّق
--   parser_version: version of the parser that read it
--     إصدار_القارئ: إصدار القارئ الذي قرأه
SELECT
    article.article_key,
    article.page_key,
    COALESCE(told.story_key, article.story_key) AS story_key,
    page.publisher_key,
    publisher.name AS publisher,
    publisher.name_ar AS publisher_ar,
    article.position = 0 AS is_primary,
    article.position,
    article.headline,
    article.kicker,
    article.standfirst,
    article.section,
    article.byline,
    article.place,
    article.published_at,
    article.published_day,
    article.published_basis,
    article.earliest_date,
    article.earliest_basis,
    article.latest_date,
    article.latest_basis,
    article.modified_at,
    COALESCE(article.url, CASE WHEN article.position = 0 THEN page.url END) AS url,
    article.language,
    article.body,
    article.word_count,
    page.captured_at,
    page.layout,
    page.parser_version
FROM silver_article AS article
INNER JOIN silver_page AS page
    ON article.page_key = page.page_key
INNER JOIN silver_publisher AS publisher
    ON page.publisher_key = publisher.publisher_key
LEFT JOIN silver_sighting AS told
    ON article.article_key = told.article_key AND told.card_position = -1;
