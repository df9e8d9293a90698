-- Articles with their publisher: where most questions start.
-- grain: one row an article of a page, primary or appended
-- key: article_key
-- sources: silver_article, silver_page, silver_publisher
-- columns:
--   article_key: hash of page and position
--   page_key: the page that holds the article
--   story_key: what the article is about; the same for its other copies and for cards that point to it
--   publisher_key: who published it
--   publisher: the publisher's name in English
--   publisher_ar: the publisher's name in Arabic
--   is_primary: the page is about this article; otherwise the site appended it below another
--   position: 0 for the primary article, 1 and up for appended ones
--   headline: headline as printed
--   kicker: short line above the headline
--   standfirst: sub-headline or summary between headline and text
--   section: the newspaper's own section
--   byline: who wrote it and from where, in the page's words
--   place: where it was written
--   published_at: ISO 8601 as exactly as the page states it
--   published_day: day of published_at as the page states it
--   published_basis: where published_at is from
--   earliest_date: where published_at is null, the day from which on it can have been published
--   earliest_basis: what implies earliest_date
--   latest_date: where published_at is null, the day until which it can have been published
--   latest_basis: what implies latest_date
--   modified_at: when it was changed, in the form of published_at
--   url: the article's own URL; for a primary article without one, the page's
--   language: ISO 639-1 code
--   body: the text, paragraphs divided by blank lines
--   word_count: words of the body
--   captured_at: when the page was fetched, where its dump states it
--   layout: layout of the publisher's profile that was applied
--   parser_version: version of the parser that read it
SELECT
    article.article_key,
    article.page_key,
    article.story_key,
    page.publisher_key,
    publisher.name AS publisher,
    publisher.name_ar AS publisher_ar,
    article.position = 0 AS is_primary,
    article.position,
    article.headline,
    article.kicker,
    article.standfirst,
    article.section,
    article.byline,
    article.place,
    article.published_at,
    article.published_day,
    article.published_basis,
    article.earliest_date,
    article.earliest_basis,
    article.latest_date,
    article.latest_basis,
    article.modified_at,
    COALESCE(article.url, CASE WHEN article.position = 0 THEN page.url END) AS url,
    article.language,
    article.body,
    article.word_count,
    page.captured_at,
    page.layout,
    page.parser_version
FROM silver_article AS article
INNER JOIN silver_page AS page
    ON article.page_key = page.page_key
INNER JOIN silver_publisher AS publisher
    ON page.publisher_key = publisher.publisher_key;
