-- An article has text below its headline.
-- severity: warn
-- grain: one row an article without text
-- action: A video or photo page has none; otherwise look at the page with warraq show PAGE.
SELECT
    article.page_key,
    article.position,
    article.headline
FROM silver_article AS article
WHERE
    article.page_key IN (SELECT touched.page_key FROM ops_run_page AS touched WHERE touched.run_key = :run_key)
    AND article.word_count = 0
ORDER BY
    article.page_key,
    article.position;
