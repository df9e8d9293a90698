-- Related cards as edges between stories: the article that carries the card leads to the story that the card is about.
-- grain: one row a card of an article
-- key: article_key, card_position
-- sources: silver_related_card, silver_article, silver_page
-- columns:
--   article_key: the article that carries the card
--   card_position: ordinal of the card in that article, from 0
--   page_key: the page that holds both
--   publisher_key: who published them
--   from_story_key: the story that carries the card
--   to_story_key: the story that the card is about
--   is_target_loaded: a copy of that story is in the warehouse; it turns true when one is loaded later
--   from_headline: headline of the article
--   headline: headline of the card
--   teaser: summary below the card's headline
--   section: section that the card states
--   byline: byline that the card states
--   caption: caption of the card's picture
--   url: where the card leads
--   published_day: day that the card states
SELECT
    card.article_key,
    card.position AS card_position,
    article.page_key,
    page.publisher_key,
    article.story_key AS from_story_key,
    card.story_key AS to_story_key,
    EXISTS (SELECT 1 FROM silver_article AS target WHERE target.story_key = card.story_key) AS is_target_loaded,
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
INNER JOIN silver_page AS page
    ON article.page_key = page.page_key;
