-- Who said what: direct speech with its speaker and the article that reports it.
-- ar: من قال ماذا: الكلام المنقول بنصّه مع قائله والمقال الذي نقله.
-- grain: one row a quotation of an article
-- key: article_key, position
-- sources: silver_quotation, silver_article, silver_page
-- columns:
--   article_key: the article that reports it
--     مفتاح_المقال: المقال الذي نقله
--   position: ordinal of the quotation in the article, from 0
--     الترتيب: ترتيب الاقتباس في المقال، من 0
--   publisher_key: who published the article
--     مفتاح_الناشر: من نشر المقال
--   published_day: day of publication as the page states it
--     يوم_النشر: يوم النشر كما تذكره الصفحة
--   headline: the article's headline
--     العنوان: عنوان المقال
--   speaker: who said it, as the page words it
--     القائل: من قاله بألفاظ الصفحة
--   speaker_latin: the speaker in Latin letters; null if unnamed
--     القائل_باللاتينية: القائل بحروف لاتينية؛ وفارغ إن لم يُسمَّ
--   speaker_role: what the page calls the speaker
--     صفة_القائل: صفة القائل في الصفحة
--   is_anonymous: the speaker is an unnamed source
--     مجهول: القائل مصدر لم يُسمَّ
--   is_speaker_inherited: the words name no speaker: it is who spoke last in the paragraphs before
--     القائل_موروث: الكلام لا يسمّي قائلاً: هو آخر من تكلّم في الفقرات السابقة
--   cue: the verb that reports it
--     فعل_القول: الفعل الذي نُقل به
--   text: what was said, without its outer quotation marks
--     النص: ما قيل، من غير علامتي التنصيص الخارجيتين
SELECT
    quotation.article_key,
    quotation.position,
    page.publisher_key,
    article.published_day,
    article.headline,
    quotation.speaker,
    quotation.speaker_latin,
    quotation.speaker_role,
    quotation.is_anonymous,
    quotation.is_speaker_inherited,
    quotation.cue,
    quotation.text
FROM silver_quotation AS quotation
INNER JOIN silver_article AS article
    ON quotation.article_key = article.article_key
INNER JOIN silver_page AS page
    ON article.page_key = page.page_key;
