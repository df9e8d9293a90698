-- The text as Warraq matches it, for a client of SQLite alone: letter for letter etl/arabic/fold.py, in plain SQL.
-- Warraq's own connections have it as the function warraq_fold(text), which is some fifty times as quick. Here :text is
-- bound; in a query, write this in parentheses with a column in its place.
-- arguments: :text
-- returns: text
-- example: '«الشّرق الأوسـط»: ٢٤ آذار' gives 'الشرق الاوسط 24 اذار'
WITH RECURSIVE step (position, code, folded) AS (
    SELECT
        1,
        UNICODE(:text),
        ''
    UNION ALL
    SELECT
        step.position + 1,
        UNICODE(SUBSTR(:text, step.position + 1, 1)),
        step.folded || CASE
            -- alef with hamza, madda or wasla; alef maksura; teh marbuta
            WHEN step.code IN (0x0622, 0x0623, 0x0625, 0x0671) THEN 'ا'
            WHEN step.code = 0x0649 THEN 'ي'
            WHEN step.code = 0x0629 THEN 'ه'
            -- tatweel, diacritics and invisible marks
            WHEN
                step.code IN (0x00ad, 0x061c, 0x0640, 0x0670, 0x2060, 0xfeff)
                OR step.code BETWEEN 0x064b AND 0x0652
                OR step.code BETWEEN 0x200b AND 0x200f
                OR step.code BETWEEN 0x202a AND 0x202e
                OR step.code BETWEEN 0x2066 AND 0x2069
                THEN ''
            -- digits, and capital letters of ASCII
            WHEN step.code BETWEEN 0x0660 AND 0x0669 THEN CHAR(step.code - 0x0660 + 0x30)
            WHEN step.code BETWEEN 0x06f0 AND 0x06f9 THEN CHAR(step.code - 0x06f0 + 0x30)
            WHEN step.code BETWEEN 0x41 AND 0x5a THEN CHAR(step.code + 0x20)
            -- punctuation, signs and blanks: one space for a run of them
            WHEN
                step.code BETWEEN 0x00 AND 0x2f
                OR step.code BETWEEN 0x3a AND 0x40
                OR step.code BETWEEN 0x5b AND 0x60
                OR step.code BETWEEN 0x7b AND 0xa9
                OR step.code BETWEEN 0xab AND 0xb1
                OR step.code BETWEEN 0xb6 AND 0xb8
                OR step.code IN (0xb4, 0xbb, 0xbf, 0xd7, 0xf7)
                OR step.code IN (0x060c, 0x060d, 0x061b, 0x061e, 0x061f, 0x06d4)
                OR step.code BETWEEN 0x066a AND 0x066d
                OR step.code BETWEEN 0x2000 AND 0x200a
                OR step.code BETWEEN 0x2010 AND 0x2029
                OR step.code BETWEEN 0x202f AND 0x205f
                OR step.code BETWEEN 0x2190 AND 0x2bff
                OR step.code BETWEEN 0x3000 AND 0x3003
                OR step.code BETWEEN 0x3008 AND 0x3011
                OR step.code IN (0xfd3e, 0xfd3f)
                THEN CASE WHEN step.folded LIKE '% ' THEN '' ELSE ' ' END
            ELSE SUBSTR(:text, step.position, 1)
        END
    FROM step
    WHERE step.position <= LENGTH(:text)
)

SELECT TRIM(step.folded) AS folded
FROM step
WHERE step.position = LENGTH(:text) + 1;
