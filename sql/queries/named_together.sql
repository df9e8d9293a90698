-- Who and what is named together with a name?
-- ar: من وما يُذكر مع اسم بعينه؟
-- parameters: name=بغداد
SELECT
    pair.other_name,
    pair.other_type,
    COUNT(*) AS article_count,
    COUNT(DISTINCT pair.publisher_key) AS publisher_count
FROM gold_entity_pair AS pair
WHERE pair.name = :name
GROUP BY
    pair.other_name,
    pair.other_type
ORDER BY
    article_count DESC,
    pair.other_name
LIMIT 100;
