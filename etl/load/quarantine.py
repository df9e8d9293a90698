"""Quarantine: inputs that could not be read. A row is closed when the input is read after all, or by a person."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from sqlalchemy import Connection, delete, select, update

from etl import keys
from etl.errors import WarehouseError
from etl.load.batch import Part, Refusal
from etl.load.bulk import upsert
from etl.load.tables import bronze, ops

_ROW = ops.QUARANTINE.c


class Status(StrEnum):
    """What became of a refused input: the closed set of ``ops_quarantine.status``."""

    OPEN = "open"
    RESOLVED = "resolved"
    """It was read after all."""
    DROPPED = "dropped"
    """A person decided to leave it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An input in quarantine."""

    quarantine_key: str
    name: str
    member: str | None
    reason: str
    message: str
    status: str
    arrived_at: datetime
    closed_at: datetime | None
    note: str | None
    dump_key: str | None
    sha256: str | None
    """The name of its bytes in the raw zone; ``None`` where they were not received."""
    origin: str | None
    """Where it was found, if its bytes were not received."""


def refuse(connection: Connection, run_key: str, refusals: Iterable[Refusal], now: datetime) -> None:
    """Record what a run refused; refusing the same input for the same reason again adds no row, and opens its row."""
    rows = {_key(refusal): _row(refusal, now) for refusal in refusals}
    if not rows:
        return
    statement = upsert(connection, ops.QUARANTINE)
    again = {"status": Status.OPEN.value, "closed_at": None, "message": statement.excluded.message}
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["quarantine_key"], set_=again, where=_ROW.status != Status.DROPPED.value
        ),
        [rows[key] for key in sorted(rows)],
    )
    links = [{"run_key": run_key, "quarantine_key": key} for key in sorted(rows)]
    connection.execute(upsert(connection, ops.REFUSAL).on_conflict_do_nothing(), links)


def _row(refusal: Refusal, now: datetime) -> dict[str, str | date | None]:
    refused = refusal.refused
    arrived_at = refusal.arrived_at or now
    return {
        "quarantine_key": _key(refusal),
        "name": refused.name,
        "member": refused.member,
        "dump_key": refusal.dump_key,
        "origin": None if refusal.dump_key else refusal.origin,
        "reason": refused.reason.value,
        "message": refused.message,
        "arrived_at": arrived_at,
        "arrived_day": arrived_at.astimezone(UTC).date(),
        "status": Status.OPEN.value,
    }


def _key(refusal: Refusal) -> str:
    arrived_at = refusal.arrived_at.isoformat() if refusal.arrived_at and not refusal.dump_key else None
    return keys.key(refusal.origin, refusal.refused.member, refusal.refused.reason.value, arrived_at)


def forget_earlier_try(connection: Connection, run_key: str, parts: Iterable[Part]) -> None:
    """A dump that a run reads from its beginning again is refused by what this try refuses alone."""
    begun = [part.dump_key for part in parts if part.number == 0]
    of_dump = select(_ROW.quarantine_key).where(_ROW.dump_key.in_(begun))
    link = ops.REFUSAL.c
    connection.execute(delete(ops.REFUSAL).where(link.run_key == run_key, link.quarantine_key.in_(of_dump)))


def resolve_read(connection: Connection, run_key: str, parts: Iterable[Part], now: datetime) -> None:
    """Close what was refused of these dumps before and is refused no more, now that they were read to their end.

    A dump that is refused as a whole was perhaps not read far enough to tell.
    """
    ended = [part.dump_key for part in parts if part.is_last]
    is_open = (_ROW.status == Status.OPEN.value) & _ROW.dump_key.in_(ended)
    opened = connection.execute(select(_ROW.quarantine_key, _ROW.dump_key, _ROW.member).where(is_open)).all()
    if not opened:
        return
    link = ops.REFUSAL.c
    refused = set(connection.execute(select(link.quarantine_key).where(link.run_key == run_key)).scalars())
    unclear = {row.dump_key for row in opened if row.member is None and row.quarantine_key in refused}
    read = [row.quarantine_key for row in opened if row.quarantine_key not in refused and row.dump_key not in unclear]
    _close(connection, read, Status.RESOLVED, now)


def resolve_received(connection: Connection, origins: Collection[str], now: datetime) -> None:
    """Close what could not be received from these places, now that it was."""
    is_open = (_ROW.status == Status.OPEN.value) & _ROW.origin.in_(origins)
    _close(
        connection, connection.execute(select(_ROW.quarantine_key).where(is_open)).scalars().all(), Status.RESOLVED, now
    )


def held(
    connection: Connection, *, reasons: Collection[str] = (), statuses: Collection[Status] = (Status.OPEN,)
) -> tuple[Held, ...]:
    """What is in quarantine with one of these statuses, for one of these reasons or any; by arrival."""
    query = select(*(_ROW[name] for name in Held.__dataclass_fields__ if name != "sha256"), bronze.DUMP.c.sha256)
    query = query.outerjoin(bronze.DUMP, bronze.DUMP.c.dump_key == _ROW.dump_key)
    query = query.where(_ROW.status.in_([status.value for status in statuses]))
    if reasons:
        query = query.where(_ROW.reason.in_(reasons))
    ordered = query.order_by(_ROW.arrived_at, _ROW.name, _ROW.quarantine_key)
    return tuple(Held(**row) for row in connection.execute(ordered).mappings())


def named(connection: Connection, begins: str) -> Held:
    """The one input whose key begins so; raises `WarehouseError` where there is none, or more than one."""
    found = [one for one in held(connection, statuses=tuple(Status)) if one.quarantine_key.startswith(begins)]
    if len(found) != 1:
        several = "no input" if not found else f"{len(found)} inputs"
        raise WarehouseError(
            f"{several} in quarantine has a key that begins with {begins!r}. See: warraq quarantine list"
        )
    return found[0]


def drop(connection: Connection, quarantine_keys: Sequence[str], note: str, now: datetime) -> None:
    """Leave these inputs for good; their rows stay, with the note that says why."""
    _close(connection, quarantine_keys, Status.DROPPED, now, note)


def _close(
    connection: Connection, quarantine_keys: Sequence[str], status: Status, now: datetime, note: str | None = None
) -> None:
    if quarantine_keys:
        values = {"status": status.value, "closed_at": now, "note": note}
        connection.execute(update(ops.QUARANTINE).where(_ROW.quarantine_key.in_(quarantine_keys)).values(values))
