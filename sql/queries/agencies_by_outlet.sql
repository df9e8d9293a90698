-- On which agencies does each outlet lean?
-- ar: على أي الوكالات تعتمد كل وسيلة إعلام؟
SELECT
    cited.publisher_key,
    cited.name AS agency,
    cited.article_count,
    cited.mention_count
FROM gold_mention_count AS cited
WHERE cited.kind = 'source'
ORDER BY
    cited.publisher_key,
    cited.article_count DESC,
    cited.name;
