-- How well pages were read: the first place to look when a publisher changes its layout.
-- ar: كم أُحسنت قراءة الصفحات: أول ما يُنظر إليه حين يغيّر ناشر تصميمه.
-- grain: one row a publisher, layout and parser version
-- key: publisher_key, layout, parser_version
-- sources: silver_page
-- columns:
--   publisher_key: the publisher
--     مفتاح_الناشر: الناشر
--   layout: layout of its profile that was applied
--     التصميم: تصميم الناشر الذي طُبّق
--   parser_version: version of the parser
--     إصدار_القارئ: إصدار القارئ
--   page_count: pages
--     عدد_الصفحات: الصفحات
--   page_without_article_count: pages that yielded no article
--     عدد_الصفحات_بلا_مقال: الصفحات التي لم يخرج منها مقال
--   article_count: articles of those pages
--     عدد_المقالات: مقالات تلك الصفحات
--   card_count: related cards of those articles
--     عدد_البطاقات: بطاقات تلك المقالات
--   issue_count: issues of those pages
--     عدد_الملاحظات: ملاحظات تلك الصفحات
--   line_count: lines of those pages
--     عدد_السطور: سطور تلك الصفحات
--   unclassified_line_count: lines that no rule named
--     عدد_السطور_غير_المصنفة: السطور التي لم تسمّها قاعدة
--   unclassified_share: unclassified lines as a share of all, 0 to 1
--     نسبة_غير_المصنف: نسبة السطور غير المصنّفة من الكل، من 0 إلى 1
--   dated_article_count: articles whose day of publication is known
--     عدد_المقالات_المؤرخة: المقالات المعلوم يوم نشرها
--   signed_article_count: articles with an author, desk or agency
--     عدد_المقالات_الموقعة: المقالات التي لها كاتب أو قسم تحرير أو وكالة
--   placed_article_count: articles whose place is known
--     عدد_المقالات_معلومة_المكان: المقالات المعلوم مكانها
--   sectioned_article_count: articles whose section is known
--     عدد_المقالات_معلومة_القسم: المقالات المعلوم قسمها
SELECT
    page.publisher_key,
    page.layout,
    page.parser_version,
    COUNT(*) AS page_count,
    SUM(CASE WHEN page.article_count = 0 THEN 1 ELSE 0 END) AS page_without_article_count,
    SUM(page.article_count) AS article_count,
    SUM(page.card_count) AS card_count,
    SUM(page.issue_count) AS issue_count,
    SUM(page.line_count) AS line_count,
    SUM(page.unclassified_line_count) AS unclassified_line_count,
    CAST(SUM(page.unclassified_line_count) AS DOUBLE PRECISION) / NULLIF(SUM(page.line_count), 0) AS unclassified_share,
    SUM(page.dated_article_count) AS dated_article_count,
    SUM(page.signed_article_count) AS signed_article_count,
    SUM(page.placed_article_count) AS placed_article_count,
    SUM(page.sectioned_article_count) AS sectioned_article_count
FROM silver_page AS page
GROUP BY
    page.publisher_key,
    page.layout,
    page.parser_version;
