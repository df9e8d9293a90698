"""From a dump to its pages: the reader is picked by what a file begins with, never by its name alone.

A format of pages is one module with the two functions of `Reader`; it is added by naming it in `READERS`, before the
readers that recognise more. A format of archives is one with those of `Archive`: what it unpacks is read in turn.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from etl.errors import InputRefused
from etl.extract.files import chunks, name_of, open_file, refusing, stat_of
from etl.extract.readers import compressed, feed, html, mhtml, tarred, text, warc, zipped
from etl.extract.readers.file import File
from etl.extract.readers.limits import Limits, Used
from etl.extract.readers.reader import Archive, Dump, Found, Reader, Skipped
from etl.extract.readers.records import delimited, document, lines, parquet
from etl.extract.readers.records.mapping import mappings

__all__ = ["ARCHIVES", "READERS", "Dump", "Found", "Limits", "Reader", "Skipped", "pages", "pages_at"]

ARCHIVES: tuple[Archive, ...] = (compressed, zipped, tarred)
"""The first that recognises a file unpacks it; what none recognises is read."""
READERS: tuple[Reader, ...] = (warc, mhtml, feed, parquet, lines, document, delimited, html, text)
"""The first that recognises a file reads it; text recognises all."""


def pages(dump: Dump, limits: Limits, mapping: str = "") -> Iterator[Found]:
    """The dump's pages in order; what cannot be read is yielded as its refusal, and ends nothing else.

    ``mapping`` is the file that says which fields of records hold what, where the user has one.
    """
    used = Used(dump=dump.name, size_bytes=dump.size_bytes, limits=limits, mappings=mappings(mapping))
    try:
        yield from _found(_opened(dump, used))
    except InputRefused as refused:
        yield refused


def pages_at(path: Path, limits: Limits, mapping: str = "") -> Iterator[Found]:
    """The pages of the file at ``path``, or the refusal of what is no readable file."""
    name = name_of(path)
    try:
        size = stat_of(path, name).st_size
    except InputRefused as refused:
        yield refused
        return
    yield from pages(Dump(name=name, size_bytes=size, open=partial(open_file, path, name)), limits, mapping)


def _opened(dump: Dump, used: Used) -> File:
    return File.of(_pieces(dump), used=used, name=dump.name, again=lambda: _opened(dump, used))


def _pieces(dump: Dump) -> Iterator[bytes]:
    with refusing(dump.name), dump.open() as stream:
        yield from chunks(stream, dump.name)


def _found(file: File) -> Iterator[Found]:
    """What a file holds, and at its end why it could not be read further, if so."""
    head = file.head()
    archive = next((archive for archive in ARCHIVES if archive.recognises(head)), None)
    found = _read(file, head) if archive is None else _unpacked(archive, file)
    told: list[InputRefused] = []
    try:
        for each in found:
            if isinstance(each, InputRefused):
                told.append(each)
            yield each
    except InputRefused as refused:
        told.append(refused)
        yield refused
    if file.raw.refused and file.raw.refused not in told:
        yield file.raw.refused


def _read(file: File, head: bytes) -> Iterator[Found]:
    return next(reader for reader in READERS if reader.recognises(head)).pages(file)


def _unpacked(archive: Archive, file: File) -> Iterator[Found]:
    for inner in archive.files(file):
        if isinstance(inner, File):
            yield from _found(inner)
        else:
            yield inner
