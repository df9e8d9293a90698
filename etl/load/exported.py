"""What an export holds: silver, gold views and the days, each column of one type whichever database it comes from.

An export is made of pieces, a file each: a table's rows, or those of one publisher. A piece has a digest of what its
rows follow from, so that an export into the same folder writes anew only what changed since.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from sqlalchemy import Boolean, Column, Connection, Date, Integer, Table, func, select, text

from etl import keys
from etl.load.tables import METADATA, bronze, dim, matching, ops, search, silver, takedowns
from etl.load.tables.base import Instant
from etl.load.views import sources as read_by
from etl.load.views import views

Exported = str | int | float | bool | date | datetime | None
Values = Sequence[Exported]
"""Of one column."""
Batches = Iterator[Sequence[Values]]
"""Some rows at a time, column by column."""
_LEDGER = (bronze.DELIVERY, bronze.RECEIPT, ops.RUN, ops.LOAD, ops.QUARANTINE, ops.WAITING, takedowns.WITHHELD)
_LAST = (ops.RUN.c.finished_at, ops.LOAD.c.loaded_at, ops.QUARANTINE.c.closed_at, ops.WAITING.c.seen_at)
_FOR_MACHINES = (search.SEARCH, matching.FINGERPRINT)
_BATCH = 2_000
"""Rows that are in memory at a time."""


class Kind(Enum):
    """The type of a column."""

    TEXT = "text"
    NUMBER = "number"
    SHARE = "share"
    FLAG = "flag"
    DAY = "day"
    INSTANT = "instant"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A table or a view that is exported."""

    name: str
    columns: Mapping[str, Kind]
    statement: str = ""
    """Of a view."""
    is_of_silver: bool = True
    """Its rows follow from silver alone, and not from what arrived or what the runs did."""
    is_of_all_publishers: bool = False
    """Also a publisher's own rows follow from what all of them published."""

    @property
    def publisher(self) -> str | None:
        """Where its rows say who published them, as SQL; ``None`` where they follow from several publishers'."""
        if "publisher_key" in self.columns and self.name != silver.PUBLISHER.name:
            return "source.publisher_key"
        if "page_key" in self.columns:
            return "(SELECT publisher_key FROM silver_page WHERE page_key = source.page_key)"
        if "article_key" in self.columns:
            return (
                "(SELECT page.publisher_key FROM silver_article AS article INNER JOIN silver_page AS page"
                " ON article.page_key = page.page_key WHERE article.article_key = source.article_key)"
            )
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What one file of an export holds."""

    source: Source
    publisher_key: str | None
    """Only this publisher's rows; all of them where it is ``None``."""
    digest: str

    @property
    def columns(self) -> Mapping[str, Kind]:
        """Of its file. A publisher's own does not repeat the publisher, whom its folder names."""
        dropped = "publisher_key" if self.publisher_key is not None else None
        return {name: kind for name, kind in self.source.columns.items() if name != dropped}


def sources() -> tuple[Source, ...]:
    """The tables of silver, but for those that only machines read, made of the articles' own words; gold; and days."""
    tables = [table for table in METADATA.sorted_tables if table.name.startswith("silver_")]
    return (*(_table(table) for table in tables if table not in _FOR_MACHINES), *_gold(), _table(dim.DATE))


def _table(table: Table) -> Source:
    return Source(
        name=table.name,
        columns={str(name): _kind(column) for name, column in table.columns.items()},
        is_of_all_publishers=table in matching.RESULTS,
    )


def _gold() -> Iterator[Source]:
    of_silver: set[str] = {name for name in METADATA.tables if name.startswith("silver_")}
    of_all = {table.name for table in matching.RESULTS}
    for view in views():
        if not of_all.isdisjoint(read_by(view)):
            of_all.add(view.name)
        if of_silver.issuperset(read_by(view)):
            of_silver.add(view.name)
        if view.name.startswith("gold_"):
            yield Source(
                name=view.name,
                columns={name: _kind_by_name(name) for name in view.columns},
                statement=view.statement,
                is_of_silver=view.name in of_silver,
                is_of_all_publishers=view.name in of_all,
            )


def _kind(column: Column[object]) -> Kind:
    types = {Boolean: Kind.FLAG, Integer: Kind.NUMBER, Date: Kind.DAY, Instant: Kind.INSTANT}
    return next((kind for type_, kind in types.items() if isinstance(column.type, type_)), Kind.TEXT)


def _kind_by_name(name: str) -> Kind:
    """A column of a view has the type that columns of its name have in the tables, or that its name says."""
    endings = {"_count": Kind.NUMBER, "_share": Kind.SHARE, "_day": Kind.DAY, "_version": Kind.NUMBER}
    said = next((kind for ending, kind in endings.items() if name.endswith(ending)), None)
    if said is not None or name.startswith("is_"):
        return said or Kind.FLAG
    kinds = (_kind(table.c[name]) for table in METADATA.sorted_tables if name in table.c)
    return Kind.NUMBER if name.endswith("position") else next(kinds, Kind.TEXT)


def pieces(connection: Connection, *, by_publisher: bool) -> Iterator[Piece]:
    """The pieces of an export of the warehouse as it is."""
    publishers = _publishers(connection)
    whole = keys.key(*(part for pair in publishers.items() for part in pair))
    ledger = _ledger(connection)
    for source in sources():
        said = (source.statement, *source.columns, None if source.is_of_silver else ledger)
        if source.name == dim.DATE.name:
            yield Piece(source=source, publisher_key=None, digest=keys.key(*said))
        elif not by_publisher or source.publisher is None:
            yield Piece(source=source, publisher_key=None, digest=keys.key(whole, *said))
        else:
            for publisher, digest in publishers.items():
                follows_from = whole if source.is_of_all_publishers else digest
                yield Piece(source=source, publisher_key=publisher, digest=keys.key(follows_from, *said))


def _publishers(connection: Connection) -> dict[str, str]:
    """By publisher, a digest of what its rows in silver follow from: its pages, and what they were read as."""
    table = silver.PAGE.c
    columns = (table.publisher_key, table.page_key, table.record_digest, table.parser_version)
    parts: dict[str, list[str | int]] = {}
    for publisher, *read in connection.execute(select(*columns).order_by(table.page_key)):
        parts.setdefault(publisher, []).extend(read)
    return {publisher: keys.key(*parts[publisher]) for publisher in sorted(parts)}


def _ledger(connection: Connection) -> str:
    """What changes with every run, delivery and load, and with what becomes of what was refused or waits."""
    counts = [connection.execute(select(func.count()).select_from(table)).scalar_one() for table in _LEDGER]
    moments = [connection.execute(select(func.max(moment))).scalar_one() for moment in _LAST]
    return keys.key(*counts, *(moment and moment.isoformat() for moment in moments))


def rows(connection: Connection, piece: Piece) -> Batches:
    """The rows of a piece, with its columns in their order; the order of rows is the database's."""
    source = piece.source
    names = ", ".join(f"source.{name}" for name in piece.columns)
    # Names are the metadata's own and the views'; the value is bound.
    query = f"SELECT {names} FROM {source.name} AS source"  # noqa: S608
    if piece.publisher_key is not None:
        query += f" WHERE {source.publisher} = :publisher_key"
    found = connection.execute(
        text(query),
        {"publisher_key": piece.publisher_key} if piece.publisher_key else {},
        execution_options={"yield_per": _BATCH},
    )
    kinds = piece.columns.values()
    for batch in found.partitions(_BATCH):
        yield [_typed(values, kind) for values, kind in zip(zip(*batch, strict=True), kinds, strict=True)]


def _typed(values: Values, kind: Kind) -> Values:
    """SQLite has neither days nor instants nor truth values: there they are text and numbers."""
    if kind is Kind.FLAG:
        return [value if value is None else bool(value) for value in values]
    if kind is Kind.DAY:
        return [date.fromisoformat(value) if isinstance(value, str) else value for value in values]
    if kind is Kind.INSTANT:
        return [datetime.fromisoformat(value) if isinstance(value, str) else value for value in values]
    return values
