-- To which stories do most articles lead by their related cards?
-- ar: إلى أي القصص تقود بطاقات أكثر المقالات؟
-- parameters: publisher=%
SELECT
    relation.to_story_key,
    MIN(relation.headline) AS headline,
    COUNT(DISTINCT relation.from_story_key) AS from_story_count,
    MAX(CASE WHEN relation.is_target_loaded THEN 1 ELSE 0 END) AS is_loaded
FROM gold_story_relation AS relation
WHERE relation.publisher_key LIKE :publisher
GROUP BY relation.to_story_key
ORDER BY
    from_story_count DESC,
    relation.to_story_key
LIMIT 100;
