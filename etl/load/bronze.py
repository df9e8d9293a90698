"""What arrived: deliveries and dumps. Repeating a delivery changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, select, update

from etl import keys
from etl.errors import WarehouseError
from etl.load.bulk import in_parts, one_of, upsert
from etl.load.tables import bronze
from etl.model import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """The arrival of a dump whose bytes are in the raw zone."""

    name: str
    arrived_at: datetime
    sha256: str
    size_bytes: int

    @property
    def dump_key(self) -> str:
        """The key of the dump."""
        return keys.dump_key(self.sha256)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDump:
    """A dump as bronze knows it."""

    dump_key: str
    sha256: str
    name: str
    size_bytes: int
    arrived_at: datetime
    """Of its first delivery."""


def add_deliveries(connection: Connection, deliveries: Sequence[Delivery]) -> None:
    """Add dumps and their deliveries; a dump that came under several names keeps the first in code point order."""
    if not deliveries:
        return
    _add_dumps(connection, deliveries)
    table = bronze.DELIVERY
    rows = [
        {
            "delivery_key": keys.key(delivery.dump_key, delivery.name, delivery.arrived_at.astimezone(UTC).isoformat()),
            "dump_key": delivery.dump_key,
            "name": delivery.name,
            "arrived_at": delivery.arrived_at,
            "arrived_day": delivery.arrived_at.astimezone(UTC).date(),
        }
        for delivery in deliveries
    ]
    connection.execute(upsert(connection, table).on_conflict_do_nothing(), rows)


def _add_dumps(connection: Connection, deliveries: Iterable[Delivery]) -> None:
    rows = {
        delivery.dump_key: {
            "dump_key": delivery.dump_key,
            "sha256": delivery.sha256,
            "name": delivery.name,
            "size_bytes": delivery.size_bytes,
        }
        # In reverse, so that the first name of a dump is the one that stays.
        for delivery in sorted(deliveries, key=lambda delivery: (delivery.dump_key, delivery.name), reverse=True)
    }
    table = bronze.DUMP
    statement = upsert(connection, table)
    by_code_point = "C" if connection.dialect.name == "postgresql" else "BINARY"
    is_earlier = statement.excluded.name.collate(by_code_point) < table.c.name.collate(by_code_point)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["dump_key"], set_={"name": statement.excluded.name}, where=is_earlier
        ),
        [rows[key] for key in sorted(rows)],
    )


def bytes_are_there(connection: Connection, dump_keys: Sequence[str]) -> None:
    """Note that the raw zone has these dumps, also where it had let them go."""
    table = bronze.DUMP
    gone = table.c.dump_key.in_(dump_keys) & table.c.raw_expired_at.is_not(None)
    connection.execute(update(table).where(gone).values(raw_expired_at=None))


def bytes_are_gone(connection: Connection, dump_keys: Sequence[str], now: datetime) -> None:
    """Note that the raw zone has let these dumps go."""
    table = bronze.DUMP
    connection.execute(update(table).where(table.c.dump_key.in_(dump_keys)).values(raw_expired_at=now))


def dumps(connection: Connection, dump_keys: Sequence[str]) -> list[StoredDump]:
    """The dumps with these keys, in the order given; raises `WarehouseError` where one was never received."""
    table, delivery = bronze.DUMP, bronze.DELIVERY
    rows = connection.execute(
        select(table.c.dump_key, table.c.sha256, table.c.name, table.c.size_bytes, delivery.c.arrived_at)
        .join(delivery, delivery.c.dump_key == table.c.dump_key)
        .where(table.c.dump_key.in_(dump_keys))
        .order_by(delivery.c.arrived_at.desc())
    ).mappings()
    found = {row["dump_key"]: StoredDump(**row) for row in rows}
    unknown = [key for key in dump_keys if key not in found]
    if unknown:
        raise WarehouseError(f"bronze_dump holds no dump {', '.join(unknown[:3])}. Receive it first: warraq run PATH")
    return [found[key] for key in dump_keys]


def sizes(connection: Connection, dump_keys: Iterable[str]) -> dict[str, int]:
    """The bytes of each of these dumps."""
    table = bronze.DUMP.c
    return {
        key: size
        for some in in_parts(dump_keys)
        for key, size in connection.execute(
            select(table.dump_key, table.size_bytes).where(one_of(table.dump_key, some))
        )
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldPage:
    """Where a page is held: the first dump in order of keys that does, and where in it."""

    dump: StoredDump
    member: str | None
    place: Place | None


def holder(connection: Connection, page_key: str) -> HeldPage:
    """Where the page is held; raises `WarehouseError` for a key that no page has."""
    receipt = bronze.RECEIPT.c
    query = select(bronze.RECEIPT).where(receipt.page_key == page_key).order_by(receipt.dump_key, receipt.position)
    found = connection.execute(query.limit(1)).mappings().first()
    if found is None:
        raise WarehouseError(f"bronze_receipt holds no page {page_key!r}. Keys of pages are in silver_page.")
    offset, length = found["byte_offset"], found["byte_length"]
    return HeldPage(
        dump=dumps(connection, [found["dump_key"]])[0],
        member=found["member"],
        place=None if offset is None else Place(offset, length),
    )


def arrived(connection: Connection, start: datetime, end: datetime) -> list[str]:
    """Keys of the dumps that arrived in the half-open interval and can still be read, by arrival."""
    delivery, dump = bronze.DELIVERY.c, bronze.DUMP.c
    within = (delivery.arrived_at >= start) & (delivery.arrived_at < end)
    query = select(delivery.dump_key).join(bronze.DUMP, dump.dump_key == delivery.dump_key)
    query = query.where(within, dump.raw_expired_at.is_(None)).order_by(delivery.arrived_at, delivery.dump_key)
    return list(dict.fromkeys(connection.execute(query).scalars()))
