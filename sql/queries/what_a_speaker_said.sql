-- What has a person said, latest first?
-- ar: ماذا قال شخص، والأحدث أولاً؟
-- parameters: speaker=%
SELECT
    quotation.speaker,
    quotation.speaker_role,
    quotation.text,
    quotation.publisher_key,
    quotation.published_day,
    quotation.headline
FROM gold_quotation AS quotation
WHERE quotation.speaker LIKE :speaker
ORDER BY
    quotation.published_day DESC,
    quotation.article_key,
    quotation.position
LIMIT 100;
