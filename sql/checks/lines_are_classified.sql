-- Nine lines in ten of a publisher's layout have a role: more unclassified ones mean that the layout has changed.
-- severity: warn
-- grain: one row a publisher's layout
-- action: Look at some of its pages with warraq show PAGE; docs/adding-a-publisher.md says how to date a new layout.
SELECT
    page.publisher_key,
    page.layout,
    COUNT(*) AS page_count,
    SUM(page.line_count) AS line_count,
    SUM(page.unclassified_line_count) AS unclassified_line_count
FROM silver_page AS page
WHERE page.page_key IN (SELECT touched.page_key FROM ops_run_page AS touched WHERE touched.run_key = :run_key)
GROUP BY
    page.publisher_key,
    page.layout
HAVING SUM(page.unclassified_line_count) * 10 > SUM(page.line_count)
ORDER BY
    page.publisher_key,
    page.layout;
