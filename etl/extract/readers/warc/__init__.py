"""WARC and WET files: what crawlers write, one record a request, response or text.

A page is a response with status 200 that is text, a resource, or the text of a WET. A revisit is the page that it
refers to, captured again; what it refers to must lie in the same file. Other records are counted by what they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from etl.errors import InputRefused
from etl.extract.readers.file import File
from etl.extract.readers.reader import Found, Skipped
from etl.extract.readers.warc.capture import Capture, capture_of
from etl.extract.readers.warc.records import Record, records
from etl.extract.readers.warc.revisits import Revisits
from etl.model import Page


def recognises(head: bytes) -> bool:
    r"""Whether it begins with a record.

    >>> recognises(b"WARC/1.1\r\nWARC-Type: warcinfo\r\n"), recognises("WARC هو نسق أرشيف".encode())
    (True, False)
    """
    return head.lstrip(b"\r\n").startswith(b"WARC/")


def pages(file: File) -> Iterator[Found]:
    """The pages of the records, then those of the revisits, then what the others were."""
    skipped: Counter[str] = Counter()
    revisits = Revisits()
    for record in records(file):
        found = record if isinstance(record, InputRefused) else _read(file, record, revisits)
        if isinstance(found, str):
            skipped[found] += 1
        elif found is not None:
            yield found
    yield from revisits.pages(file, skipped)
    for what, count in sorted(skipped.items()):
        yield Skipped(what=what, count=count, member=file.member)


def _read(file: File, record: Record, revisits: Revisits) -> Page | InputRefused | str | None:
    """The page of a record, why it cannot be read, what else it is, or ``None`` for a revisit that is put off."""
    if record.kind == "revisit":
        revisits.add(record)
        return None
    found = capture_of(file, record)
    if not isinstance(found, Capture):
        return found
    revisits.note(record)
    return found.page(file)
