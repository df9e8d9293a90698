"""A file's bytes as readers see them: counted, and ending where they cannot be read on."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from etl.errors import InputRefused

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

HEAD_BYTES = 64 * 1024
"""What a reader sees of a file when it is asked whether the file is of its format."""


class Stream(io.RawIOBase):
    """Bytes that come in pieces. Where they are refused the stream ends, and `refused` keeps why.

    The libraries that read formats would lose what came before an exception, or turn it into one of their own.
    """

    def __init__(self, pieces: Iterator[bytes]) -> None:
        """Stream the ``pieces``; they may raise `InputRefused`."""
        self.refused: InputRefused | None = None
        self._pieces = pieces
        self._rest = memoryview(b"")
        self._position = 0

    def readable(self) -> bool:
        """Whether it can be read: yes."""
        return True

    def tell(self) -> int:
        """How many bytes were read."""
        return self._position

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill the buffer as far as there are bytes."""
        view = memoryview(buffer).cast("B")
        filled = 0
        while filled < len(view) and (self._rest or self._next()):
            part = self._rest[: len(view) - filled]
            view[filled : filled + len(part)] = part
            self._rest = self._rest[len(part) :]
            filled += len(part)
        self._position += filled
        return filled

    def _next(self) -> bool:
        try:
            self._rest = memoryview(next((piece for piece in self._pieces if piece), b""))
        except InputRefused as refused:
            self.refused = refused
        return bool(self._rest)
