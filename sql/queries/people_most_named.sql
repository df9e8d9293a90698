-- Which people do most articles name?
-- ar: أي الأشخاص تسمّيهم أكثر المقالات؟
SELECT
    entity.name,
    entity.name_latin,
    COUNT(*) AS article_count,
    COUNT(DISTINCT entity.publisher_key) AS publisher_count,
    SUM(entity.mention_count) AS mention_count
FROM gold_entity AS entity
WHERE entity.type = 'PERS'
GROUP BY
    entity.name,
    entity.name_latin
ORDER BY
    article_count DESC,
    entity.name
LIMIT 100;
