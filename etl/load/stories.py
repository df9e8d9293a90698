"""Which articles and cards tell one story: kept as they come and go, and the same in whatever order they came.

Articles that state a day or an address are told apart by themselves (`etl.load.story_marks`), and what hangs together
is one story, named after its least key. The rest, cards and appended copies, is led to one of those: by its address,
by the headline at the day on which it was seen, or by the text. What is led nowhere waits as a story of its own, and
is found again by the same two hashes when its article comes. See docs/adr/0029-stories.md.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Column, Connection, select

from etl.load import sightings, story_leads, story_marks, story_rows
from etl.load.bulk import in_parts, one_of
from etl.load.families import families
from etl.load.sightings import ARTICLE, Told
from etl.load.tables import stories

_row = stories.SIGHTING.c


def renew(connection: Connection, page_keys: Iterable[str], concerned: Iterable[str]) -> None:
    """Put together the stories of what changed; ``concerned`` are articles whose shared text changed."""
    pages, articles = frozenset(page_keys), frozenset(concerned)
    stale = _stories(connection, _row.page_key, pages) | _stories(connection, _row.article_key, articles)
    gone = _articles(connection, pages)
    sightings.replace(connection, pages)
    of_pages = _articles(connection, pages)
    story_marks.replace(connection, articles | gone | of_pages)
    touched = stale | _name_own(connection, articles | of_pages | _own_of(connection, stale))
    touched |= story_leads.renew(connection, pages, articles | of_pages, touched)
    touched |= _stories(connection, _row.page_key, pages)
    story_rows.replace(connection, touched)


def _stories(connection: Connection, column: Column[str], keys: Iterable[str]) -> set[str]:
    return {
        key
        for some in in_parts(keys)
        for key in connection.execute(select(_row.story_key).where(one_of(column, some))).scalars()
    }


def _articles(connection: Connection, page_keys: Iterable[str]) -> frozenset[str]:
    return frozenset(
        key
        for some in in_parts(page_keys)
        for key in connection.execute(
            select(_row.article_key).where(one_of(_row.page_key, some), _row.card_position < 0)
        ).scalars()
    )


def _own_of(connection: Connection, story_keys: Iterable[str]) -> set[str]:
    """The articles by which these stories were told."""
    query = select(_row.article_key).where(_row.is_own, _row.card_position < 0)
    return {
        key
        for some in in_parts(story_keys)
        for key in connection.execute(query.where(one_of(_row.story_key, some))).scalars()
    }


def _name_own(connection: Connection, article_keys: Iterable[str]) -> set[str]:
    """Name the stories of all that hang together with these articles; names that are new or gone are returned."""
    marks = story_marks.sharing(connection, article_keys)
    # A mark is told from an article's key by what stands before it.
    together = families((key, f"~{mark}") for key, of_key in marks.items() for mark in of_key)
    held: dict[str, tuple[str, str]] = {}
    query = select(_row.article_key, _row.own_key, _row.story_key).where(_row.card_position < 0)
    for some in in_parts(marks):
        held |= {
            key: (own, story) for key, own, story in connection.execute(query.where(one_of(_row.article_key, some)))
        }
    names: dict[str, str] = {}
    for key, (own, _) in held.items():
        family = together[key]
        names[family] = min(names.get(family, own), own)
    wanted = {key: names[together[key]] for key in held}
    changed = {key: story for key, story in wanted.items() if held[key][1] != story}
    sightings.name(connection, {(key, ARTICLE): Told(story, None) for key, story in changed.items()})
    return {*changed.values(), *(held[key][1] for key in changed)}
