-- What did each publisher print on the last day that is loaded, and not after a day of your choice?
-- ar: ماذا طبع كل ناشر في آخر يوم محمّل، على ألّا يكون بعد يوم تختاره؟
-- parameters: last_day=2100-01-01
SELECT
    article.publisher,
    article.section,
    article.headline,
    article.place,
    article.word_count
FROM gold_article AS article
WHERE article.published_day = (
    SELECT latest.published_day
    FROM gold_article AS latest
    WHERE latest.published_day <= :last_day
    ORDER BY latest.published_day DESC
    LIMIT 1
)
ORDER BY
    article.publisher,
    article.section,
    article.headline
LIMIT 500;
