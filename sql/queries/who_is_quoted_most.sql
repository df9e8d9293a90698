-- Who is quoted in the most articles, and by how many publishers?
-- ar: من يُنقل كلامه في أكثر المقالات، وعند كم ناشر؟
SELECT
    quotation.speaker,
    COUNT(DISTINCT quotation.article_key) AS article_count,
    COUNT(DISTINCT quotation.publisher_key) AS publisher_count,
    COUNT(*) AS quotation_count
FROM gold_quotation AS quotation
WHERE
    quotation.speaker IS NOT NULL
    AND NOT quotation.is_anonymous
GROUP BY quotation.speaker
ORDER BY
    article_count DESC,
    quotation_count DESC,
    quotation.speaker
LIMIT 100;
