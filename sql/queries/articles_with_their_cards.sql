-- Which articles were loaded, and to how many stories does each lead?
-- ar: أي مقالات حُمّلت، وإلى كم قصة يقود كل منها؟
SELECT
    article.headline,
    article.publisher,
    CASE WHEN article.is_primary THEN 'primary' ELSE 'appended' END AS seen_as,
    article.published_day,
    article.word_count,
    COUNT(relation.article_key) AS card_count,
    SUM(CASE WHEN relation.is_target_loaded THEN 1 ELSE 0 END) AS loaded_target_count
FROM (
    SELECT
        loaded.article_key,
        loaded.page_key,
        loaded.position,
        loaded.headline,
        loaded.publisher,
        loaded.is_primary,
        loaded.published_day,
        loaded.word_count
    FROM gold_article AS loaded
    ORDER BY
        loaded.page_key,
        loaded.position
    LIMIT 100
) AS article
LEFT JOIN gold_story_relation AS relation
    ON article.article_key = relation.article_key
GROUP BY
    article.article_key,
    article.page_key,
    article.position,
    article.headline,
    article.publisher,
    article.is_primary,
    article.published_day,
    article.word_count
ORDER BY
    article.page_key,
    article.position;
