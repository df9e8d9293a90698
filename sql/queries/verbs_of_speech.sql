-- With which verbs is speech reported, and are unnamed sources reported with others?
-- ar: بأي الأفعال يُنقل الكلام، وهل تختلف لمن لم يُسمَّ؟
SELECT
    quotation.cue,
    COUNT(*) AS quotation_count,
    SUM(CASE WHEN quotation.is_anonymous THEN 1 ELSE 0 END) AS anonymous_count
FROM gold_quotation AS quotation
WHERE quotation.cue IS NOT NULL
GROUP BY quotation.cue
ORDER BY
    quotation_count DESC,
    quotation.cue
LIMIT 100;
