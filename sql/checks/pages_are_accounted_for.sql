-- A page that yields no article says why: it has an issue.
-- severity: fail
-- grain: one row a page with neither
-- action: The parser is at fault: look at the page with warraq show PAGE and report it.
SELECT
    page.page_key,
    page.publisher_key,
    page.layout
FROM silver_page AS page
WHERE
    page.page_key IN (SELECT touched.page_key FROM ops_run_page AS touched WHERE touched.run_key = :run_key)
    AND page.article_count = 0
    AND page.issue_count = 0
ORDER BY page.page_key;
