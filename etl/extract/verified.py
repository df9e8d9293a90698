"""Reading what the raw zone keeps, with every byte checked against the name that it is kept under."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING, BinaryIO, cast

import zstandard

from etl.errors import InputRefused, Reason

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class Verified(io.RawIOBase):
    """A dump that is hashed while it is read, and compared with its name at its end."""

    def __init__(self, stored: BinaryIO, is_packed: bool, sha256: str) -> None:
        """Read ``stored``, which the zone has compressed or not; it is closed with this."""
        self._stored = stored
        self._content = zstandard.ZstdDecompressor().stream_reader(stored, closefd=False) if is_packed else stored
        self._sha256 = sha256
        self._digest = hashlib.sha256()

    def buffered(self) -> BinaryIO:
        """As an ordinary stream."""
        return cast("BinaryIO", io.BufferedReader(self))

    def readable(self) -> bool:
        """Whether it can be read: yes."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill the buffer; raises `InputRefused` where the bytes cannot be those of the dump."""
        view = memoryview(buffer).cast("B")
        try:
            chunk = self._content.read(len(view))
        except (zstandard.ZstdError, OSError) as error:
            raise self._damaged(str(error)) from error
        if not chunk and self._digest.hexdigest() != self._sha256:
            raise self._damaged(f"its bytes have SHA-256 {self._digest.hexdigest()}")
        self._digest.update(chunk)
        view[: len(chunk)] = chunk
        return len(chunk)

    def close(self) -> None:
        """Close the stored object too."""
        if not self.closed:
            self._stored.close()
        super().close()

    def _damaged(self, found: str) -> InputRefused:
        message = f"its copy in the raw zone is damaged ({found}). Deliver the dump again: that mends the copy."
        return InputRefused(self._sha256, Reason.UNREADABLE, message)
