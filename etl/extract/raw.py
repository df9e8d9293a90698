"""The raw zone: every dump's bytes, named by their SHA-256, never changed; and beside them, what was delivered when.

::

    sha256/ab/<64 digits>.zst     a dump, compressed
    sha256/ab/<64 digits>         a dump that came compressed, as it came: what it packs is reached by seeking
    deliveries/<64 digits>.jsonl  deliveries that were received together, named by the digest of this file
    takedowns/<64 digits>.jsonl   takedowns and their tombstones, likewise
    expired/<64 digits>.jsonl     dumps that retention has let go, likewise
    redacted/<64 digits>/<64 digits>.zst   a dump without the pages that were taken down, by the digest that it came
                                  with and its own: it stands in place of the dump (`etl.extract.redacted`)

An object is written under a temporary name, synced, then renamed (in a bucket: uploaded whole), so a reader sees it
whole or not at all. Whatever is read back is checked against its name.
"""

from __future__ import annotations

import errno
import hashlib
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

import zstandard

from etl.errors import InputRefused, Reason, Unavailable
from etl.extract.files import CHUNK_BYTES, chunks, empty, too_large
from etl.extract.stores import store_at
from etl.extract.verified import Verified

REDACTED = "redacted"
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_LEVEL = 1
"""Of zstd: the raw zone is written every night and read at rebuilds, so speed counts more than the last fifth."""
_COMPRESSED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd", b"PK\x03\x04", b"PAR1")
"""How gzip, bzip2, xz, zstd, zip and Parquet begin: compressing them again costs time and the way to their parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDump:
    """A dump that the raw zone holds."""

    sha256: str
    size_bytes: int


class RawZone:
    """The raw zone in a folder or a bucket, which the setting ``WARRAQ_RAW`` names."""

    def __init__(self, place: str) -> None:
        """Use the folder or bucket ``place``; a folder is made when the first dump is put there."""
        self._place = place
        self.store = store_at(place, "WARRAQ_RAW")

    def address(self, sha256: str) -> str:
        """Where the dump with this digest is kept, for people; where it would be, if it is not there."""
        for name in _names(sha256):
            try:
                self.store.open(name).close()
            except OSError:
                continue
            return self.store.address(name)
        return self.store.address(_names(sha256)[0])

    def put(self, stream: BinaryIO, name: str, max_bytes: int) -> StoredDump:
        """Keep the bytes of an input; keeping them again changes nothing, and mends a damaged copy.

        Raises `InputRefused` where they cannot be read, are over ``max_bytes``, or do not fit on the disk, and
        `Unavailable` where the zone cannot be written at all.
        """
        size = stream.seek(0, io.SEEK_END)
        if size == 0:
            raise empty(name)
        if size > max_bytes:
            raise too_large(name, "dump", size, max_bytes)
        stream.seek(0)
        with self._writing(name):
            return self._put(chunks(stream, name))

    @cached_property
    def redacted(self) -> dict[str, str]:
        """What stands in place of dumps from which pages were taken down: its name, by the dump's digest."""
        return {name.split("/")[1]: name for name in self.store.names(REDACTED)}

    def put_whole(self, content: bytes, name: str) -> None:
        """Keep a small object under a name that its own digest is part of."""
        with self._writing(name), self.store.temporary() as temporary:
            with _synced(temporary) as file:
                file.write(content)
            self.store.keep(temporary, name)

    def replace(self, sha256: str, content: Iterator[bytes]) -> None:
        """Put the content in place of the dump with this digest, whose bytes are then gone."""
        with self._writing(sha256):
            name = self._pack(content, lambda digest: f"{REDACTED}/{sha256}/{digest}.zst")
            self.redacted[sha256] = name
            for former in (*_names(sha256), *self.store.names(f"{REDACTED}/{sha256}")):
                if former != name:
                    self.store.delete(former)

    def holds(self, sha256: str) -> bool:
        """Whether the dump is there as it came."""
        folder = sha256[:2]
        return any(name in _names(sha256) for name in self.store.names(f"sha256/{folder}"))

    def sweep(self) -> None:
        """Delete dumps beside what stands in their place: one may have been received while it was redacted."""
        for sha256 in self.redacted:
            for name in _names(sha256):
                self.store.delete(name)

    def let_go(self, sha256: str) -> None:
        """Delete the dump with this digest, and what stands in its place; what is not there is none the less gone."""
        self.redacted.pop(sha256, None)
        for name in (*_names(sha256), *self.store.names(f"{REDACTED}/{sha256}")):
            self.store.delete(name)

    def open_redacted(self, sha256: str) -> BinaryIO:
        """What stands in place of the dump with this digest."""
        name = self.redacted[sha256]
        return Verified(self.store.open(name), is_packed=True, sha256=name.rpartition("/")[2][:64]).buffered()

    def open(self, sha256: str) -> BinaryIO:
        """The dump's bytes; reading to their end raises `InputRefused` where they are not those of ``sha256``."""
        return Verified(*self._find(sha256), sha256).buffered()

    def open_at(self, sha256: str, offset: int) -> BinaryIO:
        """The dump's bytes from ``offset`` on, unverified: whoever reads a part checks that part.

        A dump that came compressed is not read up to there, and the stream can seek.
        """
        stored, is_packed = self._find(sha256)
        if not is_packed:
            stored.seek(offset)
            return stored
        stream = Verified(stored, is_packed, sha256).buffered()
        while offset:
            offset -= len(stream.read(min(offset, CHUNK_BYTES))) or offset
        return stream

    def _find(self, sha256: str) -> tuple[BinaryIO, bool]:
        """The dump as it is stored, and whether the zone has compressed it."""
        packed, plain = _names(sha256)
        try:
            return self.store.open(packed), True
        except FileNotFoundError:
            pass
        except OSError as error:
            raise self._gone(sha256, error) from error
        try:
            return self.store.open(plain), False
        except OSError as error:
            raise self._gone(sha256, error) from error

    def _gone(self, sha256: str, error: OSError) -> InputRefused:
        where = self.store.address(_names(sha256)[0])
        message = f"the raw zone cannot give it ({error.strerror or error}: {where}). Deliver the dump again."
        return InputRefused(sha256, Reason.UNREADABLE, message)

    def _put(self, content: Iterator[bytes]) -> StoredDump:
        digest, size = hashlib.sha256(), 0
        first = next(content, b"")
        is_packed = not first.startswith(_COMPRESSED)
        with self.store.temporary() as temporary:
            with _synced(temporary) as file, _packing(file, is_packed=is_packed) as packed:
                chunk = first
                while chunk:
                    digest.update(chunk)
                    size += len(chunk)
                    packed.write(chunk)
                    chunk = next(content, b"")
            # What was taken down does not come back with a delivery of the same bytes.
            if digest.hexdigest() not in self.redacted:
                self.store.keep(temporary, _names(digest.hexdigest())[0 if is_packed else 1])
        return StoredDump(sha256=digest.hexdigest(), size_bytes=size)

    def _pack(self, content: Iterator[bytes], name_of: Callable[[str], str]) -> str:
        """Keep the content compressed, under the name that its digest gives it."""
        digest = hashlib.sha256()
        with self.store.temporary() as temporary:
            with _synced(temporary) as file, _packing(file, is_packed=True) as packed:
                for chunk in content:
                    digest.update(chunk)
                    packed.write(chunk)
            name = name_of(digest.hexdigest())
            self.store.keep(temporary, name)
        return name

    @contextmanager
    def _writing(self, name: str) -> Iterator[None]:
        # Errors of the source are refusals by now, so an OSError is the zone's own.
        try:
            yield
        except OSError as error:
            if error.errno in _FULL:
                message = (
                    f"the raw zone {self._place} has no space for it ({error.strerror}). Free some, give it again."
                )
                raise InputRefused(name, Reason.NO_SPACE, message) from error
            raise Unavailable(
                f"The raw zone {self._place} cannot be written ({error.strerror or error}). Mend the folder, or set "
                "WARRAQ_RAW to one that this user may write, and run again."
            ) from error


def _names(sha256: str) -> tuple[str, str]:
    """The dump's name where the zone has compressed it, and where it came compressed."""
    name = f"sha256/{sha256[:2]}/{sha256}"
    return f"{name}.zst", name


@contextmanager
def _synced(temporary: Path) -> Iterator[BinaryIO]:
    with temporary.open("xb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _packing(file: BinaryIO, *, is_packed: bool) -> Iterator[BinaryIO]:
    if not is_packed:
        yield file
        return
    with zstandard.ZstdCompressor(level=_LEVEL).stream_writer(file, closefd=False) as writer:
        yield writer
