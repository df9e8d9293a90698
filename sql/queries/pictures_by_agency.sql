-- Whose pictures does each outlet show?
-- ar: صور مَن تعرضها كل وسيلة إعلام؟
SELECT
    credit.publisher_key,
    COALESCE(credit.agency, credit.holder) AS credited,
    COUNT(*) AS picture_count,
    COUNT(DISTINCT credit.article_key) AS article_count
FROM gold_photo_credit AS credit
GROUP BY
    credit.publisher_key,
    COALESCE(credit.agency, credit.holder)
ORDER BY
    credit.publisher_key,
    picture_count DESC,
    credited
LIMIT 500;
