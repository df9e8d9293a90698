-- To which stories do most articles lead by their related cards?
-- ar: إلى أي القصص تقود بطاقات أكثر المقالات؟
-- parameters: publisher=%
SELECT
    story.story_key,
    story.headline,
    story.from_story_count,
    story.is_loaded
FROM gold_story AS story
WHERE
    story.publisher_key LIKE :publisher
    AND story.from_story_count > 0
ORDER BY
    story.from_story_count DESC,
    story.story_key
LIMIT 100;
