-- The blocks of a page cover each of its lines once: the first begins at line 1, each begins where the last one ended.
-- severity: fail
-- grain: one row a block that does not begin where it should
-- action: The parser is at fault: look at the page with warraq show PAGE and report it.
SELECT
    tile.page_key,
    tile.position,
    tile.role,
    tile.first_line,
    tile.last_line,
    tile.expected_line
FROM (
    SELECT
        block.page_key,
        block.position,
        block.role,
        block.first_line,
        block.last_line,
        COALESCE(LAG(block.last_line) OVER (PARTITION BY block.page_key ORDER BY block.position), 0) + 1 AS expected_line
    FROM silver_block AS block
    WHERE block.page_key IN (SELECT touched.page_key FROM ops_run_page AS touched WHERE touched.run_key = :run_key)
) AS tile
WHERE
    tile.first_line <> tile.expected_line
    OR tile.last_line < tile.first_line
ORDER BY
    tile.page_key,
    tile.position;
