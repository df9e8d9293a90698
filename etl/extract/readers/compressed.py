"""Files that are compressed: gzip, bzip2, xz or zstd around one file of any format.

A file may hold frames behind frames, as a WARC holds one for each record. Padding with zeros is no damage.
"""

from __future__ import annotations

from collections.abc import Iterator

from etl.errors import InputRefused, Reason
from etl.extract.files import CHUNK_BYTES
from etl.extract.readers.file import File
from etl.extract.readers.frames import BROKEN, FORMATS, Format
from etl.extract.readers.positions import Frames


def recognises(head: bytes) -> bool:
    """Whether it begins as a compressed file does.

    >>> import gzip
    >>> recognises(gzip.compress(b"")), recognises(b"text")
    (True, False)
    """
    return any(head.startswith(each.magic) for each in FORMATS)


def files(file: File) -> Iterator[File]:
    """The file that is compressed."""
    head = file.head()
    fitting = next(each for each in FORMATS if head.startswith(each.magic))
    frames = Frames()
    again = file.again
    yield file.unpacked(
        _Unpacking(file, fitting, frames).pieces(),
        frames,
        None if again is None else lambda: next(files(again())),
    )


class _Unpacking:
    """A compressed file on its way to what it holds."""

    def __init__(self, file: File, fitting: Format, frames: Frames) -> None:
        self.file, self.format, self.frames = file, fitting, frames
        self.packed = b""
        self.before = self.after = 0
        """How many bytes were taken, and given."""

    def pieces(self) -> Iterator[bytes]:
        """What it unpacks to; raises `InputRefused` where it cannot go on."""
        try:
            while self._more():
                yield from self._frame()
                self._skip_padding()
            # What ends with the file ends where a frame could begin.
            self.frames.begin(self.before, self.after)
        except BROKEN as error:
            message = (
                f"its {self.format.name} data is damaged near byte {self.before:,} ({error}). What stands before that "
                "was read; deliver it again, complete."
            )
            raise self.file.refuse(Reason.DAMAGED, message) from error

    def _more(self) -> bool:
        self.packed = self.packed or self.file.stream.read(CHUNK_BYTES)
        if not self.packed and self.file.raw.refused:
            raise self.file.raw.refused
        return bool(self.packed)

    def _frame(self) -> Iterator[bytes]:
        if len(self.packed) < len(self.format.magic):
            self.packed += self.file.stream.read(CHUNK_BYTES)
        if not self.packed.startswith(self.format.magic):
            raise self._trailing()
        self.frames.begin(self.before, self.after)
        frame = self.format.frame()
        while not frame.eof:
            if not self._more():
                raise self._cut_off()
            packed, self.packed = self.packed, b""
            for piece in frame.feed(packed):
                self.after += len(piece)
                self.file.used.unpack(len(piece), self.file.member)
                yield piece
            self.packed = frame.unused_data
            self.before += len(packed) - len(self.packed)

    def _skip_padding(self) -> None:
        while self._more() and self.packed[0] == 0:
            rest = self.packed.lstrip(b"\0")
            self.before += len(self.packed) - len(rest)
            self.packed = rest

    def _cut_off(self) -> InputRefused:
        message = (
            f"it ends in the middle of its {self.format.name} data, after {self.before:,} bytes. What is whole before "
            "that was read; deliver it again, complete."
        )
        return self.file.refuse(Reason.TRUNCATED, message)

    def _trailing(self) -> InputRefused:
        message = (
            f"other bytes follow its {self.format.name} data, from byte {self.before:,} on; the data itself was read. "
            "See whether it was put together wrongly, and deliver it again without them."
        )
        return self.file.refuse(Reason.TRAILING, message)
