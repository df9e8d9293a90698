-- Every page that a dump of the run holds has been read into silver.
-- severity: fail
-- grain: one row a page that is in bronze alone
-- action: Load the dump again: warraq run, or clear the task parse_and_load of the run in Airflow.
SELECT
    receipt.dump_key,
    receipt.position,
    receipt.page_key
FROM bronze_receipt AS receipt
INNER JOIN ops_load AS part
    ON receipt.dump_key = part.dump_key
LEFT JOIN silver_page AS page
    ON receipt.page_key = page.page_key
WHERE
    part.run_key = :run_key
    AND part.is_last
    AND page.page_key IS NULL
ORDER BY
    receipt.dump_key,
    receipt.position;
