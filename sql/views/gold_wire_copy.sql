-- Articles that share much of their text with articles of other publishers, as agencies' copy that many print does.
-- ar: المقالات التي تشارك مقالات ناشرين آخرين كثيراً من نصها، كما في مواد الوكالات التي يطبعها كثيرون.
-- grain: one row an article of a family
-- key: article_key
-- sources: silver_copy, silver_copy_family, silver_article, silver_page
-- columns:
--   family_key: the family of articles that hang together by shared text
--     مفتاح_العائلة: عائلة المقالات المتصلة بنص مشترك
--   article_key: an article of it
--     مفتاح_المقال: مقال منها
--   publisher_key: who published it
--     مفتاح_الناشر: من نشره
--   headline: its headline as printed
--     العنوان: عنوانه كما طُبع
--   is_primary: the page is about this article; otherwise the site appended it below another
--     أصلي: الصفحة تدور على هذا المقال؛ وإلا فقد ألحقه الموقع تحت غيره
--   published_day: day that its page states
--     يوم_النشر: اليوم الذي تذكره صفحته
--   seen_day: published_day, or without one the last day on which it can have been published
--     يوم_الظهور: يوم النشر، وإلا فآخر يوم يمكن أن يكون نُشر فيه
--   reused_share: share of its runs of four words that stand in one article that it was compared with, 0 to 1
--     نسبة_المنقول: نسبة تتابعاته من أربع كلمات الواردة في مقال واحد قورن به، من 0 إلى 1
--   seen_order: place in the family by the day on which it was seen, from 1; those without a day come last
--     ترتيب_الظهور: موضعه في العائلة بحسب يوم الظهور، من 1؛ وما لا يوم له آخراً
WITH compared AS (
    SELECT
        pair.article_key,
        CAST(pair.shared_run_count AS DOUBLE PRECISION) / pair.run_count AS shared
    FROM silver_copy AS pair
    UNION ALL
    SELECT
        pair.other_article_key AS article_key,
        CAST(pair.shared_run_count AS DOUBLE PRECISION) / pair.other_run_count AS shared
    FROM silver_copy AS pair
),

reused AS (
    SELECT
        compared.article_key,
        MAX(compared.shared) AS shared
    FROM compared
    GROUP BY compared.article_key
),

member AS (
    SELECT
        family.family_key,
        article.article_key,
        page.publisher_key,
        article.headline,
        article.position = 0 AS is_primary,
        article.published_day,
        COALESCE(article.published_day, article.latest_date) AS seen_day,
        article.published_utc_at,
        reused.shared AS reused_share
    FROM silver_copy_family AS family
    INNER JOIN silver_article AS article
        ON family.article_key = article.article_key
    INNER JOIN silver_page AS page
        ON article.page_key = page.page_key
    INNER JOIN reused
        ON article.article_key = reused.article_key
),

spread AS (
    SELECT member.family_key
    FROM member
    GROUP BY member.family_key
    HAVING COUNT(DISTINCT member.publisher_key) > 1
)

SELECT
    member.family_key,
    member.article_key,
    member.publisher_key,
    member.headline,
    member.is_primary,
    member.published_day,
    member.seen_day,
    member.reused_share,
    ROW_NUMBER() OVER (
        PARTITION BY member.family_key
        ORDER BY
            CASE WHEN member.seen_day IS NULL THEN 1 ELSE 0 END,
            member.seen_day,
            CASE WHEN member.published_utc_at IS NULL THEN 1 ELSE 0 END,
            member.published_utc_at,
            member.article_key
    ) AS seen_order
FROM member
INNER JOIN spread
    ON member.family_key = spread.family_key;
