-- From where is most reported, and by whom?
-- ar: من أين يُكتب أكثر، ومن يكتب؟
SELECT
    reported.name AS place,
    SUM(CASE WHEN reported.kind = 'reported_from' THEN reported.article_count ELSE 0 END) AS article_count,
    COUNT(DISTINCT reported.publisher_key) AS publisher_count,
    SUM(CASE WHEN reported.kind = 'dateline' THEN reported.article_count ELSE 0 END) AS dateline_count
FROM gold_mention_count AS reported
WHERE reported.kind IN ('reported_from', 'dateline')
GROUP BY reported.name
ORDER BY
    article_count DESC,
    place
LIMIT 100;
