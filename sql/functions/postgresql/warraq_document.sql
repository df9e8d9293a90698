-- What silver_search.document indexes: words of the headline have weight A, what remains of them without clitics B, words
-- of the body C, what remains of those D. Between headline and body a place is left, so that no phrase runs across.
-- ar: ما يفهرسه silver_search.document: لكلمات العنوان الوزن A، ولما يبقى منها بلا سوابق B، ولكلمات المتن C، ولما يبقى منها D.
-- arguments: headline text, headline_bare text, body text, body_bare text
-- returns: tsvector
-- example: warraq_document('اتفاق', '', 'نص', '') = '''اتفاق'':1A ''نص'':3C'::tsvector
CREATE OR REPLACE FUNCTION warraq_document(headline text, headline_bare text, body text, body_bare text) RETURNS tsvector
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $function$
    WITH placed (word, place, weight) AS (
        SELECT word, place, 'A' FROM UNNEST(STRING_TO_ARRAY(headline, ' ')) WITH ORDINALITY AS listed (word, place)
        UNION ALL
        SELECT word, place, 'B' FROM UNNEST(STRING_TO_ARRAY(headline_bare, ' ')) WITH ORDINALITY AS listed (word, place)
        UNION ALL
        SELECT word, place + CARDINALITY(STRING_TO_ARRAY(headline, ' ')) + 1, 'C'
        FROM UNNEST(STRING_TO_ARRAY(body, ' ')) WITH ORDINALITY AS listed (word, place)
        UNION ALL
        SELECT word, place, 'D' FROM UNNEST(STRING_TO_ARRAY(body_bare, ' ')) WITH ORDINALITY AS listed (word, place)
    )

    -- Words of the fold hold no quotation mark and no backslash.
    SELECT COALESCE(STRING_AGG('''' || word || ''':' || place || weight, ' '), '')::tsvector FROM placed
$function$;
