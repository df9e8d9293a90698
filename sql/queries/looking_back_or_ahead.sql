-- Do publishers speak of days before or after the day they print?
-- ar: هل يتحدث الناشرون عن أيام قبل يوم النشر أم بعده؟
SELECT
    mention.publisher_key,
    SUM(CASE WHEN mention.last_day < mention.published_day THEN 1 ELSE 0 END) AS before_count,
    SUM(CASE WHEN mention.first_day > mention.published_day THEN 1 ELSE 0 END) AS after_count,
    COUNT(*) AS mention_count
FROM gold_date_mention AS mention
WHERE
    mention.first_day IS NOT NULL
    AND mention.published_day IS NOT NULL
GROUP BY mention.publisher_key
ORDER BY mention.publisher_key;
