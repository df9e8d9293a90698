-- With which verbs is speech reported, and are unnamed sources reported with others?
-- ar: بأي الأفعال يُنقل الكلام، وهل تختلف لمن لم يُسمَّ؟
SELECT
    reported.name AS cue,
    SUM(reported.mention_count) AS quotation_count,
    SUM(CASE WHEN reported.kind = 'unnamed_cue' THEN reported.mention_count ELSE 0 END) AS anonymous_count
FROM gold_mention_count AS reported
WHERE
    reported.kind IN ('cue', 'unnamed_cue')
    AND reported.name <> ''
GROUP BY reported.name
ORDER BY
    quotation_count DESC,
    cue
LIMIT 100;
