"""Where the raw zone keeps its objects: below a folder, or in a bucket. An object is there whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol

from etl.errors import InputRefused
from etl.extract.buckets import Bucket, folder_of, is_bucket


class Store(Protocol):
    """Named objects that are written once."""

    def address(self, name: str) -> str:
        """Where an object is, for people."""

    def temporary(self) -> AbstractContextManager[Path]:
        """A file to be written and then kept; it is gone afterwards."""

    def keep(self, temporary: Path, name: str) -> None:
        """Make the temporary file, which is synced, the object ``name``; it replaces one of that name."""

    def open(self, name: str) -> BinaryIO:
        """The object's bytes, seekable; raises `OSError` where it cannot be read."""

    def names(self, prefix: str) -> Iterator[str]:
        """The names of the objects below ``prefix``, in order."""

    def delete(self, name: str) -> None:
        """Delete an object for good; one that is not there is none the less gone."""


def store_at(place: str, setting: str) -> Store:
    """The store at a folder or a bucket's URL, which is the value of ``setting``."""
    return _BucketStore(Bucket(place, setting)) if is_bucket(place) else _FolderStore(folder_of(place))


class _FolderStore:
    """Files are renamed into their places, on one file system, and the renaming is synced."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def address(self, name: str) -> str:
        return str(self._root / name)

    @contextmanager
    def temporary(self) -> Iterator[Path]:
        folder = self._root / "incoming"
        folder.mkdir(parents=True, exist_ok=True)
        temporary = folder / f"{uuid.uuid4().hex}.part"
        try:
            yield temporary
        finally:
            temporary.unlink(missing_ok=True)

    def keep(self, temporary: Path, name: str) -> None:
        target = self._root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary.replace(target)
        _sync_folder(target.parent)

    def open(self, name: str) -> BinaryIO:
        return (self._root / name).open("rb")

    def names(self, prefix: str) -> Iterator[str]:
        for folder, below, files in os.walk(self._root / prefix):
            below.sort()
            yield from (str((Path(folder) / file).relative_to(self._root)) for file in sorted(files))

    def delete(self, name: str) -> None:
        target = self._root / name
        if target.exists():
            target.unlink()
            _sync_folder(target.parent)


class _BucketStore:
    """Objects are uploaded from a temporary file: an upload that was cut off leaves no object."""

    def __init__(self, bucket: Bucket) -> None:
        self._bucket = bucket

    def address(self, name: str) -> str:
        return self._bucket.address(name)

    @contextmanager
    def temporary(self) -> Iterator[Path]:
        with tempfile.TemporaryDirectory(prefix="warraq-") as folder:
            yield Path(folder) / "object"

    def keep(self, temporary: Path, name: str) -> None:
        self._bucket.put(temporary, name)

    def open(self, name: str) -> BinaryIO:
        try:
            return self._bucket.open(name, name)
        except InputRefused as refused:
            raise FileNotFoundError(errno.ENOENT, refused.message) from refused

    def names(self, prefix: str) -> Iterator[str]:
        return (found.key for found in self._bucket.objects(prefix))

    def delete(self, name: str) -> None:
        self._bucket.delete(name)


def _sync_folder(folder: Path) -> None:
    """Make a rename in ``folder`` survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
