-- What each publisher names and states how often: counted as pages come and go, so that asking reads no mention and no article.
-- ar: ما يذكره كل ناشر ويصرّح به وكم مرة: يُعدّ مع مجيء الصفحات وذهابها، فلا يقرأ السؤال موضع ذكر ولا مقالاً.
-- grain: one row a publisher, a kind and a name
-- key: publisher_key, kind, name
-- sources: silver_tally
-- columns:
--   publisher_key: who names it
--     مفتاح_الناشر: من يذكره
--   kind: named in the text: person, organisation, place, speaker (of direct speech), source (agency cited), credit (of a picture), day, tense (of days spoken of), cue (verb that reports speech) or unnamed_cue (verb that reports an unnamed source); stated of the article: published (its day), section, reported_from (its place) or dateline (that place, where the dateline names it)
--     النوع: المذكور في النص: person شخص أو organisation هيئة أو place مكان أو speaker متحدث أو source مصدر أو credit حق صورة أو day يوم أو tense زمن الأيام المذكورة أو cue فعل القول أو unnamed_cue فعل قول من لم يُسمَّ؛ والمصرَّح به عن المقال: published يوم النشر أو section القسم أو reported_from مكان الكتابة أو dateline ذلك المكان حيث يذكره مطلع الخبر
--   name: who or what, as in the mentions; a day as YYYY-MM-DD; past, present or future beside the day of publication; empty for speech without a verb
--     الاسم: من يُذكر أو ما يُذكر؛ واليوم بصيغة YYYY-MM-DD؛ وpast أو present أو future بالنسبة إلى يوم النشر؛ وفارغ لكلام لا فعل له
--   name_latin: the name of a person or speaker in Latin letters
--     الاسم_باللاتينية: اسم الشخص أو المتحدث بالأحرف اللاتينية
--   day: the name as a day, for the kinds day and published
--     اليوم: الاسم يوماً، للنوعين day وpublished
--   article_count: articles that name it
--     عدد_المقالات: المقالات التي تذكره
--   mention_count: mentions in them
--     عدد_مرات_الذكر: مرات ذكره فيها
--   word_count: words of those articles
--     عدد_الكلمات: كلمات تلك المقالات
SELECT
    tally.publisher_key,
    tally.kind,
    tally.name,
    tally.name_latin,
    CASE WHEN tally.kind IN ('day', 'published') THEN DATE(tally.name) END AS day,
    tally.article_count,
    tally.mention_count,
    tally.word_count
FROM silver_tally AS tally;
