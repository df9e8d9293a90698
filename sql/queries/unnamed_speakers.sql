-- How much of what each publisher quotes is said by unnamed sources?
-- ar: كم مما ينقله كل ناشر يقوله من لم يُسمَّ؟
SELECT
    reported.publisher_key,
    SUM(reported.mention_count) AS quotation_count,
    SUM(CASE WHEN reported.kind = 'unnamed_cue' THEN reported.mention_count ELSE 0 END) AS anonymous_count,
    100 * SUM(CASE WHEN reported.kind = 'unnamed_cue' THEN reported.mention_count ELSE 0 END)
    / SUM(reported.mention_count) AS anonymous_percent
FROM gold_mention_count AS reported
WHERE reported.kind IN ('cue', 'unnamed_cue')
GROUP BY reported.publisher_key
ORDER BY
    anonymous_percent DESC,
    reported.publisher_key;
