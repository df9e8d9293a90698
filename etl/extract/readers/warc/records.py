"""The records of a WARC file: their headers, their bytes, and where they stand."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from fastwarc.warc import ArchiveIterator, WarcRecord

from etl.errors import InputRefused, Reason
from etl.extract.readers.file import File

_READ = ("response", "resource", "conversion", "revisit")
"""Types of records whose bytes are wanted."""
_HEADER_BYTES = 64 * 1024
"""What the header of a response may take beside the page."""
_BLANK_BYTES = 16
"""Line ends between records, of which the standard asks for four."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record, whole."""

    kind: str
    """Its type: ``response``, ``conversion`` …"""
    record_id: str
    url: str | None
    captured_at: datetime | None
    headers: dict[str, str]
    """By names in lower case; the last of equal ones."""
    content: bytes
    """Empty where records of its kind hold no page."""
    start: int
    end: int
    """Where it stands in the file, unpacked; the next one begins at its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Begun:
    """A record whose end is not known yet."""

    kind: str
    record_id: str | None
    headers: dict[str, str]
    captured_at: datetime | None
    content: bytes
    start: int
    header_length: int
    announced: int
    """How many bytes it says it has."""
    length: int
    """How many it has."""


def records(file: File) -> Iterator[Record | InputRefused]:
    """The records in order, and in their places what is none."""
    begun: _Begun | None = None
    try:
        for following in _begun(file):
            if begun:
                yield from _ended(file, begun, following.start)
            begun = following
    except OSError as error:
        if begun:
            yield from _ended(file, begun, file.stream.tell(), is_last=True)
        message = (
            f"its records are damaged near byte {file.stream.tell():,} ({error}). Those before that were read; deliver "
            "it again, complete."
        )
        yield file.refuse(Reason.DAMAGED, message)
        return
    if begun:
        yield from _ended(file, begun, file.stream.tell(), is_last=True)


def _begun(file: File) -> Iterator[_Begun]:
    most = file.used.limits.max_page_bytes + _HEADER_BYTES
    # In this mode bytes that are no record are passed over up to the next one; the gap that they leave is told below.
    for warc in ArchiveIterator(file.stream, parse_http=False, stream_detect=False, quirks_mode=True):
        kind = str(warc.record_type)
        content = warc.reader.read(most + 1) if kind in _READ else b""
        yield _Begun(
            kind=kind,
            record_id=warc.record_id,
            headers={name.lower(): value for name, value in warc.headers.items()},
            captured_at=_date(warc),
            content=content,
            start=warc.stream_pos,
            header_length=warc.headers.write(io.BytesIO()),
            announced=warc.content_length,
            length=len(content) + warc.consume(),
        )


def _date(warc: WarcRecord) -> datetime | None:
    # Its types say that a date is always there, and it is not.
    date: datetime | None = warc.record_date
    return date and date.replace(tzinfo=date.tzinfo or UTC)


def _ended(file: File, begun: _Begun, end: int, *, is_last: bool = False) -> Iterator[Record | InputRefused]:
    """The record, where it is whole; and the bytes behind it that are none."""
    if begun.length < begun.announced or begun.record_id is None:
        if file.raw.refused is None:
            yield file.refuse(Reason.TRUNCATED if is_last else Reason.DAMAGED, _short(begun), begun.record_id)
        return
    if begun.announced > file.used.limits.max_page_bytes + _HEADER_BYTES and begun.kind in _READ:
        yield file.too_large(begun.announced, file.inner(begun.record_id))
        return
    yield Record(
        kind=begun.kind,
        record_id=begun.record_id,
        url=begun.headers.get("warc-target-uri"),
        captured_at=begun.captured_at,
        headers=begun.headers,
        content=begun.content,
        start=begun.start,
        end=end,
    )
    gap_from = begun.start + begun.header_length + begun.announced
    if not is_last and end - gap_from > _BLANK_BYTES:
        message = (
            f"the bytes {gap_from:,} to {end:,} are no record: the one before them says that it is shorter than it is, "
            "or they are damaged. The other records were read; deliver it again, whole."
        )
        yield file.refuse(Reason.DAMAGED, message, file.inner(begun.record_id))


def _short(begun: _Begun) -> str:
    return (
        f"its record at byte {begun.start:,} is cut off: it announces {begun.announced:,} bytes and has "
        f"{begun.length:,}. The records before it were read; deliver it again, complete."
    )
