-- Issues of the run's pages by kind.
-- ar: ملاحظات صفحات هذا التشغيل بحسب نوعها
-- section: issues
-- table: silver_issue
-- chart: code, publisher_key, issue_count
WITH touched AS (
    SELECT DISTINCT run.page_key
    FROM ops_run_page AS run
    WHERE run.run_key = :run_key
)

SELECT
    issue.code,
    page.publisher_key,
    COUNT(*) AS issue_count
FROM touched
INNER JOIN silver_page AS page
    ON touched.page_key = page.page_key
INNER JOIN silver_issue AS issue
    ON page.page_key = issue.page_key
GROUP BY
    issue.code,
    page.publisher_key
ORDER BY
    issue.code,
    page.publisher_key;
