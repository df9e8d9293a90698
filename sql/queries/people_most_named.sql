-- Which people do most articles name?
-- ar: أي الأشخاص تسمّيهم أكثر المقالات؟
SELECT
    named.name,
    MIN(named.name_latin) AS name_latin,
    SUM(named.article_count) AS article_count,
    COUNT(*) AS publisher_count,
    SUM(named.mention_count) AS mention_count
FROM gold_mention_count AS named
WHERE named.kind = 'person'
GROUP BY named.name
ORDER BY
    article_count DESC,
    named.name
LIMIT 100;
