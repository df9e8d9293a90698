-- What arrived of each publisher on each day, and how well it was read: what alarms are raised from.
-- ar: ما وصل من كل ناشر كل يوم، وكيف قُرئ: ما تُستخرج منه التنبيهات.
-- grain: one row a publisher and day of arrival
-- key: publisher_key, arrived_day
-- sources: bronze_delivery, bronze_receipt, silver_page, silver_article, silver_author, silver_caption
-- columns:
--   publisher_key: the publisher
--     مفتاح_الناشر: الناشر
--   arrived_day: UTC day on which the pages arrived
--     يوم_الوصول: يوم الوصول بتوقيت غرينتش
--   page_count: pages; one that arrived in several dumps of the day is counted once
--     عدد_الصفحات: الصفحات؛ وما وصل في ملفات عدة في اليوم نفسه يُعدّ مرة
--   split_count: pages in which an article was found
--     عدد_المقسومة: صفحات وُجد فيها مقال
--   appended_page_count: pages with further articles below their own
--     عدد_ذات_الملحق: صفحات تحت مقالها مقالات أخرى
--   carded_count: pages with related cards
--     عدد_ذات_البطاقات: صفحات فيها بطاقات ذات صلة
--   texted_count: pages whose article has text below its headline
--     عدد_ذات_المتن: صفحات لمقالها نص تحت عنوانه
--   dated_count: pages whose article states when it was published
--     عدد_المؤرخة: صفحات يذكر مقالها متى نُشر
--   signed_count: pages whose article has an author, desk or agency
--     عدد_الموقعة: صفحات لمقالها كاتب أو قسم تحرير أو وكالة
--   sectioned_count: pages whose article states its section
--     عدد_المبوبة: صفحات يذكر مقالها بابه
--   captioned_count: pages whose article has a caption
--     عدد_ذات_التعليق: صفحات لمقالها تعليق على صورة
--   issue_page_count: pages with an issue
--     عدد_ذات_الملاحظات: صفحات عليها ملاحظة
--   line_count: lines of the pages
--     عدد_السطور: أسطر الصفحات
--   unclassified_line_count: lines that no rule named
--     عدد_السطور_غير_المصنفة: أسطر لا تسمّيها قاعدة
--   newest_day: latest day of publication that is no later than the arrival
--     أحدث_يوم: أحدث يوم نشر لا يتأخر عن الوصول
WITH arrived AS (
    SELECT DISTINCT
        delivery.arrived_day,
        receipt.page_key
    FROM bronze_delivery AS delivery
    INNER JOIN bronze_receipt AS receipt
        ON delivery.dump_key = receipt.dump_key
)

SELECT
    page.publisher_key,
    arrived.arrived_day,
    COUNT(*) AS page_count,
    SUM(CASE WHEN page.article_count > 0 THEN 1 ELSE 0 END) AS split_count,
    SUM(CASE WHEN page.article_count > 1 THEN 1 ELSE 0 END) AS appended_page_count,
    SUM(CASE WHEN page.card_count > 0 THEN 1 ELSE 0 END) AS carded_count,
    SUM(CASE WHEN article.word_count > 0 THEN 1 ELSE 0 END) AS texted_count,
    SUM(CASE WHEN article.published_day IS NULL THEN 0 ELSE 1 END) AS dated_count,
    SUM(CASE WHEN author.article_key IS NULL THEN 0 ELSE 1 END) AS signed_count,
    SUM(CASE WHEN article.section IS NULL THEN 0 ELSE 1 END) AS sectioned_count,
    SUM(CASE WHEN caption.article_key IS NULL THEN 0 ELSE 1 END) AS captioned_count,
    SUM(CASE WHEN page.issue_count > 0 THEN 1 ELSE 0 END) AS issue_page_count,
    SUM(page.line_count) AS line_count,
    SUM(page.unclassified_line_count) AS unclassified_line_count,
    MAX(CASE WHEN article.published_day <= arrived.arrived_day THEN article.published_day END) AS newest_day
FROM arrived
INNER JOIN silver_page AS page
    ON arrived.page_key = page.page_key
LEFT JOIN silver_article AS article
    ON page.page_key = article.page_key AND article.position = 0
LEFT JOIN silver_author AS author
    ON article.article_key = author.article_key AND author.position = 0
LEFT JOIN silver_caption AS caption
    ON article.article_key = caption.article_key AND caption.position = 0
GROUP BY
    page.publisher_key,
    arrived.arrived_day;
