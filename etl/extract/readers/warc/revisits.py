"""Revisits: captures of a page whose bytes an earlier record holds.

They are told apart at once, and read in a second pass over the file where it holds what they refer to: keeping every
payload for a revisit that may come would fill the memory.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

from etl.errors import InputRefused
from etl.extract.readers.file import File
from etl.extract.readers.warc.capture import Capture, capture_of
from etl.extract.readers.warc.records import Record, records
from etl.model import Page

_ELSEWHERE = "revisits of pages that another dump holds"
_MOST = 100_000
"""Revisits that are kept for the second pass."""


class Revisits:
    """The revisits of a file, and which records they may refer to."""

    def __init__(self) -> None:
        """Know no record yet."""
        self._held: set[int] = set()
        self._wanted: defaultdict[str, list[Record]] = defaultdict(list)
        self._kept = self._elsewhere = 0

    def note(self, record: Record) -> None:
        """A page that later records may refer to."""
        self._held.update(map(hash, _names(record)))

    def add(self, record: Record) -> None:
        """A revisit."""
        name = next((name for name in _references(record) if hash(name) in self._held), None)
        if name is None or self._kept == _MOST:
            self._elsewhere += 1
            return
        self._kept += 1
        self._wanted[name].append(replace(record, content=b"", headers={}))

    def pages(self, file: File, skipped: Counter[str]) -> Iterator[Page | InputRefused]:
        """The pages that were captured again; the revisits that are not among them are counted as ``skipped``."""
        found = 0
        if self._wanted and file.again is not None:
            for capture in self._originals(file.again()):
                found += 1
                yield capture.page(file)
        if missing := self._elsewhere + self._kept - found:
            skipped[_ELSEWHERE] += missing

    def _originals(self, file: File) -> Iterator[Capture]:
        for record in records(file):
            if isinstance(record, InputRefused) or not self._wanted:
                continue
            wanted = (each for name in _names(record) for each in self._wanted.pop(name, ()))
            revisits = sorted(wanted, key=lambda revisit: revisit.start)
            capture = capture_of(file, record) if revisits else None
            if isinstance(capture, Capture):
                yield from (_revisited(capture, revisit) for revisit in revisits)


def _revisited(capture: Capture, revisit: Record) -> Capture:
    return replace(
        capture,
        record_id=revisit.record_id,
        url=revisit.url or capture.url,
        captured_at=revisit.captured_at,
        # Its own bytes hold no page, and those of the original would give the original's time.
        place=None,
    )


def _names(record: Record) -> tuple[str, ...]:
    """What a revisit may call a record."""
    digest = record.headers.get("warc-payload-digest")
    return (record.record_id, digest) if digest else (record.record_id,)


def _references(record: Record) -> tuple[str, ...]:
    """What a revisit calls the record it refers to, the surest first."""
    stated = (record.headers.get("warc-refers-to"), record.headers.get("warc-payload-digest"))
    return tuple(name for name in stated if name)
