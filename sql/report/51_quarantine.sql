-- Inputs that are open in quarantine, by reason.
-- ar: المدخلات المفتوحة في الحجر بحسب السبب
-- section: quarantine
-- table: ops_quarantine
SELECT
    quarantined.reason,
    COUNT(*) AS input_count
FROM ops_quarantine AS quarantined
WHERE quarantined.status = 'open'
GROUP BY quarantined.reason
ORDER BY quarantined.reason;
