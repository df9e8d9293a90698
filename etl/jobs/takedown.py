"""Takedowns: pages removed on request from the tables, the raw zone and the exports, for good.

The first step is one transaction: from it on nothing of the pages is in the tables, and nothing brings them back. What
follows may be interrupted anywhere, and is completed by asking again, or by any other takedown or `finish_takedowns`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine

from etl.errors import TakedownError
from etl.extract.journal import record_takedown
from etl.extract.raw import RawZone
from etl.jobs.exporting import export_again
from etl.jobs.redacting import redact
from etl.jobs.warehouse import now, warehouse
from etl.load import takedown
from etl.load.aims import Aim, Condemned, aim_of, condemned
from etl.load.engine import reading, writing
from etl.load.export_folder import form_of
from etl.load.takedown import TouchedDump
from etl.load.withholding import wait_for_loads
from etl.settings import Settings
from etl.tombstones import Mark, Takedown, Tombstone, takedown_key


@dataclass(frozen=True, slots=True, kw_only=True)
class TakedownReport:
    """What a takedown removed, or would remove."""

    takedown_key: str
    mark: str
    """url, story or content."""
    target: str
    pages: tuple[Condemned, ...]
    """Those that were still there."""
    dumps: tuple[TouchedDump, ...]
    """Those that held them."""


def preview_takedown(settings: Settings, named: str, *, most: int) -> TakedownReport:
    """What `take_down` would remove; raises `TakedownError` as it does."""
    with warehouse(settings) as engine, reading(engine) as connection:
        aim = aim_of(connection, named)
        return _report(connection, aim, _aimed_at(connection, aim, most))


def take_down(
    settings: Settings, named: str, reason: str, *, most: int, exports: Sequence[Path] = ()
) -> TakedownReport:
    """Remove the pages that an address, a story's key or a hash names, and keep them from coming back.

    ``exports`` are folders of exports that are written anew without them. Raises `TakedownError` where nothing is
    named, or more than ``most`` pages are, and `ExportError` for a folder that is no export; nothing is removed then.
    """
    for folder in exports:
        form_of(folder)
    with warehouse(settings) as engine:
        with writing(engine) as connection:
            wait_for_loads(connection)
            aim = aim_of(connection, named)
            pages = _aimed_at(connection, aim, most)
            report = _report(connection, aim, pages)
            if pages:
                takedown.take_down(connection, _takedown(aim, named, reason, pages), pages)
        for folder in exports:
            export_again(settings, folder)
        _finish(settings, engine)
    return report


def finish_takedowns(settings: Settings) -> int:
    """Complete the takedowns that were interrupted; how many there were."""
    with warehouse(settings) as engine:
        return _finish(settings, engine)


def _finish(settings: Settings, engine: Engine) -> int:
    with reading(engine) as connection:
        begun = takedown.begun(connection)
    raw = RawZone(settings.raw)
    for each in begun:
        record_takedown(raw, each)
    redact(settings, engine)
    if begun:
        raw.sweep()
        with writing(engine) as connection:
            takedown.complete(connection, [each.takedown_key for each in begun], now())
        takedown.forget_deleted(engine)
    return len(begun)


def _aimed_at(connection: Connection, aim: Aim, most: int) -> tuple[Condemned, ...]:
    """The pages that go; none where they went before."""
    pages = condemned(connection, aim, most)
    if not pages and not takedown.is_known(connection, takedown_key(aim.mark, aim.target)):
        raise TakedownError(f"{_NOTHING[aim.mark].format(aim.target)} Nothing was removed.")
    return pages


_NOTHING = {
    Mark.URL: "No page of the warehouse was captured at {}, and none holds an article with this address. Look for it: "
    "SELECT page_key, url FROM gold_article WHERE headline LIKE '%…%'.",
    Mark.STORY: "{} is the key of no page, and of no story of which a text is loaded (a related card is part of "
    "the page that prints it: name that page). See gold_article.page_key and gold_article.story_key.",
    Mark.CONTENT: "No page of the warehouse has bytes with the SHA-256 {}. Hashes of pages are in bronze_page.sha256; "
    "that of a dump with several pages names none of them.",
}


def _takedown(aim: Aim, named: str, reason: str, pages: Sequence[Condemned]) -> Takedown:
    contents = {Tombstone(Mark.CONTENT, page.sha256) for page in pages}
    stories = {Tombstone(Mark.STORY, key) for key in aim.known_by}
    return Takedown(
        takedown_key=takedown_key(aim.mark, aim.target),
        mark=aim.mark,
        asked_for=named.strip(),
        target=aim.target,
        reason=reason,
        requested_at=now(),
        tombstones=tuple(sorted({aim.tombstone, *stories, *contents})),
    )


def _report(connection: Connection, aim: Aim, pages: tuple[Condemned, ...]) -> TakedownReport:
    return TakedownReport(
        takedown_key=takedown_key(aim.mark, aim.target),
        mark=aim.mark.value,
        target=aim.target,
        pages=pages,
        dumps=takedown.touched(connection, [page.page_key for page in pages]),
    )
