"""The writing of a load: pages, receipts, silver rows and the ledger rows that count them, or nothing of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine

from etl.load import plans, quarantine
from etl.load.batch import Counts, Part
from etl.load.engine import writing
from etl.load.ledger import record_parts
from etl.load.receipts import add_pages, replace_receipts, replace_skips
from etl.load.rows import PageRows, page_key, page_rows
from etl.load.silver import add_publishers, replace_pages
from etl.load.withholding import replace_withheld, withhold
from etl.publishers.profile import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Parts of dumps with the rows of their pages: all that can be made without the database and its one writer."""

    parts: Sequence[Part]
    pages: Mapping[str, PageRows]
    """Each page once, by its key."""


def made_rows(parts: Sequence[Part]) -> Rows:
    """Make the rows of these parts."""
    return Rows(parts=parts, pages=rows_of(parts))


def rows_of(parts: Sequence[Part]) -> dict[str, PageRows]:
    """The rows of all pages of these parts, each page once, by its key."""
    pages = (reading.parsed for part in parts for reading in part.readings)
    return {made.key: made for made in map(page_rows, pages)}


def load(
    engine: Engine, run_key: str, parts: Sequence[Part], publishers: Mapping[str, Profile], now: datetime
) -> Counts:
    """Write these parts of dumps under a run; ``publishers`` holds the profiles of their pages by key."""
    made = made_rows(parts)
    with writing(engine) as connection:
        return _write(connection, run_key, _left(connection, made), publishers, now)


def swap(
    engine: Engine,
    run_key: str,
    batches: Iterable[Rows],
    publishers: Mapping[str, Profile],
    now: datetime,
    *,
    plan_key: str,
) -> Counts:
    """Write all of these in one transaction, so that nobody sees some of them.

    Raises `WarehouseError`, having written nothing, where they would change another thing than the plan says.
    """
    total = Counts()
    with writing(engine) as connection:
        for made in batches:
            left = _left(connection, made)
            plans.require_as_planned(connection, plan_key, left.pages.values(), left.parts)
            total += _write(connection, run_key, left, publishers, now)
    return total


def _left(connection: Connection, made: Rows) -> Rows:
    """What is left to be written: pages that were taken down are withheld."""
    parts = withhold(connection, made.parts)
    keys = dict.fromkeys(page_key(reading.parsed.page) for part in parts for reading in part.readings)
    return Rows(parts=parts, pages={key: made.pages[key] for key in keys})


def _write(
    connection: Connection, run_key: str, made: Rows, publishers: Mapping[str, Profile], now: datetime
) -> Counts:
    parts = made.parts
    pages = [reading.parsed for part in parts for reading in part.readings]
    refusals = [refusal for part in parts for refusal in part.refusals]
    add_publishers(connection, [publishers[key] for key in {parsed.publisher for parsed in pages}])
    add_pages(connection, (parsed.page for parsed in pages))
    replace_receipts(connection, parts)
    replace_withheld(connection, parts)
    replace_skips(connection, parts)
    changed = replace_pages(connection, list(made.pages.values()))
    quarantine.forget_earlier_try(connection, run_key, parts)
    quarantine.refuse(connection, run_key, refusals, now)
    quarantine.resolve_read(connection, run_key, parts, now)
    return record_parts(connection, run_key, parts, changed, now)
