"""The files below a folder, with what the landing zone wants to know of each; a hundred thousand in a second."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from etl.extract.days import nearest_noon, noon


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One file, or what cannot be read and is therefore taken for one."""

    path: str
    size_bytes: int
    modified: float
    day: datetime | None
    """Noon of the day that the nearest folder names."""

    @property
    def arrived_at(self) -> datetime:
        """UTC, to the second."""
        return self.day or datetime.fromtimestamp(int(self.modified), UTC)


def files(root: Path) -> Iterator[File]:
    """Every entry below ``root`` that is no readable folder itself, in order of names; none that begins with a dot."""
    return _below(str(root), nearest_noon([root.name, *(folder.name for folder in root.parents)]))


def file_at(path: Path) -> File | None:
    """What is at a path; ``None`` where there is nothing."""
    return _look(str(path), nearest_noon(folder.name for folder in path.parents))


def _below(folder: str, day: datetime | None) -> Iterator[File]:
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        # As if it were a file: opening it fails with the reason, which the ledger then shows.
        closed = _look(folder, day)
        if closed:
            yield closed
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path, noon(entry.name) or day)
        else:
            file = _look(entry.path, day)
            if file:
                yield file


def _look(path: str, day: datetime | None) -> File | None:
    """The times of the file, or of the link or folder that hides it; ``None`` where all of them are gone."""
    for look in (os.stat, os.lstat, _stat_folder):
        try:
            found = look(path)
        except OSError:
            continue
        return File(path=path, size_bytes=found.st_size, modified=found.st_mtime, day=day)
    return None


def _stat_folder(path: str) -> os.stat_result:
    return Path(path).parent.stat()
