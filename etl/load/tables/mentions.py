"""Silver, continued: what the articles say. Every mention holds where in its paragraph it stands."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Column, Index, Table

from etl.load.tables.base import day, flag, number, text
from etl.load.tables.silver import part_of_article


def _mention(name: str, comment: str, *columns: Column[str] | Column[int] | Column[bool] | Column[date]) -> Table:
    return part_of_article(
        name,
        comment,
        *columns,
        number("paragraph", "Position in silver_paragraph."),
        number("first_char", "Offset of its first letter in the paragraph's text, in code points from 0."),
        number("last_char", "Offset after its last letter."),
    )


DATE_MENTION = _mention(
    "silver_date_mention",
    "One row a date or period that an article's body names.",
    text("text", "The words as printed."),
    text("value", "EDTF level 0: 2007-01-20, 2011-12, 2007, 2024-09-02/2024-09-08; null if unknowable.", null=True),
    day("first_day", "First day of value; null where value is, or where no calendar has such a day."),
    day("last_day", "Last day of value."),
    text("calendar", "gregorian or hijri; the value is Gregorian in either case."),
    text("basis", "explicit, or relative to the day of publication."),
)
Index(None, DATE_MENTION.c.first_day, DATE_MENTION.c.text)

QUOTATION = _mention(
    "silver_quotation",
    "One row a piece of direct speech; scare quotes, names and titles are not speech.",
    text("text", "What was said, without its outer quotation marks."),
    text("speaker", "Who said it, as the page words it.", null=True),
    text("speaker_latin", "The speaker in Latin letters, as name_latin of entities; null if unnamed.", null=True),
    text("speaker_role", "What the page calls the speaker: an office, a post.", null=True),
    flag("is_anonymous", "The speaker is an unnamed source."),
    flag("is_speaker_inherited", "The words name no speaker: it is who spoke last in the paragraphs before."),
    text("cue", "The verb that reports it.", null=True),
)
Index(None, QUOTATION.c.speaker)
Index(None, QUOTATION.c.speaker_latin)

SOURCE_MENTION = _mention(
    "silver_source_mention",
    "One row a citation of a news organisation as the origin of information.",
    text("text", "Its name as printed."),
    text("agency", "Its canonical English name."),
)
Index(None, SOURCE_MENTION.c.agency)

ENTITY_MENTION = _mention(
    "silver_entity_mention",
    "One row a mention of a person, organisation or place in an article's body.",
    text("text", "The name as printed."),
    text("type", "PERS, ORG or LOC, as ANERcorp labels them."),
    text("engine", "What found it: builtin, or a model of camel-tools."),
    text("name_latin", "A person's name in Latin letters: to search without an Arabic keyboard.", null=True),
)
Index(None, ENTITY_MENTION.c.text)
Index(None, ENTITY_MENTION.c.name_latin)

OF_ARTICLE = (DATE_MENTION, QUOTATION, SOURCE_MENTION, ENTITY_MENTION)
