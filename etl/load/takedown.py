"""Taking pages out of every table in one transaction, and what of a takedown is still to be done after it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Connection, Engine, Table, delete, func, insert, literal, or_, select, true, update

from etl.load import unmatched
from etl.load.aims import Condemned
from etl.load.bulk import upsert
from etl.load.match import match_noted
from etl.load.tables import METADATA, bronze, matching, ops, silver, takedowns
from etl.tombstones import Mark, Takedown, Tombstone

_TAKEDOWN, _WITHHELD = takedowns.TAKEDOWN, takedowns.WITHHELD


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchedDump:
    """A dump that holds a page which goes."""

    name: str
    sha256: str
    other_pages: int
    """That stay."""
    refused: int
    """Parts of it in quarantine: their bytes go with the page, and cannot be tried again."""


def take_down(connection: Connection, takedown: Takedown, pages: Sequence[Condemned]) -> None:
    """Remove the pages, keep the places where they were, and leave the tombstones; the raw zone is still to be done.

    It must hold off loads (`etl.load.withholding.wait_for_loads`), so that none brings a page back meanwhile.
    """
    if connection.dialect.name == "sqlite":
        # What is deleted would stand in the file until something is written over it.
        connection.exec_driver_sql("PRAGMA secure_delete = ON")
    page_keys = [page.page_key for page in pages]
    enter(connection, takedown, len(pages))
    _withhold(connection, takedown.takedown_key, page_keys)
    _forget_samples(connection, page_keys)
    remove(connection, page_keys)


def remove(connection: Connection, page_keys: Sequence[str]) -> None:
    """Delete all rows of these pages and their articles, and match again what was matched with them."""
    articles = select(silver.ARTICLE.c.article_key).where(silver.ARTICLE.c.page_key.in_(page_keys))
    article_keys = list(connection.execute(articles).scalars())
    unmatched.note(connection, page_keys)
    for table in reversed([table for table in METADATA.sorted_tables if table not in matching.FOLLOWING]):
        about = [column.in_(page_keys) for column in naming(table, "page_key")]
        about += [column.in_(article_keys) for column in naming(table, "article_key")]
        if about:
            connection.execute(delete(table).where(or_(*about)))
    match_noted(connection)


def naming(table: Table, key: str) -> Iterator[Column[object]]:
    """The columns of a table that name a page or an article: ``page_key``, and what ends in ``_page_key``."""
    return (column for column in table.columns if column.name == key or column.name.endswith(f"_{key}"))


def enter(connection: Connection, takedown: Takedown, page_count: int) -> None:
    """Enter a takedown with its tombstones; what was entered before stays, and is to be completed again."""
    row = {
        "takedown_key": takedown.takedown_key,
        "mark": takedown.mark.value,
        "asked_for": takedown.asked_for,
        "target": takedown.target,
        "reason": takedown.reason,
        "requested_at": takedown.requested_at,
        "page_count": page_count,
    }
    again = {"page_count": _TAKEDOWN.c.page_count + page_count, "completed_at": None}
    entered = upsert(connection, _TAKEDOWN).values(row)
    connection.execute(entered.on_conflict_do_update(index_elements=["takedown_key"], set_=again))
    stones = [
        {"mark": stone.mark.value, "value": stone.value, "takedown_key": takedown.takedown_key}
        for stone in takedown.tombstones
    ]
    connection.execute(upsert(connection, takedowns.TOMBSTONE).on_conflict_do_nothing(), stones)


def touched(connection: Connection, page_keys: Sequence[str]) -> tuple[TouchedDump, ...]:
    """The dumps that hold these pages, and what else each holds."""
    receipt, refused = bronze.RECEIPT.c, ops.QUARANTINE.c
    holding = select(receipt.dump_key).where(receipt.page_key.in_(page_keys))
    others = select(func.count()).where(receipt.dump_key == bronze.DUMP.c.dump_key, receipt.page_key.not_in(page_keys))
    refusals = select(func.count()).where(refused.dump_key == bronze.DUMP.c.dump_key, refused.status == "open")
    query = select(
        bronze.DUMP.c.name,
        bronze.DUMP.c.sha256,
        others.scalar_subquery().label("other_pages"),
        refusals.scalar_subquery().label("refused"),
    )
    found = query.where(bronze.DUMP.c.dump_key.in_(holding)).order_by(bronze.DUMP.c.name, bronze.DUMP.c.sha256)
    return tuple(TouchedDump(**row) for row in connection.execute(found).mappings())


def _withhold(connection: Connection, takedown_key: str, page_keys: Sequence[str]) -> None:
    receipt = bronze.RECEIPT.c
    places = select(receipt.dump_key, receipt.position, receipt.member, literal(takedown_key), true())
    connection.execute(
        insert(_WITHHELD).from_select(
            ["dump_key", "position", "member", "takedown_key", "is_in_raw"],
            places.where(receipt.page_key.in_(page_keys)),
        )
    )


def _forget_samples(connection: Connection, page_keys: Sequence[str]) -> None:
    """Rows that checks found may quote the page: those samples go, their counts stay."""
    result = ops.CHECK_RESULT
    dumps_of = select(bronze.RECEIPT.c.dump_key).where(bronze.RECEIPT.c.page_key.in_(page_keys))
    runs = select(ops.LOAD.c.run_key).where(ops.LOAD.c.dump_key.in_(dumps_of))
    of_all = select(ops.RUN.c.run_key).where(ops.RUN.c.job == "check")
    touched = or_(result.c.run_key.in_(runs), result.c.run_key.in_(of_all))
    connection.execute(update(result).where(touched, result.c.row_count > 0).values(sample="[]"))


def is_known(connection: Connection, takedown_key: str) -> bool:
    """Whether it was asked for before."""
    return connection.execute(select(_TAKEDOWN).where(_TAKEDOWN.c.takedown_key == takedown_key)).first() is not None


def forbidden_urls(connection: Connection) -> frozenset[str]:
    """Keys of the addresses that are not to be asked for any more."""
    stone = takedowns.TOMBSTONE.c
    return frozenset(connection.execute(select(stone.value).where(stone.mark == Mark.URL.value)).scalars())


def begun(connection: Connection) -> tuple[Takedown, ...]:
    """The takedowns that are not complete, with all of their tombstones."""
    stones: defaultdict[str, list[Tombstone]] = defaultdict(list)
    for stone in connection.execute(select(takedowns.TOMBSTONE)):
        stones[stone.takedown_key].append(Tombstone(Mark(stone.mark), stone.value))
    columns = [_TAKEDOWN.c[name] for name in Takedown.__dataclass_fields__ if name != "tombstones"]
    rows = connection.execute(select(*columns).where(_TAKEDOWN.c.completed_at.is_(None)).order_by(*columns[:1]))
    return tuple(
        Takedown(**{**row, "mark": Mark(row["mark"])}, tombstones=tuple(sorted(stones[row["takedown_key"]])))
        for row in rows.mappings()
    )


def still_in_raw(connection: Connection) -> list[str]:
    """Keys of the dumps whose copies in the raw zone still hold a page that is withheld."""
    keys = select(_WITHHELD.c.dump_key).distinct().where(_WITHHELD.c.is_in_raw).order_by(_WITHHELD.c.dump_key)
    return list(connection.execute(keys).scalars())


def withheld_in(connection: Connection, dump_key: str) -> dict[int, str]:
    """The places of a dump where a page is withheld, each with the takedown."""
    places = select(_WITHHELD.c.position, _WITHHELD.c.takedown_key).where(_WITHHELD.c.dump_key == dump_key)
    return {row.position: row.takedown_key for row in connection.execute(places)}


def out_of_raw(connection: Connection, dump_key: str) -> None:
    """Note that the raw zone's copy of a dump holds no withheld page, nor anything at a byte that receipts tell."""
    connection.execute(update(_WITHHELD).where(_WITHHELD.c.dump_key == dump_key).values(is_in_raw=False))
    moved = update(bronze.RECEIPT).where(bronze.RECEIPT.c.dump_key == dump_key)
    connection.execute(moved.values(byte_offset=None, byte_length=None))


def complete(connection: Connection, takedown_keys: Sequence[str], now: datetime) -> None:
    """Note that nothing of these takedowns is left to do; on SQLite, take the words out of the full-text index."""
    is_one = _TAKEDOWN.c.takedown_key.in_(takedown_keys)
    connection.execute(update(_TAKEDOWN).where(is_one).values(completed_at=now))
    if connection.dialect.name == "sqlite":
        # The index marks what is deleted, and drops it when it is put together anew.
        connection.exec_driver_sql("PRAGMA secure_delete = ON")
        connection.exec_driver_sql("INSERT INTO search_index (search_index) VALUES ('optimize')")


def forget_deleted(engine: Engine) -> None:
    """Empty SQLite's journal, which holds rows as they were; PostgreSQL does as much when it vacuums."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
