-- What arrived each day, and what became of it.
-- ar: ما وصل كل يوم، وما آل إليه.
-- grain: one row a day of arrival, kind of input and outcome
-- key: arrived_day, kind, outcome
-- sources: gold_input_outcome
-- columns:
--   arrived_day: UTC day of arrival
--     يوم_الوصول: يوم الوصول بالتوقيت العالمي
--   kind: delivery, part (of a dump), or file (of which nothing was received)
--     النوع: تسليم delivery أو جزء من ملف part أو ملف لم يُستلم منه شيء file
--   outcome: as in gold_input_outcome
--     النتيجة: كما في gold_input_outcome
--   input_count: inputs
--     عدد_المدخلات: المدخلات
--   size_bytes: size of those whose size is known, before compression
--     الحجم_بالبايت: حجم ما يُعرف حجمه منها قبل الضغط
--   page_count: pages that were read
--     عدد_الصفحات: الصفحات التي قُرئت
--   article_count: articles on those pages
--     عدد_المقالات: المقالات في تلك الصفحات
SELECT
    input.arrived_day,
    input.kind,
    input.outcome,
    COUNT(*) AS input_count,
    CAST(SUM(input.size_bytes) AS BIGINT) AS size_bytes,
    CAST(SUM(input.page_count) AS BIGINT) AS page_count,
    CAST(SUM(input.article_count) AS BIGINT) AS article_count
FROM gold_input_outcome AS input
GROUP BY
    input.arrived_day,
    input.kind,
    input.outcome;
