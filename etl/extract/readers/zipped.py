"""Zip archives. Names of entries are labels and nothing else: nothing is ever written under them."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from etl.errors import InputRefused, Reason
from etl.extract.files import CHUNK_BYTES
from etl.extract.readers.file import File
from etl.extract.readers.reader import Skipped

_ENTRY_BYTES = 256
"""Of the archive's directory that an entry takes at most, about, names and all."""
_DIRECTORY = struct.Struct("<4s4H2LH")
_DIRECTORY_MARK = b"PK\x05\x06"
_LONGEST_COMMENT = 65_535
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError)
_OFFICE = ("[Content_Types].xml", "META-INF/MANIFEST.MF", "META-INF/manifest.xml")
_OF_MACOS = "__MACOSX/"
_ENCRYPTED, _UTF_8 = 0x1, 0x800


def recognises(head: bytes) -> bool:
    r"""Whether it begins with an entry, or is the directory of an archive that has none.

    >>> recognises(b"PK\x03\x04\x14\x00"), recognises("PK الحرفان".encode())
    (True, False)
    """
    return head.startswith((b"PK\x03\x04", _DIRECTORY_MARK))


def files(file: File) -> Iterator[File | InputRefused | Skipped]:
    """The entries in the order of the directory."""
    with file.copied() as copy, _directory(file, copy) as archive:
        yield from _entries(file, archive)


@contextmanager
def _directory(file: File, copy: IO[bytes]) -> Iterator[zipfile.ZipFile]:
    try:
        _check_size(file, copy)
        archive = zipfile.ZipFile(copy)
    except _BROKEN as error:
        message = (
            f"it begins like a zip archive, and its directory cannot be read ({error}). It was cut off or damaged: "
            "deliver it again, complete."
        )
        raise file.refuse(Reason.TRUNCATED, message) from error
    with archive:
        if any(name in archive.NameToInfo for name in _OFFICE):
            message = "it is an office document or a program, packed as a zip archive. Give its text or its HTML."
            raise file.refuse(Reason.BINARY, message)
        yield archive


def _check_size(file: File, copy: IO[bytes]) -> None:
    """Look at how large the directory says it is before all of it is read."""
    size = copy.seek(0, 2)
    copy.seek(max(0, size - _LONGEST_COMMENT - _DIRECTORY.size - 2))
    tail = copy.read()
    found = tail.rfind(_DIRECTORY_MARK)
    if found < 0 or len(tail) - found < _DIRECTORY.size:
        raise zipfile.BadZipFile("it has none")
    directory_bytes = min(size, _DIRECTORY.unpack_from(tail, found)[5])
    if directory_bytes > file.used.limits.max_members * _ENTRY_BYTES:
        message = f"its directory has {directory_bytes:,} bytes. Split it, or raise WARRAQ_MAX_MEMBERS."
        raise file.refuse(Reason.TOO_MANY, message)


def _entries(file: File, archive: zipfile.ZipFile) -> Iterator[File | InputRefused | Skipped]:
    of_macos = 0
    for entry in archive.infolist():
        if entry.filename.startswith(_OF_MACOS):
            of_macos += 1
        elif entry.flag_bits & _ENCRYPTED:
            message = "it is encrypted. Pack it again without a password."
            yield file.refuse(Reason.ENCRYPTED, message, file.inner(_name(entry)))
        elif not entry.filename.endswith("/"):
            yield _entry(file, archive, entry)
    if of_macos:
        yield Skipped(what="entries that macOS adds", count=of_macos, member=file.member)


def _entry(file: File, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> File:
    name = _name(entry)
    return file.entry(name, _pieces(file, archive, entry), again=lambda: _entry(file, archive, entry))


def _name(entry: zipfile.ZipInfo) -> str:
    """The entry's name. Many programs write UTF-8 and do not say so."""
    if entry.flag_bits & _UTF_8:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename


def _pieces(file: File, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    member = file.inner(_name(entry))
    try:
        with archive.open(entry) as stream:
            while piece := stream.read(CHUNK_BYTES):
                file.used.unpack(len(piece), member)
                yield piece
    except _BROKEN as error:
        message = f"it cannot be unpacked ({error}). Its archive was damaged: deliver it again, complete."
        raise file.refuse(Reason.DAMAGED, message, member) from error
