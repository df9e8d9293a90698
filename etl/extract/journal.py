"""What was delivered, kept beside the dumps: with it bronze can be made again from the raw zone alone.

Deliveries that were received together are one small file of JSON lines, named by its own digest: it is written once,
is the same however often they are received, and is checked when it is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

import orjson

from etl.errors import InputRefused, Reason
from etl.extract.raw import RawZone
from etl.keys import sha256

FOLDER = "deliveries"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """One delivery of a dump that the raw zone holds."""

    name: str
    arrived_at: datetime
    sha256: str
    size_bytes: int


def record(raw: RawZone, deliveries: Iterable[Delivered]) -> None:
    """Keep these deliveries; keeping them again changes nothing."""
    lines = sorted(orjson.dumps(delivery, option=orjson.OPT_UTC_Z) for delivery in deliveries)
    if lines:
        content = b"".join(line + b"\n" for line in lines)
        raw.put_whole(content, f"{FOLDER}/{sha256(content)}.jsonl")


def recorded(raw: RawZone) -> Iterator[list[Delivered] | InputRefused]:
    """The deliveries of each file, and in its place the refusal of one that is damaged."""
    for name in raw.store.names(FOLDER):
        with raw.store.open(name) as stream:
            content = stream.read()
        if name != f"{FOLDER}/{sha256(content)}.jsonl":
            message = f"the record of deliveries {raw.store.address(name)} is damaged. Bring it back from a backup."
            yield InputRefused(name, Reason.DAMAGED, message)
            continue
        yield [_delivered(line) for line in content.splitlines()]


def _delivered(line: bytes) -> Delivered:
    stated = orjson.loads(line)
    return Delivered(**{**stated, "arrived_at": datetime.fromisoformat(stated["arrived_at"])})
