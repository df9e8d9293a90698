-- Do publishers speak of days before or after the day they print?
-- ar: هل يتحدث الناشرون عن أيام قبل يوم النشر أم بعده؟
SELECT
    spoken_of.publisher_key,
    SUM(CASE WHEN spoken_of.name = 'past' THEN spoken_of.mention_count ELSE 0 END) AS before_count,
    SUM(CASE WHEN spoken_of.name = 'future' THEN spoken_of.mention_count ELSE 0 END) AS after_count,
    SUM(spoken_of.mention_count) AS mention_count
FROM gold_mention_count AS spoken_of
WHERE spoken_of.kind = 'tense'
GROUP BY spoken_of.publisher_key
ORDER BY spoken_of.publisher_key;
