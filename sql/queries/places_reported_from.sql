-- From where is most reported, and by whom?
-- ar: من أين يُكتب أكثر، ومن يكتب؟
SELECT
    place.place,
    SUM(place.article_count) AS article_count,
    COUNT(*) AS publisher_count,
    SUM(place.dateline_count) AS dateline_count
FROM gold_place AS place
GROUP BY place.place
ORDER BY
    article_count DESC,
    place.place
LIMIT 100;
