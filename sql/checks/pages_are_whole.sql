-- A page has as many articles, cards and issues as its row says: it was loaded whole.
-- severity: fail
-- grain: one row a page that lacks rows, or has too many
-- action: Silver was changed by hand: delete the page from silver_page, and load its dump (bronze_receipt) again.
SELECT
    whole.page_key,
    whole.article_count,
    whole.found_articles,
    whole.card_count,
    whole.found_cards,
    whole.issue_count,
    whole.found_issues
FROM (
    SELECT
        page.page_key,
        page.article_count,
        page.card_count,
        page.issue_count,
        (SELECT COUNT(*) FROM silver_article AS article WHERE article.page_key = page.page_key) AS found_articles,
        (
            SELECT COUNT(*)
            FROM silver_related_card AS card
            INNER JOIN silver_article AS article
                ON card.article_key = article.article_key
            WHERE article.page_key = page.page_key
        ) AS found_cards,
        (SELECT COUNT(*) FROM silver_issue AS issue WHERE issue.page_key = page.page_key) AS found_issues
    FROM silver_page AS page
    WHERE page.page_key IN (SELECT touched.page_key FROM ops_run_page AS touched WHERE touched.run_key = :run_key)
) AS whole
WHERE
    whole.article_count <> whole.found_articles
    OR whole.card_count <> whole.found_cards
    OR whole.issue_count <> whole.found_issues
ORDER BY whole.page_key;
