"""A file that readers read: the dump itself, or what is packed in it."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import IO

from etl.errors import InputRefused, Reason
from etl.extract.files import CHUNK_BYTES, refusing, too_large
from etl.extract.readers.limits import Used
from etl.extract.readers.positions import Frames
from etl.extract.readers.stream import HEAD_BYTES, Stream

_IN_MEMORY = 16 * 1024 * 1024
"""Of a copy that can be sought in; a larger one is a temporary file without a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """Bytes to be read from their beginning, once; `again` gives them anew where that is possible."""

    member: str | None = None
    """Its path in the dump, as ``outer/inner``; ``None`` for the dump itself and what is merely compressed."""
    raw: Stream
    stream: io.BufferedReader[Stream]
    used: Used
    depth: int = 0
    name: str
    """The last part of its path, which may break a tie between formats."""
    again: Callable[[], File] | None = None
    beginning_at: Callable[[int], File] | None = None
    """Gives it from a byte on, where what stands before need not be read."""
    frames: Frames | None = None
    """``None`` for a file that is not compressed."""

    @classmethod
    def of(cls, pieces: Iterator[bytes], *, used: Used, name: str) -> File:
        """A dump whose bytes are ``pieces``."""
        raw = Stream(pieces)
        return cls(raw=raw, stream=io.BufferedReader(raw, HEAD_BYTES), used=used, name=name)

    def head(self) -> bytes:
        """Its first bytes, which stay to be read."""
        return self.stream.peek(HEAD_BYTES)

    def unpacked(self, pieces: Iterator[bytes], frames: Frames, again: Callable[[], File] | None) -> File:
        """The same file, decompressed."""
        self.used.enter(self.member, self.depth + 1)
        raw = Stream(pieces)
        stream = io.BufferedReader(raw, HEAD_BYTES)
        return replace(
            self, raw=raw, stream=stream, depth=self.depth + 1, frames=frames, again=again, beginning_at=None
        )

    def entry(self, name: str, pieces: Iterator[bytes], again: Callable[[], File] | None = None) -> File:
        """The file called ``name`` that is packed in this one."""
        member = self.inner(name)
        self.used.enter(member, self.depth + 1)
        raw = Stream(pieces)
        return File(
            member=member,
            raw=raw,
            stream=io.BufferedReader(raw, HEAD_BYTES),
            used=self.used,
            depth=self.depth + 1,
            name=name.rpartition("/")[2],
            again=again,
        )

    def inner(self, name: str) -> str:
        """The path of what is called ``name`` in this file."""
        return name if self.member is None else f"{self.member}/{name}"

    def refuse(self, reason: Reason, message: str, member: str | None = None) -> InputRefused:
        """The refusal of this file, or of the ``member`` in it."""
        return InputRefused(self.used.dump, reason, message, member or self.member)

    def too_large(self, size: int | None, member: str | None = None) -> InputRefused:
        """The refusal of this file, or of the ``member`` in it, for being larger than a page may be."""
        return too_large(self.used.dump, "page", size, self.used.limits.max_page_bytes, member or self.member)

    def read(self, most: int) -> bytes:
        """Its next bytes, up to ``most``; room is taken for those that there are."""
        content = bytearray()
        while len(content) < most and (piece := self.stream.read(min(CHUNK_BYTES, most - len(content)))):
            content += piece
        return bytes(content)

    @contextmanager
    def copied(self) -> Iterator[IO[bytes]]:
        """Its bytes where they can be sought in, for a directory at their end; raises `InputRefused` where cut off."""
        with tempfile.SpooledTemporaryFile(_IN_MEMORY) as copy:
            with refusing(self.used.dump):
                while piece := self.stream.read(CHUNK_BYTES):
                    copy.write(piece)
            if self.raw.refused:
                raise self.raw.refused
            copy.seek(0)
            yield copy

    def whole(self) -> bytes:
        """All its bytes; raises `InputRefused` where they are more than a page may have, or were cut off."""
        most = self.used.limits.max_page_bytes
        content = self.read(most + 1)
        if len(content) > most:
            raise self.too_large(self.used.size_bytes if self.depth == 0 else None)
        if self.raw.refused and self.raw.refused.reason is not Reason.TRAILING:
            raise self.raw.refused
        return content

    def stored(self, start: int, end: int) -> tuple[int, int] | None:
        """Offset and length of the bytes from ``start`` to ``end`` as the file holds them, where they can be told.

        A compressed file tells it of whole frames alone.
        """
        if self.frames is None:
            return start, end - start
        first, last = self.frames.offset(start), self.frames.offset(end)
        return None if first is None or last is None else (first, last - first)
