-- Of which days do articles speak most?
-- ar: أي الأيام تتحدث عنها المقالات أكثر؟
-- parameters: first_day=1900-01-01, last_day=2100-01-01
SELECT
    spoken_of.first_day,
    spoken_of.hijri_date,
    spoken_of.weekday_name_ar,
    spoken_of.article_count,
    (
        SELECT mention.text
        FROM gold_date_mention AS mention
        WHERE
            mention.first_day = spoken_of.first_day
            AND mention.last_day = spoken_of.first_day
        ORDER BY mention.text
        LIMIT 1
    ) AS example
FROM (
    SELECT
        dated.day AS first_day,
        dated.hijri_date,
        dated.weekday_name_ar,
        SUM(named.article_count) AS article_count
    FROM gold_mention_count AS named
    INNER JOIN dim_date AS dated
        ON named.day = dated.day
    WHERE
        named.kind = 'day'
        AND dated.day >= :first_day
        AND dated.day <= :last_day
    GROUP BY
        dated.day,
        dated.hijri_date,
        dated.weekday_name_ar
    ORDER BY
        article_count DESC,
        dated.day
    LIMIT 100
) AS spoken_of
ORDER BY
    spoken_of.article_count DESC,
    spoken_of.first_day;
