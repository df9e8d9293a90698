-- Which stories do others point to, of which no copy has been loaded?
-- ar: إلى أي قصص تدلّ مقالات أخرى ولم تُحمّل لها نسخة؟
SELECT
    story.headline,
    story.publisher_key,
    story.section,
    story.card_count
FROM gold_story AS story
WHERE NOT story.is_loaded
ORDER BY
    story.card_count DESC,
    story.headline
LIMIT 100;
