"""Files that a crash left behind: cut after their last whole page, and finished."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecordType

from etl.extract.fetch.spool import Spool, is_locked_by_us
from etl.visits import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Remains:
    """What is whole of one file."""

    run_key: str
    """Of the run that wrote it."""
    visits: tuple[Visit, ...]
    size_bytes: int
    """How far its last whole page reaches."""


def salvage(spool: Spool, enter: Callable[[Remains], None]) -> int:
    """Finish the files that no living process writes: ``enter`` their visits into the ledger, and publish them.

    How many pages they held. A file without a whole page is deleted: nothing of it was ever received whole.
    """
    return sum(_finish(spool, part, enter) for part in spool.parts())


def _finish(spool: Spool, part: Path, enter: Callable[[Remains], None]) -> int:
    try:
        with part.open("r+b") as file:
            if not is_locked_by_us(file, part):
                return 0
            remains = remains_of(file.read())
            if not remains.visits:
                part.unlink()
                return 0
            file.truncate(remains.size_bytes)
            os.fsync(file.fileno())
            enter(remains)
            spool.publish(part)
            return len(remains.visits)
    except FileNotFoundError:  # another process finished it first
        return 0


def remains_of(content: bytes) -> Remains:
    """The pages of a file of gzipped records up to where it was cut off."""
    run_key, visits, end = "", [], 0
    for record, reached in _members(content):
        kind, stated = _stated(record)
        if kind == WarcRecordType.warcinfo:
            run_key = stated.get("isPartOf", "")
        elif kind == WarcRecordType.metadata:
            visits.append(Visit.from_fields(stated))
            end = reached
    return Remains(run_key=run_key, visits=tuple(visits), size_bytes=end)


def _members(content: bytes) -> Iterator[tuple[bytes, int]]:
    """Each whole member of a gzip file, unpacked, and where it ends."""
    rest = content
    while rest:
        unpacking = zlib.decompressobj(wbits=31)
        try:
            record = unpacking.decompress(rest)
        except zlib.error:
            return
        if not unpacking.eof:
            return
        rest = unpacking.unused_data
        yield record, len(content) - len(rest)


def _stated(record: bytes) -> tuple[WarcRecordType, dict[str, str]]:
    """A record's type, and the fields of those that hold fields."""
    for found in ArchiveIterator(BytesIO(record), parse_http=False):
        if found.record_type not in (WarcRecordType.warcinfo, WarcRecordType.metadata):
            return found.record_type, {}
        lines = found.reader.read().decode("utf-8").splitlines()
        return found.record_type, dict(line.split(": ", 1) for line in lines if ": " in line)
    return WarcRecordType.no_type, {}
