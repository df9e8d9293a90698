"""How often each publisher names whom and what: kept as pages come and go, by the difference that each page makes.

What a page adds is kept beside the totals, so a page that changed or went is taken out by what it had added, and the
cost is that of the pages and not of the warehouse. See docs/adr/0031-tallies.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    Connection,
    Select,
    Text,
    case,
    cast,
    delete,
    distinct,
    func,
    literal,
    null,
    select,
    true,
    tuple_,
    union_all,
)

from etl.load.bulk import insert_rows, upsert
from etl.load.tables import mentions, silver, tallies
from etl.load.unmatched import in_parts

_Name = tuple[str, str, str]
"""Publisher, kind and name."""
_NAME = ("publisher_key", "kind", "name")
_COUNTS = ("article_count", "mention_count")
_LONGEST_NAME = 200
"""Letters of a name that are kept: an index takes no longer ones."""
_KINDS = {"PERS": "person", "ORG": "organisation", "LOC": "place"}
_OF_PAGE, _TALLY = tallies.OF_PAGE, tallies.TALLY


def renew(connection: Connection, page_keys: Iterable[str]) -> None:
    """Make the tallies what follows from these pages as they are now."""
    for some in in_parts(page_keys):
        had = _rows(connection, select(_OF_PAGE).where(_OF_PAGE.c.page_key.in_(some)))
        has = _rows(connection, _counted(some))
        connection.execute(delete(_OF_PAGE).where(_OF_PAGE.c.page_key.in_(some)))
        insert_rows(connection, _OF_PAGE, has)
        _add(connection, _difference(had, has))


def _rows(connection: Connection, query: Select[Any]) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(query).mappings()]


def _difference(had: Iterable[Mapping[str, Any]], has: Iterable[Mapping[str, Any]]) -> dict[_Name, dict[str, Any]]:
    """What is to be added to the row of each name."""
    found: dict[_Name, dict[str, Any]] = {}
    for sign, rows in ((-1, had), (1, has)):
        for row in rows:
            named = {column: row[column] for column in (*_NAME, "name_latin")}
            total = found.setdefault(
                (row["publisher_key"], row["kind"], row["name"]), named | dict.fromkeys(_COUNTS, 0)
            )
            for count in _COUNTS:
                total[count] += sign * row[count]
            total["name_latin"] = row["name_latin"]
    return found


def _add(connection: Connection, difference: Mapping[_Name, Mapping[str, Any]]) -> None:
    """Add to the totals; a name that nobody mentions any more has no row."""
    if not difference:
        return
    statement = upsert(connection, _TALLY)
    said = {count: _TALLY.c[count] + statement.excluded[count] for count in _COUNTS}
    said["name_latin"] = statement.excluded.name_latin
    connection.execute(statement.on_conflict_do_update(index_elements=_NAME, set_=said), list(difference.values()))
    for some in in_parts(name for name, total in difference.items() if total["mention_count"] < 0):
        named = tuple_(*(_TALLY.c[column] for column in _NAME))
        connection.execute(delete(_TALLY).where(_TALLY.c.mention_count == 0, named.in_(some)))


def _counted(page_keys: Sequence[str]) -> Select[Any]:
    """What the articles of these pages name, as rows of ``silver_page_tally``."""
    entity, quotation, source = mentions.ENTITY_MENTION.c, mentions.QUOTATION.c, mentions.SOURCE_MENTION.c
    credit, date = silver.CAPTION_CREDIT.c, mentions.DATE_MENTION.c
    kind_of_entity = case(*((entity.type == label, kind) for label, kind in _KINDS.items()))
    no_latin = null()
    named = (
        (mentions.ENTITY_MENTION, kind_of_entity, entity.text, entity.name_latin, true()),
        (
            mentions.QUOTATION,
            literal("speaker"),
            quotation.speaker,
            quotation.speaker_latin,
            quotation.speaker.is_not(None) & ~quotation.is_anonymous,
        ),
        (mentions.SOURCE_MENTION, literal("source"), source.agency, no_latin, true()),
        (silver.CAPTION_CREDIT, literal("credit"), func.coalesce(credit.agency, credit.holder), no_latin, true()),
        (
            mentions.DATE_MENTION,
            literal("day"),
            cast(date.first_day, Text),
            no_latin,
            date.first_day == date.last_day,
        ),
    )
    article, page = silver.ARTICLE.c, silver.PAGE.c
    each = union_all(
        *(
            select(
                article.page_key,
                article.article_key,
                kind.label("kind"),
                func.substr(name, 1, _LONGEST_NAME).label("name"),
                cast(latin, Text).label("name_latin"),
            )
            .join_from(silver.ARTICLE, table, article.article_key == table.c.article_key)
            .where(article.page_key.in_(page_keys), condition)
            for table, kind, name, latin, condition in named
        )
    ).subquery()
    return (
        select(
            each.c.page_key,
            page.publisher_key,
            each.c.kind,
            each.c.name,
            func.min(each.c.name_latin).label("name_latin"),
            func.count(distinct(each.c.article_key)).label("article_count"),
            func.count().label("mention_count"),
        )
        .join_from(each, silver.PAGE, page.page_key == each.c.page_key)
        .group_by(each.c.page_key, page.publisher_key, each.c.kind, each.c.name)
    )
