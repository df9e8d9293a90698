"""Looking at the warehouse as a whole: rows by table, the last runs, what waits, and the analysts' example queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select, text

from etl.errors import WarehouseError
from etl.load.quarantine import Status
from etl.load.sql_files import sql_files
from etl.load.tables import METADATA, bronze, ops

_RUNS = 10
"""Last runs that are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLine:
    """A run as the ledger has it."""

    run_key: str
    job: str
    status: str
    started_at: datetime
    finished_at: datetime | None
    dump_count: int
    page_count: int
    article_count: int
    card_count: int
    issue_count: int
    unchanged_count: int
    quarantined_count: int
    waiting_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WarehouseStatus:
    """What the warehouse holds."""

    rows: dict[str, int]
    """By table, in the order bronze, silver, ops, dim."""
    runs: tuple[RunLine, ...]
    """The last ones, latest first."""
    pending_dumps: int
    """Received and not read to their end yet."""
    quarantine: dict[str, int]
    """Inputs that are open, by reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one of the queries of ``sql/queries`` returned."""

    question: str
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


def look(connection: Connection) -> WarehouseStatus:
    """Everything of `WarehouseStatus`, as of one moment."""
    return WarehouseStatus(
        rows=_rows(connection),
        runs=_runs(connection),
        pending_dumps=_pending(connection),
        quarantine=_quarantine(connection),
    )


def ask(connection: Connection, query: str) -> Answer:
    """Run the query of ``sql/queries`` with this name, with the parameters that its head gives."""
    by_name = {file.name: file for file in sql_files("queries")}
    if query not in by_name:
        raise WarehouseError(f"There is no query {query!r} in sql/queries; there are {', '.join(by_name)}.")
    found = connection.execute(text(by_name[query].statement), by_name[query].parameters)
    columns = tuple(found.keys())
    return Answer(question=by_name[query].comment, columns=columns, rows=tuple(tuple(row) for row in found))


def _rows(connection: Connection) -> dict[str, int]:
    layers = ("bronze", "silver", "ops", "dim")
    ordered = sorted(METADATA.sorted_tables, key=lambda table: layers.index(table.name.partition("_")[0]))
    return {table.name: connection.execute(select(func.count()).select_from(table)).scalar_one() for table in ordered}


def _runs(connection: Connection) -> tuple[RunLine, ...]:
    columns = [ops.RUN.c[name] for name in RunLine.__dataclass_fields__]
    latest = select(*columns).order_by(ops.RUN.c.started_at.desc(), ops.RUN.c.run_key).limit(_RUNS)
    return tuple(RunLine(**row) for row in connection.execute(latest).mappings())


def _pending(connection: Connection) -> int:
    read = select(ops.LOAD.c.dump_key).where(ops.LOAD.c.is_last)
    pending = select(func.count()).where(bronze.DUMP.c.dump_key.not_in(read))
    return connection.execute(pending).scalar_one()


def _quarantine(connection: Connection) -> dict[str, int]:
    reason = ops.QUARANTINE.c.reason
    is_open = ops.QUARANTINE.c.status == Status.OPEN.value
    counts = connection.execute(select(reason, func.count()).where(is_open).group_by(reason).order_by(reason))
    return dict(counts.all())
