-- What became of the inputs, by day of arrival, the last fourteen days that have any.
-- ar: ما آلت إليه المدخلات بحسب يوم وصولها، في آخر أربعة عشر يوماً وصل فيها شيء
-- section: coverage
-- table: gold_input_outcome
-- chart: arrived_day, outcome, input_count
WITH days AS (
    SELECT DISTINCT delivery.arrived_day
    FROM bronze_delivery AS delivery
    ORDER BY delivery.arrived_day DESC
    LIMIT 14
)

SELECT
    CAST(intake.arrived_day AS TEXT) AS arrived_day,
    intake.outcome,
    COUNT(*) AS input_count
FROM gold_input_outcome AS intake
WHERE intake.arrived_day >= (SELECT MIN(days.arrived_day) FROM days)
GROUP BY
    intake.arrived_day,
    intake.outcome
ORDER BY
    intake.arrived_day,
    intake.outcome;
