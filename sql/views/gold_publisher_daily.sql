-- What each publisher printed each day, as far as it was loaded.
-- grain: one row a publisher and day of publication
-- key: publisher_key, published_day
-- sources: gold_article
-- columns:
--   publisher_key: the publisher
--   publisher: the publisher's name in English
--   published_day: day of publication as the pages state it; null for articles that state none
--   article_count: articles, every copy counted
--   primary_count: articles that a page is about
--   appended_count: articles that a site appended below another
--   story_count: stories, each counted once
--   word_count: words of all those articles
SELECT
    article.publisher_key,
    article.publisher,
    article.published_day,
    COUNT(*) AS article_count,
    SUM(CASE WHEN article.position = 0 THEN 1 ELSE 0 END) AS primary_count,
    SUM(CASE WHEN article.position = 0 THEN 0 ELSE 1 END) AS appended_count,
    COUNT(DISTINCT article.story_key) AS story_count,
    SUM(article.word_count) AS word_count
FROM gold_article AS article
GROUP BY
    article.publisher_key,
    article.publisher,
    article.published_day;
