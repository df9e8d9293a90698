-- Related cards as edges between stories: the article that carries the card leads to the story that the card is about.
-- ar: البطاقات صلات بين القصص: المقال الذي يحمل البطاقة يقود إلى القصة التي تدلّ عليها.
-- grain: one row a card of an article
-- key: article_key, card_position
-- sources: silver_related_card, silver_article, silver_sighting, silver_story
-- columns:
--   article_key: the article that carries the card
--     مفتاح_المقال: المقال الذي يحمل البطاقة
--   card_position: ordinal of the card in that article, from 0
--     ترتيب_البطاقة: ترتيب البطاقة في ذلك المقال، من 0
--   page_key: the page that holds both
--     مفتاح_الصفحة: الصفحة التي تضمّهما
--   publisher_key: who published them
--     مفتاح_الناشر: من نشرهما
--   from_story_key: the story that carries the card
--     مفتاح_القصة_الحاملة: القصة التي تحمل البطاقة
--   to_story_key: the story that the card is about
--     مفتاح_القصة_المدلول_عليها: القصة التي تدلّ عليها البطاقة
--   is_target_loaded: a copy of that story is in the warehouse; it turns true when one is loaded later
--     المدلول_عليها_محملة: في المستودع نسخة من تلك القصة؛ ويصير صحيحاً حين تُحمّل لاحقاً
--   matched_by: what led to that copy: url, headline; null where none is loaded
--     طريق_المطابقة: ما قاد إلى تلك النسخة: url أو headline؛ وفارغ حيث لم تُحمّل نسخة
--   from_headline: headline of the article
--     عنوان_المقال_الحامل: عنوان المقال
--   headline: headline of the card
--     العنوان: عنوان البطاقة
--   teaser: summary below the card's headline
--     الموجز: الموجز تحت عنوان البطاقة
--   section: section that the card states
--     القسم: القسم الذي تذكره البطاقة
--   byline: byline that the card states
--     سطر_الكاتب: سطر الكاتب الذي تذكره البطاقة
--   caption: caption of the card's picture
--     شرح_الصورة: شرح صورة البطاقة
--   url: where the card leads
--     الرابط: إلى أين تقود البطاقة
--   published_day: day that the card states
--     يوم_النشر: اليوم الذي تذكره البطاقة
SELECT
    card.article_key,
    card.position AS card_position,
    article.page_key,
    led.publisher_key,
    carrier.story_key AS from_story_key,
    led.story_key AS to_story_key,
    story.article_key IS NOT NULL AS is_target_loaded,
    led.matched_by,
    article.headline AS from_headline,
    card.headline,
    card.teaser,
    card.section,
    card.byline,
    card.caption,
    card.url,
    card.published_day
FROM silver_related_card AS card
INNER JOIN silver_article AS article
    ON card.article_key = article.article_key
INNER JOIN silver_sighting AS led
    ON card.article_key = led.article_key AND card.position = led.card_position
INNER JOIN silver_sighting AS carrier
    ON card.article_key = carrier.article_key AND carrier.card_position = -1
INNER JOIN silver_story AS story
    ON led.story_key = story.story_key;
