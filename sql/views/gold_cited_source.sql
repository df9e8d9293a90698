-- Which outlets and agencies each publisher leans on.
-- grain: one row a publisher and a news organisation that its articles cite
-- key: publisher_key, agency
-- sources: silver_source_mention, gold_article
-- columns:
--   publisher_key: who cites
--   agency: who is cited, by canonical English name
--   article_count: articles that cite it
--   mention_count: citations in them
--   first_published_day: earliest stated day of those articles
--   last_published_day: latest stated day of those articles
SELECT
    article.publisher_key,
    source.agency,
    COUNT(DISTINCT source.article_key) AS article_count,
    COUNT(*) AS mention_count,
    MIN(article.published_day) AS first_published_day,
    MAX(article.published_day) AS last_published_day
FROM silver_source_mention AS source
INNER JOIN gold_article AS article
    ON source.article_key = article.article_key
GROUP BY
    article.publisher_key,
    source.agency;
