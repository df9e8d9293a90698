-- Which related cards does each article carry, and is the story that a card is about in the warehouse?
-- ar: أي بطاقات يحمل كل مقال، وهل القصة التي تدلّ عليها البطاقة في المستودع؟
SELECT
    article.article_key,
    article.publisher,
    CASE WHEN article.is_primary THEN 'primary' ELSE 'appended' END AS seen_as,
    article.headline,
    relation.headline AS card_headline,
    CASE WHEN relation.is_target_loaded THEN 'loaded' ELSE 'not loaded' END AS card_story
FROM gold_article AS article
LEFT JOIN gold_story_relation AS relation
    ON article.article_key = relation.article_key
ORDER BY
    article.page_key,
    article.position,
    relation.card_position
LIMIT 500;
