-- Who is quoted in the most articles, and by how many publishers?
-- ar: من يُنقل كلامه في أكثر المقالات، وعند كم ناشر؟
SELECT
    quoted.name AS speaker,
    SUM(quoted.article_count) AS article_count,
    COUNT(*) AS publisher_count,
    SUM(quoted.mention_count) AS quotation_count
FROM gold_mention_count AS quoted
WHERE quoted.kind = 'speaker'
GROUP BY quoted.name
ORDER BY
    article_count DESC,
    quotation_count DESC,
    quoted.name
LIMIT 100;
