"""Tar archives, read once from their beginning. Links and devices are refused: nothing is read through them."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator

from etl.errors import InputRefused, Reason
from etl.extract.files import CHUNK_BYTES
from etl.extract.readers.file import File

_MARK = slice(257, 262)
_LONGEST_HEADER = 1024 * 1024
_HEADERS = (
    tarfile.XHDTYPE,
    tarfile.XGLTYPE,
    tarfile.SOLARIS_XHDTYPE,
    tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
)
_BROKEN = (tarfile.TarError, OSError, ValueError, EOFError, OverflowError)


def recognises(head: bytes) -> bool:
    """Whether its first block is the header of an entry."""
    return head[_MARK] == b"ustar"


def files(file: File) -> Iterator[File | InputRefused]:
    """The entries in order."""
    source = _Source(file)
    try:
        with tarfile.open(fileobj=source, mode="r|", tarinfo=_Entry) as archive:
            for entry in archive:
                if entry.isfile():
                    yield file.entry(entry.name, _pieces(file, archive, entry, source))
                elif not entry.isdir():
                    message = "it is a link or a device, which is not followed. Pack the file itself."
                    yield file.refuse(Reason.NOT_A_FILE, message, file.inner(entry.name))
            end = archive.offset
    except _BROKEN as error:
        if not source.is_cut_told:
            yield file.raw.refused or _broken(file, f"{source.read_bytes:,} ({error})")
        return
    source.drain()
    if source.last_inked > end and not file.raw.refused:
        yield _broken(file, f"{end:,}")


class _Source(io.RawIOBase):
    """The archive's bytes, with note of where the last is that is not zero: zeros are what ends an archive."""

    def __init__(self, file: File) -> None:
        self._stream = file.stream
        self.read_bytes = self.last_inked = 0
        self.is_cut_told = False

    def read(self, size: int = -1, /) -> bytes:
        content = self._stream.read(size)
        if inked := len(content.rstrip(b"\0")):
            self.last_inked = self.read_bytes + inked
        self.read_bytes += len(content)
        return content

    def drain(self) -> None:
        while self.read(CHUNK_BYTES):
            pass


class _Entry(tarfile.TarInfo):
    """An entry whose headers are of a bounded size: all of them are read into memory."""

    def _proc_member(self, tarfile_: tarfile.TarFile) -> tarfile.TarInfo:
        if self.type in _HEADERS and self.size > _LONGEST_HEADER:
            raise tarfile.ReadError(f"a header of {self.size:,} bytes")
        # The entry point that tarfile documents for subclasses; its types do not tell of it.
        return super()._proc_member(tarfile_)  # type: ignore[misc,no-any-return]


def _pieces(file: File, archive: tarfile.TarFile, entry: tarfile.TarInfo, source: _Source) -> Iterator[bytes]:
    member = file.inner(entry.name)
    stream = archive.extractfile(entry)
    try:
        while stream and (piece := stream.read(CHUNK_BYTES)):
            file.used.unpack(len(piece), member)
            yield piece
    except _BROKEN as error:
        source.is_cut_told = True
        message = (
            f"it is cut off: its archive ends after {source.read_bytes:,} bytes ({error}). The files before it were "
            "read; deliver the archive again, complete."
        )
        raise file.refuse(Reason.TRUNCATED, message, member) from error


def _broken(file: File, where: str) -> InputRefused:
    message = (
        f"the tar archive cannot be read on from byte {where}. The files before that were read; deliver it again, "
        "complete."
    )
    return file.refuse(Reason.TRUNCATED, message)
