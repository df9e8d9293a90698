-- Whom and what each publisher names how often: counted as pages come and go, so that asking reads no mention.
-- ar: من يذكره كل ناشر وما يذكره وكم مرة: يُعدّ مع مجيء الصفحات وذهابها، فلا يقرأ السؤال موضع ذكر واحداً.
-- grain: one row a publisher, a kind and a name
-- key: publisher_key, kind, name
-- sources: silver_tally
-- columns:
--   publisher_key: who names it
--     مفتاح_الناشر: من يذكره
--   kind: person, organisation, place, speaker (of direct speech), source (agency cited), credit (of a picture) or day
--     النوع: person شخص أو organisation هيئة أو place مكان أو speaker متحدث أو source مصدر أو credit حق صورة أو day يوم
--   name: who or what, as in the mentions; a day as YYYY-MM-DD
--     الاسم: من يُذكر أو ما يُذكر؛ واليوم بصيغة YYYY-MM-DD
--   name_latin: the name of a person or speaker in Latin letters
--     الاسم_باللاتينية: اسم الشخص أو المتحدث بالأحرف اللاتينية
--   article_count: articles that name it
--     عدد_المقالات: المقالات التي تذكره
--   mention_count: mentions in them
--     عدد_مرات_الذكر: مرات ذكره فيها
SELECT
    tally.publisher_key,
    tally.kind,
    tally.name,
    tally.name_latin,
    tally.article_count,
    tally.mention_count
FROM silver_tally AS tally;
