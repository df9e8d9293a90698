-- Texts of the run's pages that other publishers have too, the most widespread first.
-- ar: نصوص صفحات هذا التشغيل التي عند ناشرين آخرين أيضاً، أوسعها انتشاراً أولاً
-- section: copies
-- table: gold_wire_family
WITH touched AS (
    SELECT DISTINCT member.family_key
    FROM ops_run_page AS run
    INNER JOIN silver_article AS article
        ON run.page_key = article.page_key
    INNER JOIN gold_wire_copy AS member
        ON article.article_key = member.article_key
    WHERE run.run_key = :run_key
)

SELECT
    family.headline,
    family.first_publisher_key,
    family.origin_agency,
    family.publisher_count,
    family.article_count,
    family.reused_share
FROM touched
INNER JOIN gold_wire_family AS family
    ON touched.family_key = family.family_key
ORDER BY
    family.publisher_count DESC,
    family.article_count DESC,
    family.family_key
LIMIT 20;
