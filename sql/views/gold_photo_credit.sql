-- Whose pictures each article shows: each holder that a caption credits.
-- ar: لمن صور كل مقال: كل صاحب صورة ينسبها إليه شرحها.
-- grain: one row a holder that a caption of an article credits
-- key: article_key, caption_position, position
-- sources: silver_caption_credit, silver_caption, silver_article, silver_page
-- columns:
--   article_key: the article
--     مفتاح_المقال: المقال
--   caption_position: ordinal of the caption in the article, from 0
--     ترتيب_الشرح: ترتيب شرح الصورة في المقال، من 0
--   position: ordinal of the holder in the caption, from 0
--     الترتيب: ترتيب صاحب الصورة في الشرح، من 0
--   publisher_key: who published the article
--     مفتاح_الناشر: من نشر المقال
--   published_day: day of publication as the page states it
--     يوم_النشر: يوم النشر كما تذكره الصفحة
--   holder: the holder as printed
--     صاحب_الصورة: صاحب الصورة كما طُبع
--   agency: canonical English name, where the holder is a news organisation
--     الوكالة: اسمه الإنجليزي المعتمد حيث يكون جهة إعلامية
--   picture: lead, or inline where it stands in the text
--     الصورة: رئيسية lead أو داخل النص inline
--   caption: what the caption says besides
--     شرح_الصورة: ما يقوله الشرح غير ذلك
SELECT
    credit.article_key,
    credit.caption_position,
    credit.position,
    page.publisher_key,
    article.published_day,
    credit.holder,
    credit.agency,
    caption.place AS picture,
    caption.text AS caption
FROM silver_caption_credit AS credit
INNER JOIN silver_caption AS caption
    ON
        credit.article_key = caption.article_key
        AND credit.caption_position = caption.position
INNER JOIN silver_article AS article
    ON credit.article_key = article.article_key
INNER JOIN silver_page AS page
    ON article.page_key = page.page_key;
