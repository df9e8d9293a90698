-- Every sitemap and feed that a run of fetching asked for could be read.
-- severity: warn
-- grain: one row a sitemap, feed or site's robots.txt that gave nothing
-- action: See its detail; an address that has moved is corrected in the file that WARRAQ_FEEDS names.
SELECT
    asked.publisher_key,
    asked.url,
    asked.outcome,
    asked.detail
FROM ops_fetch AS asked
WHERE
    asked.run_key = :run_key
    AND asked.kind <> 'page'
    AND asked.outcome <> 'fetched'
ORDER BY
    asked.publisher_key,
    asked.url;
