-- Which sections does each publisher fill most, and how long are their articles?
-- ar: أي الأقسام يملؤها كل ناشر أكثر، وكم طول مقالاتها؟
SELECT
    coverage.publisher_key,
    coverage.section,
    SUM(coverage.article_count) AS article_count,
    SUM(coverage.word_count) / SUM(coverage.article_count) AS words_an_article
FROM gold_daily_coverage AS coverage
WHERE coverage.section IS NOT NULL
GROUP BY
    coverage.publisher_key,
    coverage.section
ORDER BY
    coverage.publisher_key,
    article_count DESC;
