-- Which layouts are read worst?
-- ar: أي التصاميم قراءتها أسوأ؟
SELECT
    quality.publisher_key,
    quality.layout,
    quality.page_count,
    quality.unclassified_share,
    quality.page_without_article_count,
    100 * quality.signed_article_count / NULLIF(quality.article_count, 0) AS signed_percent,
    100 * quality.dated_article_count / NULLIF(quality.article_count, 0) AS dated_percent
FROM gold_parse_quality AS quality
ORDER BY
    quality.unclassified_share DESC,
    quality.publisher_key,
    quality.layout;
