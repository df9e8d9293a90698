-- An article stands once on its page: a second one with the same headline is a repeat that the split missed.
-- severity: warn
-- grain: one row a page and headline that it repeats
-- action: Look at the page with warraq show PAGE, and at the widgets of its layout.
SELECT
    article.page_key,
    article.story_key,
    MIN(article.headline) AS headline,
    COUNT(*) AS article_count
FROM silver_article AS article
WHERE article.page_key IN (SELECT touched.page_key FROM ops_run_page AS touched WHERE touched.run_key = :run_key)
GROUP BY
    article.page_key,
    article.story_key
HAVING COUNT(*) > 1
ORDER BY
    article.page_key,
    article.story_key;
