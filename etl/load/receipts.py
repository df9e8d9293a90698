"""Which pages the dumps hold: pages and their receipts. Reading a dump again changes what it changes, and no more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, delete, exists, or_, select, tuple_

from etl.load import unmatched
from etl.load.batch import Part
from etl.load.bulk import upsert
from etl.load.rows import page_key
from etl.load.tables import bronze
from etl.model import Page

_Place = tuple[str, int]
_Receipt = Mapping[str, str | int | datetime | None]
_Identity = tuple[object, ...]
"""Its page, and where in the dump that lies."""
_RECEIPT = bronze.RECEIPT
_SKIP = bronze.SKIP


@dataclass(frozen=True, slots=True, kw_only=True)
class Losses:
    """Places of dumps at which a page stands no more."""

    places: frozenset[_Place] = frozenset()
    """Of these parts, and of those before them."""
    page_keys: frozenset[str] = frozenset()
    """Pages that these parts lose and that no other place holds: they would be deleted."""


def add_pages(connection: Connection, pages: Iterable[Page]) -> None:
    """Add the pages that are not there yet."""
    rows = {
        page_key(page): {"sha256": page.sha256, "media_type": page.media_type, "size_bytes": page.size_bytes}
        for page in pages
    }
    if rows:
        connection.execute(
            upsert(connection, bronze.PAGE).on_conflict_do_nothing(),
            [{"page_key": key, **rows[key]} for key in sorted(rows)],
        )


def replace_receipts(connection: Connection, parts: Sequence[Part]) -> None:
    """Make the receipts of these parts say which pages were read, and delete the pages that no dump holds any more.

    A reader that got better may find other pages in the bytes of a dump than it did before.
    """
    held = _held(connection, parts)
    read = _read(parts)
    fresh = [read[place] for place in sorted(read) if held.get(place) != _identity(read[place])]
    _write(connection, fresh)
    gone = sorted(held.keys() - read.keys())
    if gone:
        places = tuple_(_RECEIPT.c.dump_key, _RECEIPT.c.position)
        connection.execute(delete(_RECEIPT).where(places.in_(gone)))
    left = {str(page) for place, (page, *_) in held.items() if place not in read or read[place]["page_key"] != page}
    _delete_orphans(connection, left)


def losses(connection: Connection, parts: Sequence[Part], before: Losses | None = None) -> Losses:
    """What replacing the receipts of these parts would lose, after what parts before them have lost."""
    read = _read(parts)
    lost = {
        place: str(page)
        for place, (page, *_) in _held(connection, parts).items()
        if place not in read or read[place]["page_key"] != page
    }
    places = frozenset(lost) | (before.places if before else frozenset())
    kept = {receipt["page_key"] for receipt in read.values()}
    query = select(_RECEIPT.c.dump_key, _RECEIPT.c.position, _RECEIPT.c.page_key)
    holding = connection.execute(query.where(_RECEIPT.c.page_key.in_(sorted(set(lost.values())))))
    kept |= {row.page_key for row in holding if (row.dump_key, row.position) not in places}
    return Losses(places=places, page_keys=frozenset(lost.values()) - kept)


def _read(parts: Sequence[Part]) -> Mapping[_Place, _Receipt]:
    return {
        (part.dump_key, reading.position): {
            "dump_key": part.dump_key,
            "position": reading.position,
            "member": reading.parsed.page.member,
            "page_key": page_key(reading.parsed.page),
            "url": reading.parsed.page.url,
            "captured_at": reading.parsed.page.captured_at,
            "byte_offset": reading.parsed.page.place.offset if reading.parsed.page.place else None,
            "byte_length": reading.parsed.page.place.length if reading.parsed.page.place else None,
        }
        for part in parts
        for reading in part.readings
    }


def _held(connection: Connection, parts: Sequence[Part]) -> Mapping[_Place, _Identity]:
    """What the receipts say that the warehouse holds at the places that the parts cover."""
    whole = [part.dump_key for part in parts if part.number == 0 and part.is_last]
    partly = [covered(_RECEIPT, part) for part in parts if part.number or not part.is_last]
    rows = connection.execute(select(_RECEIPT).where(or_(_RECEIPT.c.dump_key.in_(whole), *partly))).mappings()
    return {(row["dump_key"], row["position"]): _identity(row) for row in rows}


def covered(table: Table, part: Part) -> ColumnElement[bool]:
    """The rows of a table by dump and position that stand for places which the part covers."""
    begun = (table.c.dump_key == part.dump_key) & (table.c.position >= part.positions.start)
    return begun if part.is_last else begun & (table.c.position < part.positions.stop)


def _identity(receipt: _Receipt | RowMapping) -> _Identity:
    return tuple(receipt[name] for name in ("page_key", "member", "byte_offset", "byte_length"))


def _write(connection: Connection, receipts: Sequence[_Receipt]) -> None:
    if not receipts:
        return
    statement = upsert(connection, _RECEIPT)
    said = {column.name: statement.excluded[column.name] for column in _RECEIPT.columns if not column.primary_key}
    replacing = statement.on_conflict_do_update(index_elements=["dump_key", "position"], set_=said)
    connection.execute(replacing, [dict(receipt) for receipt in receipts])


def replace_skips(connection: Connection, parts: Sequence[Part]) -> None:
    """Make the dumps whose reading begins or ends with these parts say what of them holds no page."""
    begun = [part.dump_key for part in parts if part.number == 0]
    connection.execute(delete(_SKIP).where(_SKIP.c.dump_key.in_(begun)))
    rows = [
        {"dump_key": part.dump_key, "member": skip.member or "", "what": skip.what, "record_count": skip.count}
        for part in parts
        for skip in part.skips
    ]
    if rows:
        statement = upsert(connection, _SKIP)
        said = {"record_count": statement.excluded.record_count}
        keys = ["dump_key", "member", "what"]
        connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=said), rows)


def _delete_orphans(connection: Connection, page_keys: Iterable[str]) -> None:
    page = bronze.PAGE
    has_receipt = exists().where(_RECEIPT.c.page_key == page.c.page_key)
    orphans = [
        key
        for key in sorted(page_keys)
        if connection.execute(select(page.c.page_key).where(page.c.page_key == key, ~has_receipt)).first()
    ]
    unmatched.note(connection, orphans)
    for key in orphans:
        connection.execute(delete(page).where(page.c.page_key == key, ~has_receipt))
