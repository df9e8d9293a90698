-- Versions of a story: what changed between one capture and the next. Copies that say the same are one version.
-- ar: صيغ القصة: ما تغيّر بين التقاط والذي يليه. والنسخ التي تقول الشيء نفسه صيغة واحدة.
-- grain: one row a version of a story
-- key: story_key, version
-- sources: silver_story_version, silver_article, silver_page
-- columns:
--   story_key: the story
--     مفتاح_القصة: القصة
--   version: ordinal of the version, from 1, by capture or else by what the copies state
--     الصيغة: ترتيب الصيغة من 1، بحسب الالتقاط وإلا فبحسب ما تذكره النسخ
--   article_key: the first copy that has it
--     مفتاح_المقال: أول نسخة فيها هذه الصيغة
--   page_key: the page that holds that copy
--     مفتاح_الصفحة: الصفحة التي تضمّ تلك النسخة
--   publisher_key: who published it
--     مفتاح_الناشر: من نشرها
--   captured_at: when that page was fetched, where its dump states it
--     وقت_الجلب: متى جُلبت تلك الصفحة، حيث تذكره الحزمة
--   headline: headline of the version
--     العنوان: عنوان الصيغة
--   edit: kind of edit: first, headline, figures, dates, wording, extended, shortened or rewritten
--     التحرير: نوعه: first أو headline أو figures أو dates أو wording أو extended أو shortened أو rewritten
--   is_headline_changed: its headline is another than that of the version before, folded
--     تغير_العنوان: عنوانها غير عنوان الصيغة السابقة، مطويّين
--   added_word_count: words of the body that the version before does not have
--     عدد_الكلمات_المضافة: كلمات النص التي ليست في الصيغة السابقة
--   removed_word_count: words of the version before that this one does not have
--     عدد_الكلمات_المحذوفة: كلمات الصيغة السابقة التي ليست في هذه
--   added_numbers: figures that are new, in ASCII digits, divided by blanks
--     الأرقام_المضافة: الأرقام الجديدة، بأرقام لاتينية تفصلها فراغات
--   removed_numbers: figures that are gone
--     الأرقام_المحذوفة: الأرقام التي ذهبت
--   added_dates: days that are new among those stated and mentioned, divided by blanks
--     التواريخ_المضافة: الأيام الجديدة بين المذكورة والمشار إليها، تفصلها فراغات
--   removed_dates: days that are gone
--     التواريخ_المحذوفة: الأيام التي ذهبت
SELECT
    edited.story_key,
    edited.version,
    edited.article_key,
    article.page_key,
    page.publisher_key,
    edited.captured_at,
    article.headline,
    edited.edit,
    edited.is_headline_changed,
    edited.added_word_count,
    edited.removed_word_count,
    edited.added_numbers,
    edited.removed_numbers,
    edited.added_dates,
    edited.removed_dates
FROM silver_story_version AS edited
INNER JOIN silver_article AS article
    ON edited.article_key = article.article_key
INNER JOIN silver_page AS page
    ON article.page_key = page.page_key;
