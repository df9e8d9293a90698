"""How often each publisher names and states what: kept as pages come and go, by the difference that each page makes.

What a page adds is kept beside the totals, so a page that changed or went is taken out by what it had added, and the
cost is that of the pages and not of the warehouse. See docs/adr/0031-tallies.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Connection,
    Integer,
    Select,
    Text,
    and_,
    case,
    cast,
    delete,
    func,
    literal,
    null,
    select,
    true,
    tuple_,
    union_all,
)

from etl.load.bulk import in_parts, insert_rows, one_of, upsert
from etl.load.tables import mentions, silver, tallies

_Name = tuple[str, str, str]
"""Publisher, kind and name."""
_NAME = ("publisher_key", "kind", "name")
_COUNTS = ("article_count", "mention_count", "word_count")
_LONGEST_NAME = 200
"""Letters of a name that are kept: an index takes no longer ones."""
_KINDS = {"PERS": "person", "ORG": "organisation", "LOC": "place"}
_OF_PAGE, _TALLY = tallies.OF_PAGE, tallies.TALLY


def renew(connection: Connection, page_keys: Iterable[str]) -> None:
    """Make the tallies what follows from these pages as they are now."""
    for some in in_parts(page_keys):
        had = _rows(connection, select(_OF_PAGE).where(one_of(_OF_PAGE.c.page_key, some)))
        has = _rows(connection, _counted(some))
        connection.execute(delete(_OF_PAGE).where(one_of(_OF_PAGE.c.page_key, some)))
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
    """What the articles of these pages name and state, as rows of ``silver_page_tally``."""
    article, page = silver.ARTICLE.c, silver.PAGE.c
    articles = (
        select(
            *(article.page_key, page.publisher_key, article.article_key, article.word_count),
            *(article.published_day, article.section, article.place, article.dateline_place),
        )
        .join_from(silver.ARTICLE, silver.PAGE, article.page_key == page.page_key)
        .where(one_of(article.page_key, page_keys))
        .cte("article")
    )
    each = union_all(*_in_text(articles), *_stated(articles)).subquery("each_time")
    names = [each.c[column] for column in ("page_key", *_NAME)]
    of_article = (
        select(
            *names,
            each.c.word_count,
            func.min(each.c.name_latin).label("name_latin"),
            func.count().label("mention_count"),
        )
        .group_by(*names, each.c.article_key, each.c.word_count)
        .subquery("of_article")
    )
    of_page = [of_article.c[column.name] for column in names]
    return select(
        *of_page,
        func.min(of_article.c.name_latin).label("name_latin"),
        func.count().label("article_count"),
        cast(func.sum(of_article.c.mention_count), Integer).label("mention_count"),
        func.sum(of_article.c.word_count).label("word_count"),
    ).group_by(*of_page)


def _in_text(articles: CTE) -> Iterator[Select[Any]]:
    """What the texts name, a row each time."""
    entity, quotation, source = mentions.ENTITY_MENTION.c, mentions.QUOTATION.c, mentions.SOURCE_MENTION.c
    credit, spoken_of = silver.CAPTION_CREDIT.c, mentions.DATE_MENTION.c
    published = articles.c.published_day
    kind_of_entity = case(*((entity.type == label, kind) for label, kind in _KINDS.items()))
    kind_of_cue = case((quotation.is_anonymous, "unnamed_cue"), else_="cue")
    tense = case((spoken_of.last_day < published, "past"), (spoken_of.first_day > published, "future"), else_="present")
    is_named = and_(quotation.speaker.is_not(None), ~quotation.is_anonymous)
    for table, kind, name, latin, condition in (
        (mentions.ENTITY_MENTION, kind_of_entity, entity.text, entity.name_latin, true()),
        (mentions.QUOTATION, literal("speaker"), quotation.speaker, quotation.speaker_latin, is_named),
        (mentions.QUOTATION, kind_of_cue, func.coalesce(quotation.cue, ""), null(), true()),
        (mentions.SOURCE_MENTION, literal("source"), source.agency, null(), true()),
        (silver.CAPTION_CREDIT, literal("credit"), func.coalesce(credit.agency, credit.holder), null(), true()),
        (
            mentions.DATE_MENTION,
            literal("day"),
            cast(spoken_of.first_day, Text),
            null(),
            spoken_of.first_day == spoken_of.last_day,
        ),
        (
            mentions.DATE_MENTION,
            literal("tense"),
            tense,
            null(),
            and_(spoken_of.first_day.is_not(None), published.is_not(None)),
        ),
    ):
        query = _each(articles, kind, name, latin)
        yield query.join_from(articles, table, articles.c.article_key == table.c.article_key).where(condition)


def _stated(articles: CTE) -> Iterator[Select[Any]]:
    """What is stated of the articles, a row an article."""
    article = articles.c
    for kind, name in (
        ("published", cast(article.published_day, Text)),
        ("section", article.section),
        ("reported_from", article.place),
        ("dateline", case((article.dateline_place == article.place, article.place))),
    ):
        yield _each(articles, literal(kind), name, null()).where(name.is_not(None))


def _each(articles: CTE, kind: ColumnElement[str], name: ColumnElement[str], latin: ColumnElement[Any]) -> Select[Any]:
    article = articles.c
    return select(
        *(article.page_key, article.publisher_key, article.article_key, article.word_count),
        kind.label("kind"),
        func.substr(name, 1, _LONGEST_NAME).label("name"),
        cast(latin, Text).label("name_latin"),
    )
