-- What became of each delivery. An input whose bytes could not be received at all is in ops_quarantine alone.
-- grain: one row a delivery
-- key: delivery_key
-- sources: bronze_delivery, bronze_dump, bronze_receipt, ops_load, ops_quarantine
-- columns:
--   delivery_key: the delivery
--   dump_key: the dump that was delivered
--   name: file name under which it was delivered
--   arrived_at: when it arrived (UTC)
--   arrived_day: UTC day of arrived_at
--   size_bytes: size of the dump before compression
--   outcome: loaded, partly (some of its pages were refused), refused, or pending: not read to its end yet
--   page_count: pages of the dump that were read
--   refused_count: inputs of the dump that are in quarantine and neither resolved nor dropped
--   reason: why, where something was refused; the first in alphabetical order of several reasons
WITH held AS (
    SELECT
        receipt.dump_key,
        COUNT(*) AS page_count
    FROM bronze_receipt AS receipt
    GROUP BY receipt.dump_key
),

read_to_end AS (
    SELECT DISTINCT part.dump_key
    FROM ops_load AS part
    WHERE part.is_last
),

refused AS (
    SELECT
        quarantined.dump_key,
        COUNT(*) AS refused_count,
        MIN(quarantined.reason) AS reason
    FROM ops_quarantine AS quarantined
    WHERE
        quarantined.dump_key IS NOT NULL
        AND quarantined.status = 'open'
    GROUP BY quarantined.dump_key
)

SELECT
    delivery.delivery_key,
    delivery.dump_key,
    delivery.name,
    delivery.arrived_at,
    delivery.arrived_day,
    dump.size_bytes,
    CASE
        WHEN read_to_end.dump_key IS NULL THEN 'pending'
        WHEN refused.dump_key IS NULL THEN 'loaded'
        WHEN held.dump_key IS NULL THEN 'refused'
        ELSE 'partly'
    END AS outcome,
    COALESCE(held.page_count, 0) AS page_count,
    COALESCE(refused.refused_count, 0) AS refused_count,
    refused.reason
FROM bronze_delivery AS delivery
INNER JOIN bronze_dump AS dump
    ON delivery.dump_key = dump.dump_key
LEFT JOIN held
    ON delivery.dump_key = held.dump_key
LEFT JOIN read_to_end
    ON delivery.dump_key = read_to_end.dump_key
LEFT JOIN refused
    ON delivery.dump_key = refused.dump_key;
