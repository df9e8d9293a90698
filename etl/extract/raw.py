"""The raw zone: every dump's bytes, named by their SHA-256, compressed, never changed.

A dump is written under a temporary name, synced, then renamed: a reader sees it whole or not at all. Whatever is read
back is checked against its name.
"""

from __future__ import annotations

import errno
import hashlib
import io
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

import zstandard

from etl.errors import InputRefused, Reason, Unavailable
from etl.extract.files import chunks, name_of, open_file, too_large

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_LEVEL = 1
"""Of zstd: the raw zone is written every night and read at rebuilds, so speed counts more than the last fifth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDump:
    """A dump that the raw zone holds."""

    sha256: str
    size_bytes: int


class RawZone:
    """The raw zone below one folder: ``<root>/sha256/ab/<64 digits>.zst``."""

    def __init__(self, root: str) -> None:
        """Use the folder ``root``; it is made when the first dump is put there."""
        self._root = Path(root)

    def path(self, sha256: str) -> Path:
        """Where the dump with this digest is kept."""
        return self._root / "sha256" / sha256[:2] / f"{sha256}.zst"

    def put(self, source: Path, max_bytes: int) -> StoredDump:
        """Keep the file's bytes; keeping them again changes nothing, and mends a damaged copy.

        Raises `InputRefused` where the file cannot be read, is over ``max_bytes``, or does not fit on the disk, and
        `Unavailable` where the zone cannot be written at all.
        """
        name = name_of(source)
        with open_file(source, name) as stream, self._writing(name):
            size = os.fstat(stream.fileno()).st_size
            if size > max_bytes:
                raise too_large(name, "dump", size, max_bytes)
            return self._put(chunks(stream, name))

    def open(self, sha256: str) -> BinaryIO:
        """The dump's bytes; reading to their end raises `InputRefused` where they are not those of ``sha256``."""
        try:
            compressed = self.path(sha256).open("rb")
        except OSError as error:
            message = f"the raw zone cannot give it ({error.strerror}: {self.path(sha256)}). Deliver the dump again."
            raise InputRefused(sha256, Reason.UNREADABLE, message) from error
        return cast("BinaryIO", io.BufferedReader(_Verified(compressed, sha256)))

    def _put(self, content: Iterator[bytes]) -> StoredDump:
        digest, size = hashlib.sha256(), 0
        with self._temporary() as temporary:
            with temporary.open("xb") as file:
                with zstandard.ZstdCompressor(level=_LEVEL).stream_writer(file, closefd=False) as writer:
                    for chunk in content:
                        digest.update(chunk)
                        size += len(chunk)
                        writer.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            target = self.path(digest.hexdigest())
            target.parent.mkdir(parents=True, exist_ok=True)
            temporary.replace(target)
            _sync_folder(target.parent)
        return StoredDump(sha256=digest.hexdigest(), size_bytes=size)

    @contextmanager
    def _temporary(self) -> Iterator[Path]:
        folder = self._root / "incoming"
        folder.mkdir(parents=True, exist_ok=True)
        temporary = folder / f"{uuid.uuid4().hex}.part"
        try:
            yield temporary
        finally:
            temporary.unlink(missing_ok=True)

    @contextmanager
    def _writing(self, name: str) -> Iterator[None]:
        # Errors of the source are refusals by now, so an OSError is the zone's own.
        try:
            yield
        except OSError as error:
            if error.errno in _FULL:
                message = f"the raw zone {self._root} has no space for it ({error.strerror}). Free some, give it again."
                raise InputRefused(name, Reason.NO_SPACE, message) from error
            raise Unavailable(
                f"The raw zone {self._root} cannot be written ({error.strerror or error}). Mend the folder, or set "
                "WARRAQ_RAW to one that this user may write, and run again."
            ) from error


class _Verified(io.RawIOBase):
    """A decompressed dump that is hashed while it is read, and compared with its name at its end."""

    def __init__(self, compressed: BinaryIO, sha256: str) -> None:
        self._compressed = compressed
        self._content = zstandard.ZstdDecompressor().stream_reader(compressed, closefd=False)
        self._sha256 = sha256
        self._digest = hashlib.sha256()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        try:
            chunk = self._content.read(len(view))
        except zstandard.ZstdError as error:
            raise self._damaged(str(error)) from error
        if not chunk and self._digest.hexdigest() != self._sha256:
            raise self._damaged(f"its bytes have SHA-256 {self._digest.hexdigest()}")
        self._digest.update(chunk)
        view[: len(chunk)] = chunk
        return len(chunk)

    def close(self) -> None:
        if not self.closed:
            self._compressed.close()
        super().close()

    def _damaged(self, found: str) -> InputRefused:
        message = f"its copy in the raw zone is damaged ({found}). Deliver the dump again: that mends the copy."
        return InputRefused(self._sha256, Reason.UNREADABLE, message)


def _sync_folder(folder: Path) -> None:
    """Make a rename in ``folder`` survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
