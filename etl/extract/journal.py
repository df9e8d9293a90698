"""What was delivered, taken down and let go, kept beside the dumps: with it bronze can be made again from raw alone.

Deliveries that were received together are one small file of JSON lines, named by its own digest: it is written once,
is the same however often they are received, and is checked when it is read. So is each takedown, and so are the dumps
that retention lets go together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

import orjson

from etl.errors import InputRefused, Reason
from etl.extract.raw import RawZone
from etl.keys import sha256
from etl.tombstones import Mark, Takedown, Tombstone

DELIVERIES = "deliveries"
TAKEDOWNS = "takedowns"
EXPIRED = "expired"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """One delivery of a dump that the raw zone holds."""

    name: str
    arrived_at: datetime
    sha256: str
    size_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Expired:
    """A dump whose bytes were let go, unless it was delivered again since."""

    sha256: str
    expired_at: datetime


def record(raw: RawZone, deliveries: Iterable[Delivered]) -> None:
    """Keep these deliveries; keeping them again changes nothing."""
    _keep(raw, DELIVERIES, deliveries)


def recorded(raw: RawZone) -> Iterator[list[Delivered] | InputRefused]:
    """The deliveries of each file, and in its place the refusal of one that is damaged."""
    for lines in _kept(raw, DELIVERIES):
        yield lines if isinstance(lines, InputRefused) else [_delivered(line) for line in lines]


def record_takedown(raw: RawZone, takedown: Takedown) -> None:
    """Keep a takedown; keeping it again changes nothing."""
    _keep(raw, TAKEDOWNS, [takedown])


def recorded_takedowns(raw: RawZone) -> Iterator[list[Takedown] | InputRefused]:
    """The takedown of each file, and in its place the refusal of one that is damaged."""
    for lines in _kept(raw, TAKEDOWNS):
        yield lines if isinstance(lines, InputRefused) else [_taken_down(line) for line in lines]


def record_expiry(raw: RawZone, dumps: Iterable[Expired]) -> None:
    """Keep which dumps are let go, before they are."""
    _keep(raw, EXPIRED, dumps)


def recorded_expiries(raw: RawZone) -> Iterator[list[Expired] | InputRefused]:
    """The dumps of each file, and in its place the refusal of one that is damaged."""
    for lines in _kept(raw, EXPIRED):
        yield lines if isinstance(lines, InputRefused) else [_expired(line) for line in lines]


def _keep(raw: RawZone, folder: str, told: Iterable[Delivered | Takedown | Expired]) -> None:
    lines = sorted(orjson.dumps(each, list, orjson.OPT_UTC_Z) for each in told)
    if lines:
        content = b"".join(line + b"\n" for line in lines)
        raw.put_whole(content, f"{folder}/{sha256(content)}.jsonl")


def _kept(raw: RawZone, folder: str) -> Iterator[list[bytes] | InputRefused]:
    for name in raw.store.names(folder):
        with raw.store.open(name) as stream:
            content = stream.read()
        if name != f"{folder}/{sha256(content)}.jsonl":
            message = f"the record of {folder} {raw.store.address(name)} is damaged. Bring it back from a backup."
            yield InputRefused(name, Reason.DAMAGED, message)
        else:
            yield content.splitlines()


def _delivered(line: bytes) -> Delivered:
    stated = orjson.loads(line)
    return Delivered(**{**stated, "arrived_at": datetime.fromisoformat(stated["arrived_at"])})


def _expired(line: bytes) -> Expired:
    stated = orjson.loads(line)
    return Expired(sha256=stated["sha256"], expired_at=datetime.fromisoformat(stated["expired_at"]))


def _taken_down(line: bytes) -> Takedown:
    stated = orjson.loads(line)
    typed = {
        "mark": Mark(stated["mark"]),
        "requested_at": datetime.fromisoformat(stated["requested_at"]),
        "tombstones": tuple(Tombstone(Mark(mark), value) for mark, value in stated["tombstones"]),
    }
    return Takedown(**{**stated, **typed})
