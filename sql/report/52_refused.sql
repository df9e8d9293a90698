-- What the run refused and what to do about it, the first twenty.
-- ar: ما رفضه هذا التشغيل وما العمل فيه، أول عشرين
-- section: quarantine
-- table: ops_quarantine
SELECT
    quarantined.name,
    quarantined.member,
    quarantined.reason,
    quarantined.message
FROM ops_refusal AS refusal
INNER JOIN ops_quarantine AS quarantined
    ON refusal.quarantine_key = quarantined.quarantine_key
WHERE refusal.run_key = :run_key
ORDER BY
    quarantined.name,
    quarantined.member,
    quarantined.quarantine_key
LIMIT 20;
