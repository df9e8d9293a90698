-- Stories, each counted once although it may have been seen as the article of a page, as an appended copy and as a card.
-- ar: القصص، وتُعدّ كل منها مرة وإن ظهرت مقالاً لصفحة ونسخة ملحقة وبطاقة.
-- grain: one row a story: a publisher and a headline, folded
-- key: story_key
-- sources: silver_article, silver_related_card, silver_page
-- columns:
--   story_key: hash of the publisher and the folded headline
--     مفتاح_القصة: بصمة الناشر والعنوان المطويّ
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
WITH copy AS (
    SELECT
        article.story_key,
        page.publisher_key,
        article.headline,
        article.article_key,
        article.section,
        article.published_day,
        article.word_count,
        CASE WHEN article.position = 0 THEN 1 ELSE 0 END AS is_primary_copy,
        ROW_NUMBER() OVER (
            PARTITION BY article.story_key
            ORDER BY CASE WHEN article.position = 0 THEN 0 ELSE 1 END, article.word_count DESC, article.article_key
        ) AS preference
    FROM silver_article AS article
    INNER JOIN silver_page AS page
        ON article.page_key = page.page_key
),

told AS (
    SELECT
        copy.story_key,
        MIN(copy.publisher_key) AS publisher_key,
        MAX(CASE WHEN copy.preference = 1 THEN copy.headline END) AS headline,
        MAX(CASE WHEN copy.preference = 1 THEN copy.article_key END) AS article_key,
        MAX(CASE WHEN copy.preference = 1 THEN copy.section END) AS section,
        MIN(copy.published_day) AS published_day,
        MAX(CASE WHEN copy.preference = 1 THEN copy.word_count END) AS word_count,
        SUM(copy.is_primary_copy) AS primary_count,
        SUM(1 - copy.is_primary_copy) AS appended_count
    FROM copy
    GROUP BY copy.story_key
),

pointer AS (
    SELECT
        card.story_key,
        page.publisher_key,
        card.headline,
        card.section,
        card.published_day,
        ROW_NUMBER() OVER (
            PARTITION BY card.story_key
            ORDER BY card.article_key, card.position
        ) AS preference
    FROM silver_related_card AS card
    INNER JOIN silver_article AS article
        ON card.article_key = article.article_key
    INNER JOIN silver_page AS page
        ON article.page_key = page.page_key
),

pointed AS (
    SELECT
        pointer.story_key,
        MIN(pointer.publisher_key) AS publisher_key,
        MAX(CASE WHEN pointer.preference = 1 THEN pointer.headline END) AS headline,
        MAX(CASE WHEN pointer.preference = 1 THEN pointer.section END) AS section,
        MIN(pointer.published_day) AS published_day,
        COUNT(*) AS card_count
    FROM pointer
    GROUP BY pointer.story_key
)

SELECT
    told.story_key,
    told.publisher_key,
    told.headline,
    told.article_key IS NOT NULL AS is_loaded,
    told.article_key,
    COALESCE(told.section, pointed.section) AS section,
    COALESCE(told.published_day, pointed.published_day) AS published_day,
    told.word_count,
    told.primary_count,
    told.appended_count,
    COALESCE(pointed.card_count, 0) AS card_count
FROM told
LEFT JOIN pointed
    ON told.story_key = pointed.story_key
UNION ALL
SELECT
    pointed.story_key,
    pointed.publisher_key,
    pointed.headline,
    told.article_key IS NOT NULL AS is_loaded,
    told.article_key,
    pointed.section,
    pointed.published_day,
    told.word_count,
    0 AS primary_count,
    0 AS appended_count,
    pointed.card_count
FROM pointed
LEFT JOIN told
    ON pointed.story_key = told.story_key
WHERE told.story_key IS NULL;
