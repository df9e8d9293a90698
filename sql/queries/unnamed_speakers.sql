-- How much of what each publisher quotes is said by unnamed sources?
-- ar: كم مما ينقله كل ناشر يقوله من لم يُسمَّ؟
SELECT
    quotation.publisher_key,
    COUNT(*) AS quotation_count,
    SUM(CASE WHEN quotation.is_anonymous THEN 1 ELSE 0 END) AS anonymous_count,
    100 * SUM(CASE WHEN quotation.is_anonymous THEN 1 ELSE 0 END) / COUNT(*) AS anonymous_percent
FROM gold_quotation AS quotation
GROUP BY quotation.publisher_key
ORDER BY
    anonymous_percent DESC,
    quotation.publisher_key;
