-- Who said what: direct speech with its speaker and the article that reports it.
-- grain: one row a quotation of an article
-- key: article_key, position
-- sources: silver_quotation, gold_article
-- columns:
--   article_key: the article that reports it
--   position: ordinal of the quotation in the article, from 0
--   publisher_key: who published the article
--   published_day: day of publication as the page states it
--   headline: the article's headline
--   speaker: who said it, as the page words it
--   speaker_role: what the page calls the speaker
--   is_anonymous: the speaker is an unnamed source
--   is_speaker_inherited: the words name no speaker: it is who spoke last in the paragraphs before
--   cue: the verb that reports it
--   text: what was said, without its outer quotation marks
SELECT
    quotation.article_key,
    quotation.position,
    article.publisher_key,
    article.published_day,
    article.headline,
    quotation.speaker,
    quotation.speaker_role,
    quotation.is_anonymous,
    quotation.is_speaker_inherited,
    quotation.cue,
    quotation.text
FROM silver_quotation AS quotation
INNER JOIN gold_article AS article
    ON quotation.article_key = article.article_key;
