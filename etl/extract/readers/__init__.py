"""From a dump to its pages: the reader is picked by what a file begins with, never by its name alone.

A format of pages is one module with the two functions of `Reader`; it is added by naming it in `READERS`, before the
readers that recognise more. A format of archives is one with those of `Archive`: what it unpacks is read in turn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from etl.errors import InputRefused, Reason
from etl.extract.files import chunks, name_of, open_file, refusing, stat_of
from etl.extract.readers import compressed, feed, html, mhtml, tarred, text, warc, zipped
from etl.extract.readers.file import File
from etl.extract.readers.limits import Limits, Used
from etl.extract.readers.reader import Archive, Dump, Found, Reader, Skipped
from etl.extract.readers.records import delimited, document, lines, parquet
from etl.extract.readers.records.mapping import mappings
from etl.extract.readers.rereading import reread
from etl.model import Page, Place

__all__ = ["ARCHIVES", "READERS", "Dump", "Found", "Limits", "Reader", "Skipped", "page_at", "pages", "pages_at"]

ARCHIVES: tuple[Archive, ...] = (compressed, zipped, tarred)
"""The first that recognises a file unpacks it; what none recognises is read."""
READERS: tuple[Reader, ...] = (warc, mhtml, feed, parquet, lines, document, delimited, html, text)
"""The first that recognises a file reads it; text recognises all."""


def pages(dump: Dump, limits: Limits, mapping: str = "") -> Iterator[Found]:
    """The dump's pages in order; what cannot be read is yielded as its refusal, and ends nothing else.

    ``mapping`` is the file that says which fields of records hold what, where the user has one.
    """
    used = Used(dump=dump.name, size_bytes=dump.size_bytes, limits=limits, mappings=mappings(mapping))
    is_empty = True
    try:
        for found in _found(_opened(dump, used)):
            is_empty = False
            yield found
        if is_empty:
            yield InputRefused(dump.name, Reason.EMPTY, "nothing in it is a page. See what was packed or exported.")
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


def page_at(
    dump: Dump, member: str | None, place: Place | None, limits: Limits, mapping: str = ""
) -> Page | InputRefused:
    """One page of the dump again, by what its receipt says of where it is."""
    used = Used(dump=dump.name, size_bytes=dump.size_bytes, limits=limits, mappings=mappings(mapping))
    return reread(_opened(dump, used), member, place, _found)


def _opened(dump: Dump, used: Used) -> File:
    opened = File.of(_pieces(dump, dump.open), used=used, name=dump.name)
    return replace(
        opened,
        again=lambda: _opened(dump, used),
        beginning_at=None if dump.open_at is None else partial(_from, dump, dump.open_at, used),
    )


def _from(dump: Dump, open_at: Callable[[int], BinaryIO], used: Used, offset: int) -> File:
    return File.of(_pieces(dump, partial(open_at, offset)), used=used, name=dump.name)


def _pieces(dump: Dump, opener: Callable[[], BinaryIO]) -> Iterator[bytes]:
    with refusing(dump.name), opener() as stream:
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
