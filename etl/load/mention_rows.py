"""From what an article says to its rows: one list of mentions a table, each with its offsets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Table

from etl.arabic.latin import latin
from etl.load.spans import span
from etl.load.tables import mentions
from etl.model import Article, DateMention, EntityMention, Quotation, SourceMention

Mention = DateMention | Quotation | SourceMention | EntityMention
Value = str | int | None
Row = Mapping[str, Value]

_RENAMED = {
    "is_anonymous": "anonymous",
    "is_speaker_inherited": "inherited",
    "first_char": "start",
    "last_char": "end",
}
"""Columns whose names follow the warehouse's rules, by the field of the mention that they hold."""


def mention_rows(article: Article, key: str) -> Iterator[tuple[Table, list[Row]]]:
    """The rows of every table of mentions, for the article with a key."""
    found: tuple[tuple[Table, Sequence[Mention]], ...] = (
        (mentions.DATE_MENTION, article.dates),
        (mentions.QUOTATION, article.quotations),
        (mentions.SOURCE_MENTION, article.sources),
        (mentions.ENTITY_MENTION, article.entities),
    )
    for table, said in found:
        yield table, [_row(table, mention, key, position) for position, mention in enumerate(said)]


def _row(table: Table, mention: Mention, key: str, position: int) -> Row:
    row: dict[str, Value] = {"article_key": key, "position": position, **_derived(mention)}
    for column in table.columns:
        if column.name not in row:
            row[column.name] = getattr(mention, _RENAMED.get(column.name, column.name))
    return row


def _derived(mention: Mention) -> dict[str, Value]:
    """Columns that no field holds: the days of a date, and Latin letters of persons and of speakers who are named."""
    if isinstance(mention, DateMention):
        first, last = span(mention.value)
        return {"first_day": first, "last_day": last}
    if isinstance(mention, EntityMention):
        return {"name_latin": latin(mention.text) if mention.type == "PERS" else None}
    if isinstance(mention, Quotation):
        return {"speaker_latin": latin(mention.speaker) if mention.speaker and not mention.anonymous else None}
    return {}
