-- Which pages a run touched, unchanged ones included: what its quality checks examine. A run of the job check, which is
-- `warraq check`, touches every page.
-- ar: الصفحات التي مسّها كل تشغيل، ومنها ما لم يتغيّر: ما تفحصه فحوص جودته. والتشغيل check، وهو الأمر warraq check، يمسّ كل صفحة.
-- grain: one row a run and a page in a dump that it read
-- key: run_key, dump_key, position
-- sources: ops_load, ops_run, bronze_receipt
-- columns:
--   run_key: the run
--     مفتاح_التشغيل: التشغيل
--   dump_key: the dump that it read
--     مفتاح_الملف: الملف الذي قرأه
--   position: place of the page among the dump's pages
--     الترتيب: ترتيب الصفحة بين صفحات الملف
--   page_key: the page
--     مفتاح_الصفحة: الصفحة
SELECT
    part.run_key,
    receipt.dump_key,
    receipt.position,
    receipt.page_key
FROM ops_load AS part
INNER JOIN bronze_receipt AS receipt
    ON part.dump_key = receipt.dump_key
WHERE part.part = 0
UNION ALL
SELECT
    run.run_key,
    receipt.dump_key,
    receipt.position,
    receipt.page_key
FROM ops_run AS run
CROSS JOIN bronze_receipt AS receipt
WHERE run.job = 'check';
