-- What should a person look at, and on how many pages?
-- ar: ما الذي ينبغي أن ينظر فيه إنسان، وفي كم صفحة؟
SELECT
    issue.code,
    COUNT(*) AS issue_count,
    COUNT(DISTINCT issue.page_key) AS page_count,
    MIN(issue.detail) AS example
FROM silver_issue AS issue
GROUP BY issue.code
ORDER BY
    issue_count DESC,
    issue.code;
