-- On which agencies does each outlet lean?
-- ar: على أي الوكالات تعتمد كل وسيلة إعلام؟
SELECT
    cited.publisher_key,
    cited.agency,
    cited.article_count,
    cited.mention_count
FROM gold_cited_source AS cited
ORDER BY
    cited.publisher_key,
    cited.article_count DESC,
    cited.agency;
