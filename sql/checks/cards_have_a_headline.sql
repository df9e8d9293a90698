-- A related card has a headline: without one it points to no story.
-- severity: fail
-- grain: one row a card without a headline
-- action: The parser is at fault: look at the page with warraq show PAGE and report it.
SELECT
    article.page_key,
    article.position AS article_position,
    card.position AS card_position
FROM silver_related_card AS card
INNER JOIN silver_article AS article
    ON card.article_key = article.article_key
WHERE
    article.page_key IN (SELECT touched.page_key FROM ops_run_page AS touched WHERE touched.run_key = :run_key)
    AND TRIM(card.headline) = ''
ORDER BY
    article.page_key,
    article.position,
    card.position;
