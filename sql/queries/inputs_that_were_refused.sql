-- Which inputs were refused, why, and what can be done?
-- ar: أي المدخلات رُفضت، ولماذا، وما العمل؟
SELECT
    input.arrived_day,
    input.name,
    input.member,
    input.reason,
    input.message
FROM gold_input_outcome AS input
WHERE input.outcome IN ('refused', 'partly')
ORDER BY
    input.arrived_at DESC,
    input.name
LIMIT 100;
