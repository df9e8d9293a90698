"""Reading all that the raw zone keeps, and telling what is damaged or missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from etl.errors import InputRefused
from etl.extract.files import CHUNK_BYTES
from etl.extract.journal import recorded, recorded_expiries, recorded_takedowns
from etl.extract.raw import RawZone


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """One object of the raw zone, or one that should be there."""

    name: str
    """SHA-256 of a dump, or the name of a record of deliveries."""
    size_bytes: int
    """What was read of it."""
    fault: str | None
    """What is wrong with it, and what to do."""


def examine(raw: RawZone) -> Iterator[Examined]:
    """Every dump, every record, and every dump that was delivered, was not let go and is not there."""
    there: set[str] = set()
    for name in raw.store.names("sha256"):
        digest = name.rpartition("/")[2].removesuffix(".zst")
        there.add(digest)
        yield _read(digest, partial(raw.open, digest))
    for digest in raw.redacted:
        there.add(digest)
        yield _read(digest, partial(raw.open_redacted, digest))
    expired = list(recorded_expiries(raw))
    there.update(dump.sha256 for dumps in expired if not isinstance(dumps, InputRefused) for dump in dumps)
    for damaged in (*recorded_takedowns(raw), *expired):
        if isinstance(damaged, InputRefused):
            yield Examined(name=damaged.name, size_bytes=0, fault=damaged.message)
    for found in recorded(raw):
        if isinstance(found, InputRefused):
            yield Examined(name=found.name, size_bytes=0, fault=found.message)
            continue
        for delivered in found:
            if delivered.sha256 not in there:
                there.add(delivered.sha256)
                message = f"it is missing; it was delivered as {delivered.name}. Deliver it again: that mends the zone."
                yield Examined(name=delivered.sha256, size_bytes=0, fault=message)


def _read(digest: str, opener: Callable[[], BinaryIO]) -> Examined:
    size = 0
    try:
        with opener() as stream:
            while chunk := stream.read(CHUNK_BYTES):
                size += len(chunk)
    except InputRefused as refused:
        return Examined(name=digest, size_bytes=size, fault=refused.message)
    return Examined(name=digest, size_bytes=size, fault=None)
