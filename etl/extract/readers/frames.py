"""The frames of compressed files, taken one by one: gzip members, bzip2, xz and zstd streams."""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Callable, Iterator
from typing import Protocol

import zstandard

_PIECE_BYTES = 1024 * 1024
"""What a frame gives at once, however much it holds."""
_ZSTD_INPUT_BYTES = 2048
"""What a zstd frame is fed at once: its blocks of four bytes may each give 128 KB, and it gives them all."""
_MOST_MEMORY = 128 * 1024 * 1024
"""Of an xz or zstd frame: more than any of their levels needs, and no file can ask for all there is."""

BROKEN = (zlib.error, OSError, EOFError, lzma.LZMAError, zstandard.ZstdError, ValueError)
"""What the libraries raise for bytes that are damaged."""


class Frame(Protocol):
    """One frame being unpacked."""

    @property
    def eof(self) -> bool:
        """Whether its end was reached."""

    @property
    def unused_data(self) -> bytes:
        """What it was given beyond its end."""

    def feed(self, packed: bytes) -> Iterator[bytes]:
        """What these bytes of it unpack to, in pieces of bounded size."""


class _Gzip:
    def __init__(self) -> None:
        self._inner = zlib.decompressobj(wbits=31)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def feed(self, packed: bytes) -> Iterator[bytes]:
        while True:
            piece = self._inner.decompress(packed, _PIECE_BYTES)
            yield piece
            packed = self._inner.unconsumed_tail
            if self._inner.eof or (not packed and len(piece) < _PIECE_BYTES):
                return


class _Standard:
    """bzip2 and xz, whose classes of the standard library have one face."""

    def __init__(self, inner: bz2.BZ2Decompressor | lzma.LZMADecompressor) -> None:
        self._inner = inner

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def feed(self, packed: bytes) -> Iterator[bytes]:
        yield self._inner.decompress(packed, _PIECE_BYTES)
        while not self._inner.eof and not self._inner.needs_input:
            yield self._inner.decompress(b"", _PIECE_BYTES)


class _Zstd:
    def __init__(self) -> None:
        self._inner = zstandard.ZstdDecompressor(max_window_size=_MOST_MEMORY).decompressobj()
        self._beyond = b""

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data + self._beyond

    def feed(self, packed: bytes) -> Iterator[bytes]:
        for start in range(0, len(packed), _ZSTD_INPUT_BYTES):
            yield self._inner.decompress(packed[start : start + _ZSTD_INPUT_BYTES])
            if self._inner.eof:
                self._beyond = packed[start + _ZSTD_INPUT_BYTES :]
                return


FORMATS: tuple[tuple[str, bytes, Callable[[], Frame]], ...] = (
    ("gzip", b"\x1f\x8b\x08", _Gzip),
    ("bzip2", b"BZh", lambda: _Standard(bz2.BZ2Decompressor())),
    ("xz", b"\xfd7zXZ\x00", lambda: _Standard(lzma.LZMADecompressor(memlimit=_MOST_MEMORY))),
    ("zstd", b"\x28\xb5\x2f\xfd", _Zstd),
)
"""Name, first bytes, and what unpacks a frame."""
