"""The WARC files of a run, one after the other.

A file is written under a ``.part`` name, which the landing zone leaves alone, and locked while its writer lives. When
it is full it is synced, its visits are entered into the ledger, and it is renamed, in this order: whatever a crash
interrupts, `salvage` finds the file and finishes it.
"""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from etl.errors import Unavailable
from etl.extract.fetch.spool import PART, PREFIX, SUFFIX, Spool, is_locked_by_us
from etl.extract.fetch.warc import opening

_MOST_BYTES = 128 * 1024 * 1024
"""Of a file; a dump that is larger could be refused."""


class Segments:
    """Writes visits' records, file after file."""

    def __init__(self, spool: Spool, day: str, run_key: str, agent: str, *, pages: int, seconds: float) -> None:
        """Write for a ``day``; a file is full with so many pages, or so many seconds after it was begun."""
        self._spool = spool
        self._folder = spool.root / day
        self._run_key = run_key
        self._agent = agent
        self._most_pages = pages
        self._most_seconds = seconds
        self._file: BinaryIO | None = None
        self._path = self._folder
        self._begun = 0.0
        self._pages = 0

    @property
    def name(self) -> str:
        """Name of the file that the next page goes into, as the landing zone will know it."""
        self._opened()
        return self._path.name.removesuffix(PART)

    @property
    def is_full(self) -> bool:
        """Whether the file is to be finished."""
        if self._file is None:
            return False
        is_old = time.monotonic() - self._begun >= self._most_seconds
        return is_old or self._pages >= self._most_pages or self._file.tell() >= _MOST_BYTES

    def write(self, records: Iterable[bytes]) -> None:
        """Append the records of one page."""
        file = self._opened()
        for record in records:
            file.write(record)
        file.flush()
        self._pages += 1

    def sync(self) -> None:
        """Make what was written survive a power cut."""
        if self._file is not None:
            os.fsync(self._file.fileno())

    def publish(self) -> None:
        """Give the file its name in the landing zone; the next page begins another."""
        if self._file is not None:
            self._spool.publish(self._path)
            self.close()

    def close(self) -> None:
        """Let go of the file as it is; what is whole of it, `salvage` finishes."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _opened(self) -> BinaryIO:
        if self._file is None:
            self._file, self._path = self._begin()
            self._begun, self._pages = time.monotonic(), 0
        return self._file

    def _begin(self) -> tuple[BinaryIO, Path]:
        """A new file that holds its opening, and its path."""
        name = f"{PREFIX}{self._run_key[:8]}-{uuid.uuid4().hex[:12]}{SUFFIX}"
        path = self._folder / f"{name}{PART}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            file = path.open("xb")
        except OSError as error:
            raise Unavailable(
                f"The folder {self._folder} cannot be written ({error.strerror}). Mend it, or set WARRAQ_LANDING (or "
                "WARRAQ_FETCH_SPOOL, for a bucket) to one that this user may write: what came so far is kept."
            ) from error
        if not is_locked_by_us(file, path):  # another process took it, still empty, for what a crash left behind
            file.close()
            return self._begin()
        file.write(opening(name, self._agent, self._run_key))
        return file, path
