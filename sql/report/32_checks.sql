-- Checks of the run that found rows.
-- ar: فحوص هذا التشغيل التي وجدت صفوفاً
-- section: quality
-- table: ops_check_result
SELECT
    result.check_name,
    result.status,
    result.row_count
FROM ops_check_result AS result
WHERE
    result.run_key = :run_key
    AND result.row_count > 0
ORDER BY result.check_name;
