"""Where WARC files are written until they are whole, and how they then come into the landing zone.

That is the landing zone's own folder of the day, where every worker sees what a crash left behind. For a bucket, whose
objects cannot be appended to, it is a folder of this machine.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, timedelta
from pathlib import Path
from typing import BinaryIO

from etl.extract.buckets import folder_of, is_bucket
from etl.extract.fetch.moments import Span
from etl.extract.landing import deliver
from etl.settings import Settings

PREFIX, SUFFIX, PART = "fetch-", ".warc.gz", ".part"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spool:
    """The folder in which files grow, and the landing zone that they go to."""

    landing: str
    root: Path

    @classmethod
    def of(cls, settings: Settings) -> Spool:
        """The spool of the settings' landing zone."""
        landing = settings.landing
        return cls(landing=landing, root=Path(settings.fetch_spool) if is_bucket(landing) else folder_of(landing))

    def parts(self) -> Iterator[Path]:
        """Files that are not finished, in order."""
        yield from sorted(self.root.glob(f"*/{PREFIX}*{SUFFIX}{PART}"))

    def publish(self, part: Path) -> None:
        """Give a whole and synced file to the landing zone; doing it again after a crash changes nothing."""
        name = part.relative_to(self.root).as_posix().removesuffix(PART)
        if is_bucket(self.landing):
            deliver(self.landing, part, name)
            return
        part.replace(self.root / name)
        descriptor = os.open(part.parent, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def is_locked_by_us(file: BinaryIO, part: Path) -> bool:
    """Lock an open file that is not finished: whether no living process held it, and it still has its name."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.path.samestat(os.fstat(file.fileno()), part.stat())
    except (BlockingIOError, FileNotFoundError):
        return False


def day_of(interval: Span) -> str:
    """The day whose noon lies in the interval: in its folder, the same interval's load finds what was fetched.

    >>> from datetime import datetime
    >>> day_of(Span(start=datetime(2024, 9, 7, 1, tzinfo=UTC), end=datetime(2024, 9, 8, 1, tzinfo=UTC)))
    '2024-09-07'
    """
    start = interval.start.astimezone(UTC)
    noon = start.replace(hour=12, minute=0, second=0, microsecond=0)
    if noon < start and noon + timedelta(days=1) < interval.end:
        noon += timedelta(days=1)
    return f"{noon:%Y-%m-%d}"
