-- An article is published before its page is captured, and no later than the day on which the dump arrived.
-- severity: warn
-- grain: one row an article from the future
-- action: Compare the page's stamp (warraq show PAGE) with published_at: the day was misread, or the page is wrong.
SELECT
    article.page_key,
    article.position,
    article.published_at,
    article.published_basis,
    page.captured_at,
    arrival.last_arrived_day
FROM silver_article AS article
INNER JOIN silver_page AS page
    ON article.page_key = page.page_key
INNER JOIN (
    SELECT
        receipt.page_key,
        MAX(delivery.arrived_day) AS last_arrived_day
    FROM bronze_receipt AS receipt
    INNER JOIN bronze_delivery AS delivery
        ON receipt.dump_key = delivery.dump_key
    WHERE receipt.page_key IN (SELECT touched.page_key FROM ops_run_page AS touched WHERE touched.run_key = :run_key)
    GROUP BY receipt.page_key
) AS arrival
    ON article.page_key = arrival.page_key
WHERE
    article.published_utc_at > page.captured_at
    OR article.published_day > arrival.last_arrived_day
ORDER BY
    article.page_key,
    article.position;
