-- The same text at several publishers: who had it first, how many have it, and which agency it is likely from.
-- ar: النص نفسه عند عدة ناشرين: من سبق إليه، وكم ناشراً عنده، وأي وكالة يرجَّح أنه منها.
-- grain: one row a family of articles that hang together by shared text, of two publishers or more
-- key: family_key
-- sources: gold_wire_copy, silver_origin_clue
-- columns:
--   family_key: the family; gold_wire_copy has its articles
--     مفتاح_العائلة: العائلة؛ ومقالاتها في gold_wire_copy
--   headline: headline of the article that was seen first
--     العنوان: عنوان أول مقال ظهر
--   origin_agency: the news organisation that most of its publishers point to; a dateline, a byline or an agency's own page counts three times as much as a citation
--     وكالة_الأصل: الجهة التي يشير إليها أكثر ناشريها؛ والتصدير أو التوقيع أو صفحة الوكالة نفسها بثلاثة أمثال الإسناد
--   origin_basis: what points to it most plainly: publisher, dateline, byline or cited
--     أساس_الأصل: أوضح ما يشير إليها: publisher أو dateline أو byline أو cited
--   origin_publisher_count: publishers of the family that point to it
--     عدد_المشيرين: ناشرو العائلة الذين يشيرون إليها
--   publisher_count: publishers that have the text
--     عدد_الناشرين: الناشرون الذين عندهم النص
--   article_count: articles that have it, every copy counted
--     عدد_المقالات: المقالات التي فيها النص، وتُعدّ كل نسخة
--   first_article_key: the article that was seen first
--     مفتاح_أول_مقال: أول مقال ظهر
--   first_publisher_key: who published that
--     مفتاح_أول_ناشر: من نشره
--   first_seen_day: day on which it was seen
--     أول_يوم_ظهور: يوم ظهوره
--   last_seen_day: day on which the last one was seen
--     آخر_يوم_ظهور: يوم ظهور آخر مقال
--   reused_share: mean share of text that its articles share with another
--     نسبة_المنقول: متوسط ما تشترك فيه مقالاتها مع غيرها من النص
--   least_reused_share: the least of those shares
--     أقل_نسبة_منقول: أقل تلك النسب
WITH pointed AS (
    SELECT
        member.family_key,
        clue.agency,
        clue.basis,
        member.publisher_key,
        CASE clue.basis WHEN 'publisher' THEN 0 WHEN 'dateline' THEN 1 WHEN 'byline' THEN 2 ELSE 3 END AS plainness,
        CASE clue.basis WHEN 'cited' THEN 1 ELSE 3 END AS weight
    FROM gold_wire_copy AS member
    INNER JOIN silver_origin_clue AS clue
        ON member.article_key = clue.article_key
),

said AS (
    SELECT
        pointed.family_key,
        pointed.agency,
        pointed.publisher_key,
        MAX(pointed.weight) AS weight,
        MIN(pointed.plainness) AS plainness
    FROM pointed
    GROUP BY
        pointed.family_key,
        pointed.agency,
        pointed.publisher_key
),

weighed AS (
    SELECT
        said.family_key,
        said.agency,
        COUNT(*) AS publisher_count,
        MIN(said.plainness) AS plainness,
        ROW_NUMBER() OVER (
            PARTITION BY said.family_key
            ORDER BY SUM(said.weight) DESC, MIN(said.plainness), said.agency
        ) AS preference
    FROM said
    GROUP BY
        said.family_key,
        said.agency
),

spread AS (
    SELECT
        member.family_key,
        MAX(CASE WHEN member.seen_order = 1 THEN member.headline END) AS headline,
        MAX(CASE WHEN member.seen_order = 1 THEN member.article_key END) AS first_article_key,
        MAX(CASE WHEN member.seen_order = 1 THEN member.publisher_key END) AS first_publisher_key,
        MIN(member.seen_day) AS first_seen_day,
        MAX(member.seen_day) AS last_seen_day,
        COUNT(DISTINCT member.publisher_key) AS publisher_count,
        COUNT(*) AS article_count,
        AVG(member.reused_share) AS reused_share,
        MIN(member.reused_share) AS least_reused_share
    FROM gold_wire_copy AS member
    GROUP BY member.family_key
)

SELECT
    spread.family_key,
    spread.headline,
    weighed.agency AS origin_agency,
    CASE weighed.plainness
        WHEN 0 THEN 'publisher' WHEN 1 THEN 'dateline' WHEN 2 THEN 'byline' WHEN 3 THEN 'cited'
    END AS origin_basis,
    COALESCE(weighed.publisher_count, 0) AS origin_publisher_count,
    spread.publisher_count,
    spread.article_count,
    spread.first_article_key,
    spread.first_publisher_key,
    spread.first_seen_day,
    spread.last_seen_day,
    spread.reused_share,
    spread.least_reused_share
FROM spread
LEFT JOIN weighed
    ON
        spread.family_key = weighed.family_key
        AND weighed.preference = 1;
