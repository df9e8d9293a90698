-- What became of each input: every delivery, what was refused or withheld inside one, what could not be received, and what waits.
-- ar: ما آل إليه كل مدخل: كل تسليم، وما رُفض أو حُجب داخله، وما تعذّر استلامه، وما ينتظر.
-- grain: one row a delivery, a part of a dump in quarantine or withheld, an input in quarantine that was not received, or a file that waits
-- key: input_key
-- sources: bronze_delivery, bronze_dump, bronze_receipt, bronze_withheld, silver_page, ops_load, ops_quarantine, ops_waiting
-- columns:
--   input_key: the delivery, the row of ops_quarantine, dump and place of what is withheld, or the row of ops_waiting
--     مفتاح_المدخل: التسليم، أو صفّ ops_quarantine، أو ملف المحجوب وموضعه، أو صفّ ops_waiting
--   kind: delivery, part (of a dump), or file (of which nothing was received)
--     النوع: تسليم delivery أو جزء من ملف part أو ملف لم يُستلم منه شيء file
--   name: file name of the dump
--     الاسم: اسم الملف
--   member: entry of the dump, where a part of it is meant
--     الجزء: مدخل الملف، حيث يُقصد جزء منه
--   arrived_at: when it arrived (UTC)
--     وقت_الوصول: متى وصل بالتوقيت العالمي
--   arrived_day: UTC day of arrived_at
--     يوم_الوصول: يوم الوصول بالتوقيت العالمي
--   dump_key: the dump, where its bytes were received
--     مفتاح_الملف: الملف، حيث استُلمت بايتاته
--   size_bytes: size of the dump before compression
--     الحجم_بالبايت: حجم الملف قبل الضغط
--   outcome: loaded, partly (some of it was refused), refused, duplicate (the dump was delivered before), pending (not read to its end yet), waiting (not whole yet), withheld (all that could be read of it was taken down), or dropped (refused, and left for good)
--     النتيجة: حُمّل loaded أو حُمّل بعضه partly أو رُفض refused أو مكرّر duplicate أو لم يُقرأ كله بعد pending أو ينتظر waiting أو حُجب كله withheld أو تُرك dropped
--   page_count: pages that were read; a duplicate has none of its own
--     عدد_الصفحات: الصفحات التي قُرئت؛ وليس للمكرّر صفحات
--   withheld_count: pages that were left out, since they were taken down; a duplicate has none of its own
--     عدد_المحجوبات: الصفحات التي حُجبت لأنها أزيلت بطلب؛ وليس للمكرّر صفحات
--   article_count: articles on those pages
--     عدد_المقالات: المقالات في تلك الصفحات
--   reason: why, where it was refused or waits; the first in alphabetical order of several reasons
--     السبب: السبب، حيث رُفض أو ينتظر؛ وأولها هجائياً إن تعدّدت
--   message: what is wrong and what to do, where it was refused
--     الرسالة: ما الخطأ وما العمل، حيث رُفض
--   origin: where it is, if its bytes were not received; they are in the raw zone otherwise
--     المصدر: أين هو إن لم تُستلم بايتاته؛ وإلا فهي في منطقة الخام
WITH held AS (
    SELECT
        receipt.dump_key,
        COUNT(*) AS page_count,
        SUM(page.article_count) AS article_count
    FROM bronze_receipt AS receipt
    INNER JOIN silver_page AS page
        ON receipt.page_key = page.page_key
    GROUP BY receipt.dump_key
),

read_to_end AS (
    SELECT DISTINCT part.dump_key
    FROM ops_load AS part
    WHERE part.is_last
),

refused AS (
    SELECT
        quarantined.dump_key,
        MIN(quarantined.reason) AS reason,
        MIN(CASE WHEN quarantined.member IS NULL THEN quarantined.message END) AS message,
        MIN(quarantined.status) AS least_status,
        MAX(quarantined.status) AS most_status
    FROM ops_quarantine AS quarantined
    WHERE
        quarantined.dump_key IS NOT NULL
        AND quarantined.status <> 'resolved'
    GROUP BY quarantined.dump_key
),

withheld AS (
    SELECT
        place.dump_key,
        COUNT(*) AS page_count
    FROM bronze_withheld AS place
    GROUP BY place.dump_key
),

numbered AS (
    SELECT
        delivery.delivery_key,
        delivery.dump_key,
        delivery.name,
        delivery.arrived_at,
        delivery.arrived_day,
        ROW_NUMBER() OVER (PARTITION BY delivery.dump_key ORDER BY delivery.arrived_at, delivery.delivery_key) AS ordinal
    FROM bronze_delivery AS delivery
)

SELECT
    numbered.delivery_key AS input_key,
    'delivery' AS kind,
    numbered.name,
    NULL AS member,
    numbered.arrived_at,
    numbered.arrived_day,
    numbered.dump_key,
    dump.size_bytes,
    CASE
        WHEN numbered.ordinal > 1 THEN 'duplicate'
        WHEN read_to_end.dump_key IS NULL THEN 'pending'
        WHEN refused.dump_key IS NULL AND held.dump_key IS NULL AND withheld.dump_key IS NOT NULL THEN 'withheld'
        WHEN refused.dump_key IS NULL THEN 'loaded'
        WHEN held.dump_key IS NOT NULL THEN 'partly'
        WHEN refused.most_status = 'dropped' AND refused.least_status = 'dropped' THEN 'dropped'
        ELSE 'refused'
    END AS outcome,
    CASE WHEN numbered.ordinal > 1 THEN 0 ELSE COALESCE(held.page_count, 0) END AS page_count,
    CASE WHEN numbered.ordinal > 1 THEN 0 ELSE COALESCE(withheld.page_count, 0) END AS withheld_count,
    CASE WHEN numbered.ordinal > 1 THEN 0 ELSE COALESCE(held.article_count, 0) END AS article_count,
    CASE WHEN numbered.ordinal = 1 THEN refused.reason END AS reason,
    CASE WHEN numbered.ordinal = 1 THEN refused.message END AS message,
    NULL AS origin
FROM numbered
INNER JOIN bronze_dump AS dump
    ON numbered.dump_key = dump.dump_key
LEFT JOIN held
    ON numbered.dump_key = held.dump_key
LEFT JOIN read_to_end
    ON numbered.dump_key = read_to_end.dump_key
LEFT JOIN refused
    ON numbered.dump_key = refused.dump_key
LEFT JOIN withheld
    ON numbered.dump_key = withheld.dump_key
UNION ALL
SELECT
    place.dump_key || ':' || place.position AS input_key,
    'part' AS kind,
    dump.name,
    place.member,
    numbered.arrived_at,
    numbered.arrived_day,
    place.dump_key,
    NULL AS size_bytes,
    'withheld' AS outcome,
    0 AS page_count,
    1 AS withheld_count,
    0 AS article_count,
    NULL AS reason,
    NULL AS message,
    NULL AS origin
FROM bronze_withheld AS place
INNER JOIN bronze_dump AS dump
    ON place.dump_key = dump.dump_key
INNER JOIN numbered
    ON place.dump_key = numbered.dump_key AND numbered.ordinal = 1
WHERE place.member IS NOT NULL
UNION ALL
SELECT
    quarantined.quarantine_key AS input_key,
    CASE WHEN quarantined.dump_key IS NULL THEN 'file' ELSE 'part' END AS kind,
    quarantined.name,
    quarantined.member,
    quarantined.arrived_at,
    quarantined.arrived_day,
    quarantined.dump_key,
    NULL AS size_bytes,
    CASE WHEN quarantined.status = 'dropped' THEN 'dropped' ELSE 'refused' END AS outcome,
    0 AS page_count,
    0 AS withheld_count,
    0 AS article_count,
    quarantined.reason,
    quarantined.message,
    quarantined.origin
FROM ops_quarantine AS quarantined
WHERE
    quarantined.status <> 'resolved'
    AND (quarantined.dump_key IS NULL OR quarantined.member IS NOT NULL)
UNION ALL
SELECT
    waiting.waiting_key AS input_key,
    'file' AS kind,
    waiting.name,
    NULL AS member,
    waiting.arrived_at,
    waiting.arrived_day,
    NULL AS dump_key,
    waiting.size_bytes,
    'waiting' AS outcome,
    0 AS page_count,
    0 AS withheld_count,
    0 AS article_count,
    waiting.reason,
    NULL AS message,
    waiting.origin
FROM ops_waiting AS waiting
WHERE waiting.dump_key IS NULL;
