-- Which stories changed after they were first captured, and what was edited?
-- ar: أي القصص تغيّر بعد أول التقاط، وما الذي حُرّر؟
SELECT
    edited.publisher_key,
    edited.headline,
    edited.version,
    edited.edit,
    edited.captured_at,
    edited.added_word_count,
    edited.removed_word_count,
    edited.removed_numbers,
    edited.added_numbers
FROM gold_story_version AS edited
WHERE edited.version > 1
ORDER BY
    edited.captured_at DESC,
    edited.story_key,
    edited.version
LIMIT 100;
