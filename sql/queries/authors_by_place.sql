-- Who reports from a place?
-- ar: من يكتب من مكان؟
-- parameters: place=%
SELECT
    author.name,
    author.kind,
    author.publisher_key,
    COUNT(*) AS article_count
FROM gold_author AS author
WHERE author.place LIKE :place
GROUP BY
    author.name,
    author.kind,
    author.publisher_key
ORDER BY
    article_count DESC,
    author.name
LIMIT 100;
