-- Whose pictures does each outlet show?
-- ar: صور مَن تعرضها كل وسيلة إعلام؟
SELECT
    credited.publisher_key,
    credited.name AS credited,
    credited.mention_count AS picture_count,
    credited.article_count
FROM gold_mention_count AS credited
WHERE credited.kind = 'credit'
ORDER BY
    credited.publisher_key,
    picture_count DESC,
    credited
LIMIT 500;
