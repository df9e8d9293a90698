-- The articles of a page are its primary one, at position 0, and the appended ones after it without a gap.
-- severity: fail
-- grain: one row a page whose numbering is broken
-- action: The parser is at fault: look at the page with warraq show PAGE and report it.
SELECT
    article.page_key,
    COUNT(*) AS article_count,
    MIN(article.position) AS first_position,
    MAX(article.position) AS last_position
FROM silver_article AS article
WHERE article.page_key IN (SELECT touched.page_key FROM ops_run_page AS touched WHERE touched.run_key = :run_key)
GROUP BY article.page_key
HAVING MIN(article.position) <> 0 OR MAX(article.position) <> COUNT(*) - 1
ORDER BY article.page_key;
