-- Stories, each counted once although it may have been seen as the article of a page, as an appended copy and as a card.
-- ar: القصص، وتُعدّ كل منها مرة وإن ظهرت مقالاً لصفحة ونسخة ملحقة وبطاقة.
-- grain: one row a story: what shares an address, or publisher, headline and day, or publisher, day and nearly all of its text
-- key: story_key
-- sources: silver_story
-- columns:
--   story_key: hash of what the story is known by; gold_article and gold_story_relation have the same
--     مفتاح_القصة: بصمة ما تُعرف به القصة؛ وهو نفسه في gold_article وgold_story_relation
--   publisher_key: who published it
--     مفتاح_الناشر: من نشرها
--   headline: headline of the best copy; of a card where no copy is loaded
--     العنوان: عنوان أفضل نسخة؛ أو عنوان بطاقة حيث لم تُحمّل نسخة
--   is_loaded: a copy of the text is in the warehouse; otherwise the story is known from cards alone
--     محملة: في المستودع نسخة من نصّها؛ وإلا فهي معروفة من البطاقات وحدها
--   article_key: the best copy: primary before appended, then the longest; null where none is loaded
--     مفتاح_المقال: أفضل نسخة: الأصلية قبل الملحقة ثم الأطول؛ وفارغ حيث لم تُحمّل نسخة
--   section: section of the best copy, or of a card
--     القسم: قسم أفضل نسخة، أو قسم بطاقة
--   published_day: first day that a copy states, or else a card
--     يوم_النشر: أول يوم تذكره نسخة، وإلا فبطاقة
--   word_count: words of the best copy
--     عدد_الكلمات: كلمات أفضل نسخة
--   primary_count: copies that a page is about
--     عدد_الأصلية: النسخ التي تدور عليها صفحة
--   appended_count: copies that a site appended below another article
--     عدد_الملحقة: النسخ التي ألحقها موقع تحت مقال آخر
--   card_count: related cards that point to the story
--     عدد_البطاقات: البطاقات التي تدلّ على القصة
--   from_story_count: stories whose articles carry those cards
--     عدد_القصص_الحاملة: القصص التي تحمل مقالاتها تلك البطاقات
SELECT
    story.story_key,
    story.publisher_key,
    story.headline,
    story.article_key IS NOT NULL AS is_loaded,
    story.article_key,
    story.section,
    story.published_day,
    story.word_count,
    story.primary_count,
    story.appended_count,
    story.card_count,
    story.from_story_count
FROM silver_story AS story;
