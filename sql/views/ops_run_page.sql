-- Which pages a run touched, unchanged ones included: what its quality checks examine.
-- grain: one row a run, a part of a dump that it read, and a page of that dump
-- key: run_key, dump_key, part, position
-- sources: ops_load, bronze_receipt
-- columns:
--   run_key: the run
--   dump_key: the dump that it read
--   part: ordinal of the transaction among those that the dump took
--   position: place of the page among the dump's pages
--   page_key: the page
SELECT
    part.run_key,
    part.dump_key,
    part.part,
    receipt.position,
    receipt.page_key
FROM ops_load AS part
INNER JOIN bronze_receipt AS receipt
    ON part.dump_key = receipt.dump_key;
