"""Marks: what an article's story can be known by. Articles that share one are of one story, and so are theirs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, or_, select

from etl import keys
from etl.load.bulk import in_parts, one_of
from etl.load.tables import matching, stories

_NEARLY_ALL = 0.7
"""Of the longer text's runs of words, what two texts share that are one but for a few edits."""
_COPY, _MARK, _SIGHTING = matching.COPY, stories.MARK, stories.SIGHTING


def replace(connection: Connection, article_keys: Iterable[str]) -> None:
    """Make the marks of these articles those that follow from what they say; articles that are gone have none."""
    for some in in_parts(article_keys):
        connection.execute(delete(_MARK).where(one_of(_MARK.c.article_key, some)))
        rows = [{"article_key": key, "mark": mark} for key, mark in sorted(set(_marks(connection, some)))]
        if rows:
            connection.execute(insert(_MARK), rows)


def sharing(connection: Connection, article_keys: Iterable[str]) -> dict[str, frozenset[str]]:
    """The marks of these articles and of all that hang together with them by shared marks."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    asked: set[str] = set()
    unasked = set(article_keys)
    while unasked:
        fresh = set()
        for some in in_parts(unasked):
            for key, mark in connection.execute(select(_MARK).where(one_of(_MARK.c.article_key, some))):
                found[key].add(mark)
                fresh.add(mark)
        fresh -= asked
        asked |= fresh
        with_them = {
            key
            for some in in_parts(fresh)
            for key in connection.execute(select(_MARK.c.article_key).where(one_of(_MARK.c.mark, some))).scalars()
        }
        unasked = with_them - found.keys()
    return {key: frozenset(marks) for key, marks in found.items()}


def near(connection: Connection, article_keys: Iterable[str]) -> dict[str, frozenset[str]]:
    """Of each of these articles, those whose text is nearly its own."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    row = _COPY.c
    for some in in_parts(article_keys):
        query = select(row.article_key, row.other_article_key).where(
            or_(one_of(row.article_key, some), one_of(row.other_article_key, some)), _is_near()
        )
        for first, second in connection.execute(query):
            found[first].add(second)
            found[second].add(first)
    return {key: frozenset(others) for key, others in found.items()}


def _is_near() -> ColumnElement[bool]:
    row = _COPY.c
    return and_(
        row.shared_run_count >= _NEARLY_ALL * row.run_count, row.shared_run_count >= _NEARLY_ALL * row.other_run_count
    )


def _marks(connection: Connection, article_keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    row = _SIGHTING.c
    query = select(row.article_key, row.publisher_key, row.address_key, row.own_key, row.story_day)
    found = connection.execute(
        query.where(one_of(row.article_key, article_keys), row.is_own, row.card_position < 0)
    ).all()
    firsts = _firsts(connection, [article.article_key for article in found])
    for article in found:
        yield article.article_key, article.own_key
        if article.address_key:
            yield article.article_key, article.address_key
        if article.story_day:
            for first in firsts.get(article.article_key, ()):
                text = keys.key("text", article.publisher_key, article.story_day.isoformat(), first)
                yield article.article_key, text


def _firsts(connection: Connection, article_keys: Iterable[str]) -> dict[str, set[str]]:
    """The articles that stand for the texts of these: those that they were compared with, or they themselves.

    Copies are compared with the first of their bucket alone (docs/adr/0026-matching.md), so that many share few marks.
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    row = _COPY.c
    for some in in_parts(article_keys):
        query = select(row.article_key, row.other_article_key).where(one_of(row.article_key, some), _is_near())
        for key, first in connection.execute(query):
            found[key].add(first)
        is_first = select(row.other_article_key).distinct().where(one_of(row.other_article_key, some), _is_near())
        for first in connection.execute(is_first).scalars():
            found[first].add(first)
    return found
