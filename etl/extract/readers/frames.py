"""The frames of compressed files, taken one by one: gzip members, bzip2, xz and zstd streams."""

from __future__ import annotations

import bz2
import lzma
import zlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from typing import NamedTuple, Protocol

import zstandard

_PIECE_BYTES = 1024 * 1024
"""What a frame gives at once, however much it holds."""
_ZSTD_INPUT_BYTES = 2048
"""What a zstd frame is fed at once: its blocks of four bytes may each give 128 KB, and it gives them all."""
_MOST_MEMORY = 128 * 1024 * 1024
"""Of an xz or zstd frame: more than any of their levels needs, and no file can ask for all there is."""

BROKEN = (zlib.error, OSError, EOFError, lzma.LZMAError, zstandard.ZstdError, ValueError)
"""What the libraries raise for bytes that are damaged."""


class _Ending(Protocol):
    """What the libraries' classes have in common."""

    @property
    def eof(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...


class Frame(ABC):
    """One frame being unpacked."""

    def __init__(self, ending: _Ending) -> None:
        """Unpack by a library's object, which says where the frame ends."""
        self._ending = ending

    @property
    def eof(self) -> bool:
        """Whether its end was reached."""
        return self._ending.eof

    @property
    def unused_data(self) -> bytes:
        """What it was given beyond its end."""
        return self._ending.unused_data

    @abstractmethod
    def feed(self, packed: bytes) -> Iterator[bytes]:
        """What these bytes of it unpack to, in pieces of bounded size."""


class _Gzip(Frame):
    def __init__(self) -> None:
        self._inner = zlib.decompressobj(wbits=31)
        super().__init__(self._inner)

    def feed(self, packed: bytes) -> Iterator[bytes]:
        while True:
            piece = self._inner.decompress(packed, _PIECE_BYTES)
            yield piece
            packed = self._inner.unconsumed_tail
            if self._inner.eof or (not packed and len(piece) < _PIECE_BYTES):
                return


class _Standard(Frame):
    """bzip2 and xz, whose classes of the standard library have one face."""

    def __init__(self, inner: bz2.BZ2Decompressor | lzma.LZMADecompressor) -> None:
        super().__init__(inner)
        self._inner = inner

    def feed(self, packed: bytes) -> Iterator[bytes]:
        yield self._inner.decompress(packed, _PIECE_BYTES)
        while not self._inner.eof and not self._inner.needs_input:
            yield self._inner.decompress(b"", _PIECE_BYTES)


class _Zstd(Frame):
    def __init__(self) -> None:
        self._inner = zstandard.ZstdDecompressor(max_window_size=_MOST_MEMORY).decompressobj()
        super().__init__(self._inner)
        self._beyond = b""

    @property
    def unused_data(self) -> bytes:
        """What it was given beyond its end, fed or not."""
        return super().unused_data + self._beyond

    def feed(self, packed: bytes) -> Iterator[bytes]:
        for start in range(0, len(packed), _ZSTD_INPUT_BYTES):
            yield self._inner.decompress(packed[start : start + _ZSTD_INPUT_BYTES])
            if self._inner.eof:
                self._beyond = packed[start + _ZSTD_INPUT_BYTES :]
                return


class Format(NamedTuple):
    """A format of compressed files."""

    name: str
    magic: bytes
    """Its frames begin so."""
    frame: Callable[[], Frame]


FORMATS = (
    Format("gzip", b"\x1f\x8b\x08", _Gzip),
    Format("bzip2", b"BZh", lambda: _Standard(bz2.BZ2Decompressor())),
    Format("xz", b"\xfd7zXZ\x00", lambda: _Standard(lzma.LZMADecompressor(memlimit=_MOST_MEMORY))),
    Format("zstd", b"\x28\xb5\x2f\xfd", _Zstd),
)
