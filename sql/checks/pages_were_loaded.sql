-- Every page that a dump of the run holds has been read into silver.
-- severity: fail
-- grain: one row a page that is in bronze alone
-- action: Load its dump again: warraq run, or clear the task parse_and_load of the run in Airflow.
SELECT
    touched.dump_key,
    touched.position,
    touched.page_key
FROM ops_run_page AS touched
LEFT JOIN silver_page AS page
    ON touched.page_key = page.page_key
WHERE
    touched.run_key = :run_key
    AND page.page_key IS NULL
ORDER BY
    touched.dump_key,
    touched.position;
