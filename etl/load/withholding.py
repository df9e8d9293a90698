"""Pages that come again after they were taken down are left out, and the places where they were are kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date

from sqlalchemy import Connection, delete, or_, select, text, tuple_

from etl import keys
from etl.arabic.fold import fold
from etl.load.batch import Part, Withholding
from etl.load.bulk import upsert
from etl.load.receipts import covered
from etl.load.rows import day_of
from etl.load.sightings import address_key, day_of_story, own_key
from etl.load.tables import takedowns
from etl.model import Article, ParsedPage
from etl.tombstones import Mark, Tombstone, urls_of

_STONE = takedowns.TOMBSTONE.c
_WITHHELD = takedowns.WITHHELD
_TOGETHER = 500
"""Tombstones that one query asks for."""


def marks_of(parsed: ParsedPage) -> frozenset[Tombstone]:
    """Everything by which a tombstone may name a page."""
    stories = (key for article in parsed.articles for key in _story_keys(parsed, article))
    return frozenset(
        {
            Tombstone(Mark.CONTENT, parsed.page.sha256),
            *urls_of((parsed.page.url, parsed.url, *(article.url for article in parsed.articles))),
            *(Tombstone(Mark.STORY, story) for story in stories),
        }
    )


def withhold(connection: Connection, parts: Sequence[Part]) -> Sequence[Part]:
    """The parts without the pages that tombstones name; it must come first in the transaction that loads them.

    A takedown either came before, and its tombstones are seen, or it waits until the pages are there to be removed.
    """
    wait_for_takedowns(connection)
    return without_taken_down(connection, parts)


def without_taken_down(connection: Connection, parts: Sequence[Part]) -> Sequence[Part]:
    """The same for a transaction that only reads: a takedown may come after it."""
    if connection.execute(select(_STONE.value).limit(1)).first() is None:
        return parts
    marks = [[marks_of(reading.parsed) for reading in part.readings] for part in parts]
    known = _known(connection, {mark for of_part in marks for named in of_part for mark in named})
    return [_without(part, of_part, known) for part, of_part in zip(parts, marks, strict=True)]


def replace_withheld(connection: Connection, parts: Sequence[Part]) -> None:
    """Make the places that these parts cover say which pages are withheld there."""
    rows = [{"dump_key": part.dump_key, **asdict(each)} for part in parts for each in part.withheld]
    held = select(_WITHHELD.c.dump_key).where(_WITHHELD.c.dump_key.in_([part.dump_key for part in parts]))
    known = set(connection.execute(held).scalars())
    over = [covered(_WITHHELD, part) for part in parts if part.dump_key in known]
    if over:
        connection.execute(delete(_WITHHELD).where(or_(*over)))
    if rows:
        # One dump may come twice in a batch.
        connection.execute(upsert(connection, _WITHHELD).on_conflict_do_nothing(), rows)


def wait_for_takedowns(connection: Connection) -> None:
    """Let no takedown begin before this transaction ends. On SQLite there is one writer at a time anyway."""
    _lock(connection, "ROW EXCLUSIVE")


def wait_for_loads(connection: Connection) -> None:
    """Wait until the loads under way have ended, and let none begin before this transaction ends."""
    _lock(connection, "SHARE ROW EXCLUSIVE")


def _lock(connection: Connection, mode: str) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"LOCK TABLE bronze_page IN {mode} MODE"))


def _known(connection: Connection, marks: Iterable[Tombstone]) -> dict[Tombstone, str]:
    """Those of the marks that are on tombstones, each with its takedown."""
    listed = sorted(marks)
    found: dict[Tombstone, str] = {}
    for start in range(0, len(listed), _TOGETHER):
        together = tuple_(_STONE.mark, _STONE.value).in_(listed[start : start + _TOGETHER])
        rows = connection.execute(select(_STONE.mark, _STONE.value, _STONE.takedown_key).where(together))
        found |= {Tombstone(Mark(row.mark), row.value): row.takedown_key for row in rows}
    return found


def _story_keys(parsed: ParsedPage, article: Article) -> Iterator[str]:
    """The keys by which an article's story may have been taken down: of its headline, and with its day or address."""
    headline_key = keys.story_key(parsed.publisher, fold(article.known_as))
    dateline = article.dateline.date if article.dateline else None
    stated = (article.published_at, dateline, article.bounds.earliest, article.bounds.latest)
    days = (None if day is None else date.fromisoformat(day) for day in map(day_of, stated))
    url = article.url or (parsed.url if article.position == 0 else None)
    yield headline_key
    yield own_key(headline_key, address_key(url), day_of_story(*days))


def _without(part: Part, marks: Sequence[frozenset[Tombstone]], known: Mapping[Tombstone, str]) -> Part:
    found = [sorted(known[mark] for mark in named & known.keys()) for named in marks]
    withheld = (
        Withholding(
            position=reading.position, member=reading.parsed.page.member, takedown_key=reasons[0], is_in_raw=True
        )
        for reading, reasons in zip(part.readings, found, strict=True)
        if reasons
    )
    left = tuple(reading for reading, reasons in zip(part.readings, found, strict=True) if not reasons)
    return replace(part, readings=left, withheld=(*part.withheld, *withheld))
