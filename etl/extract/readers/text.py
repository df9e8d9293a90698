"""Files that are one page of plain text, as a rendered page is saved: whatever no other reader recognises."""

from __future__ import annotations

from collections.abc import Iterator

from etl.errors import InputRefused
from etl.extract.readers.file import File
from etl.extract.readers.single import whole
from etl.model import Page


def recognises(head: bytes) -> bool:
    """Anything may be text; bytes that are not are refused when they are decoded."""
    del head
    return True


def pages(file: File) -> Iterator[Page | InputRefused]:
    """The file's one page."""
    yield whole(file, "text/plain")
