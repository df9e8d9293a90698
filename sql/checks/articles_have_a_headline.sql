-- A headline says something; where the page has none it is null.
-- severity: fail
-- grain: one row an article with an empty headline
-- action: The parser is at fault: look at the page with warraq show PAGE and report it.
SELECT
    article.page_key,
    article.position
FROM silver_article AS article
WHERE
    article.page_key IN (SELECT touched.page_key FROM ops_run_page AS touched WHERE touched.run_key = :run_key)
    AND TRIM(article.headline) = ''
ORDER BY
    article.page_key,
    article.position;
