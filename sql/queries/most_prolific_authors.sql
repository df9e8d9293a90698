-- Which people wrote the most, and for whom?
-- ar: من كتب أكثر من غيره، ولمن؟
SELECT
    author.name,
    author.publisher_key,
    COUNT(*) AS article_count,
    SUM(author.word_count) AS word_count,
    MIN(author.published_day) AS first_published_day,
    MAX(author.published_day) AS last_published_day
FROM gold_author AS author
WHERE author.kind = 'person'
GROUP BY
    author.name,
    author.publisher_key
ORDER BY
    article_count DESC,
    author.name
LIMIT 100;
