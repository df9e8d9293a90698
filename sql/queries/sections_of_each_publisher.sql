-- Which sections does each publisher fill most, and how long are their articles?
-- ar: أي الأقسام يملؤها كل ناشر أكثر، وكم طول مقالاتها؟
SELECT
    filled.publisher_key,
    filled.name AS section,
    filled.article_count,
    filled.word_count / filled.article_count AS words_an_article
FROM gold_mention_count AS filled
WHERE filled.kind = 'section'
ORDER BY
    filled.publisher_key,
    filled.article_count DESC,
    section;
