-- Every sitemap and feed that a run of fetching asked for could be read.
-- severity: warn
-- grain: one row a sitemap, feed or site's robots.txt that gave nothing
-- action: See its detail; an address that has moved is corrected in the file that WARRAQ_FEEDS names.
SELECT
    fetch.publisher_key,
    fetch.url,
    fetch.outcome,
    fetch.detail
FROM ops_fetch AS fetch
WHERE
    fetch.run_key = :run_key
    AND fetch.kind <> 'page'
    AND fetch.outcome <> 'fetched'
ORDER BY
    fetch.publisher_key,
    fetch.url;
