"""The landing zone: which files arrived, and when.

A file arrived at its modification time; below a folder named ``YYYY-MM-DD`` at noon UTC of that day, since the folder
states the day and noon lies inside the night's interval whatever hour the schedule names. The nearest such folder
counts, so a file has one arrival wherever it is looked at from.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from etl.errors import SettingsError
from etl.extract.files import name_of, stat_of

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_UNFINISHED = (".part", ".partial", ".tmp", ".crdownload")


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A delivery: one file, at one place, at one time."""

    name: str
    path: Path
    arrived_at: datetime
    """UTC, to the second."""


def arrival_of(path: Path) -> Arrival:
    """The arrival of one named file; raises `InputRefused` for what is no readable kind of input."""
    name = name_of(path)
    modified = stat_of(path, name).st_mtime
    return Arrival(name=name, path=path, arrived_at=_arrived_at(path.absolute(), modified))


def arrivals(landing: str, start: datetime, end: datetime, *, settle_seconds: int = 2) -> Iterator[Arrival]:
    """What arrived in the half-open interval, by path; a file still being written is left for a later run.

    Dot files and the usual names of unfinished downloads wait. A file that changed in the last ``settle_seconds`` is
    looked at again after that time, and waits if it changed once more. Entries that cannot be read are yielded like any
    other, so that whoever opens them records the refusal.
    """
    root = Path(landing).absolute()
    if not root.is_dir():
        raise SettingsError(
            f"WARRAQ_LANDING is {landing!r}, and there is no such folder. Create it, or set WARRAQ_LANDING to the "
            "folder where dumps arrive."
        )
    young: list[tuple[Path, os.stat_result]] = []
    for path in _files(root):
        found = _stat(path)
        if found is None or not start <= _arrived_at(path, found.st_mtime) < end:
            continue
        if 0 <= time.time() - found.st_mtime < settle_seconds:
            young.append((path, found))
        else:
            yield _arrival(path, found)
    if young:
        time.sleep(settle_seconds)
        yield from (_arrival(path, found) for path, found in young if _is_settled(path, found))


def _files(folder: Path) -> Iterator[Path]:
    """Every entry below ``folder`` that is not a readable folder itself, in order of names."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        # Yielded as if it were a file: opening it fails with the reason, which the ledger then shows.
        yield folder
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name.endswith(_UNFINISHED):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(Path(entry.path))
        else:
            yield Path(entry.path)


def _stat(path: Path) -> os.stat_result | None:
    """The times of the file, or of the link or folder that hides it; ``None`` where all of them are gone."""
    for look in (path.stat, path.lstat, path.parent.stat):
        try:
            return look()
        except OSError:
            continue
    return None


def _is_settled(path: Path, before: os.stat_result) -> bool:
    now = _stat(path)
    return now is not None and (now.st_mtime, now.st_size) == (before.st_mtime, before.st_size)


def _arrival(path: Path, found: os.stat_result) -> Arrival:
    return Arrival(name=name_of(path), path=path, arrived_at=_arrived_at(path, found.st_mtime))


def _arrived_at(path: Path, modified: float) -> datetime:
    for folder in path.parents:
        if _DAY.fullmatch(folder.name):
            day = _noon(folder.name)
            if day is not None:
                return day
    return datetime.fromtimestamp(int(modified), UTC)


def _noon(day: str) -> datetime | None:
    """Noon of a day, or ``None`` where no calendar has it.

    >>> _noon("2024-09-07").isoformat()
    '2024-09-07T12:00:00+00:00'
    >>> _noon("2024-13-45") is None
    True
    """
    try:
        return datetime.strptime(f"{day} 12 +0000", "%Y-%m-%d %H %z")
    except ValueError:
        return None
