"""Files of the landing zone that are not whole yet: seen by a run, and taken by a later one whenever they arrived."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, func, select, update

from etl import keys
from etl.load.bulk import upsert
from etl.load.tables import ops

_ROW = ops.WAITING.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """A file that waits."""

    origin: str
    finished_origin: str
    """Where it will be once it is whole."""
    name: str
    reason: str
    size_bytes: int
    arrived_at: datetime


def see(connection: Connection, run_key: str, files: Iterable[Unfinished], now: datetime) -> None:
    """Note that these files wait."""
    rows = [
        {
            "waiting_key": keys.key(file.origin),
            **asdict(file),
            "arrived_day": file.arrived_at.astimezone(UTC).date(),
            "run_key": run_key,
            "seen_at": now,
        }
        for file in files
    ]
    if rows:
        statement = upsert(connection, ops.WAITING)
        changing = ("reason", "size_bytes", "arrived_at", "arrived_day", "run_key", "seen_at")
        said = {name: statement.excluded[name] for name in changing}
        again = {**said, "dump_key": None}
        connection.execute(
            statement.on_conflict_do_update(index_elements=["waiting_key"], set_=again),
            sorted(rows, key=lambda row: str(row["waiting_key"])),
        )


def awaited(connection: Connection) -> frozenset[str]:
    """Where the files are that wait, and where they will be."""
    found = connection.execute(select(_ROW.origin, _ROW.finished_origin).where(_ROW.dump_key.is_(None)))
    return frozenset(place for row in found for place in row)


def take(connection: Connection, run_key: str, taken: Mapping[str, str], now: datetime) -> None:
    """Note that files which waited were received by a run: the keys of their dumps, by where they are."""
    waiting = connection.execute(
        select(_ROW.waiting_key, _ROW.origin, _ROW.finished_origin).where(_ROW.dump_key.is_(None))
    ).all()
    for row in waiting:
        dump_key = taken.get(row.origin) or taken.get(row.finished_origin)
        if dump_key:
            values = {"dump_key": dump_key, "run_key": run_key, "seen_at": now}
            connection.execute(update(ops.WAITING).where(_ROW.waiting_key == row.waiting_key).values(values))


def taken_by(connection: Connection, run_key: str) -> list[str]:
    """Keys of the dumps that waited until this run received them."""
    query = select(_ROW.dump_key).where(_ROW.run_key == run_key, _ROW.dump_key.is_not(None))
    return [key for key in connection.execute(query.order_by(_ROW.arrived_at, _ROW.dump_key)).scalars() if key]


def forget_gone(connection: Connection, run_key: str, landing: str) -> None:
    """Delete the rows of files below ``landing`` that a run, having seen all of it, has not seen any more."""
    below = landing.rstrip("/") + "/"
    open_rows = select(_ROW.waiting_key, _ROW.origin).where(_ROW.dump_key.is_(None), _ROW.run_key != run_key)
    gone = [row.waiting_key for row in connection.execute(open_rows) if row.origin.startswith(below)]
    if gone:
        connection.execute(delete(ops.WAITING).where(_ROW.waiting_key.in_(gone)))


def count(connection: Connection, run_key: str) -> int:
    """How many files a run left waiting."""
    query = select(func.count()).where(_ROW.run_key == run_key, _ROW.dump_key.is_(None))
    return connection.execute(query).scalar_one()
