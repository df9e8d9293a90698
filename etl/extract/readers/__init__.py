"""From a dump to its pages: the reader is picked by what the dump begins with, never by its name alone.

A format is one module with the two functions of `Reader`; it is added by naming it in `READERS`, before the readers
that recognise more.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from etl.errors import InputRefused
from etl.extract.files import name_of, open_file, refusing, stat_of
from etl.extract.readers import html, text
from etl.extract.readers.reader import HEAD_BYTES, Dump, Limits, Reader
from etl.model import Page

__all__ = ["READERS", "Dump", "Limits", "Reader", "pages", "pages_at"]

READERS: tuple[Reader, ...] = (html, text)
"""The first that recognises a dump reads it; text recognises all."""


def pages(dump: Dump, limits: Limits) -> Iterator[Page | InputRefused]:
    """The dump's pages in order; what cannot be read is yielded as its refusal, and ends nothing else."""
    try:
        with refusing(dump.name):
            with dump.open() as stream:
                head = stream.read(HEAD_BYTES)
            reader = next(reader for reader in READERS if reader.recognises(head))
            yield from reader.pages(dump, limits)
    except InputRefused as refused:
        yield refused


def pages_at(path: Path, limits: Limits) -> Iterator[Page | InputRefused]:
    """The pages of the file at ``path``, or the refusal of what is no readable file."""
    name = name_of(path)
    try:
        size = stat_of(path, name).st_size
    except InputRefused as refused:
        yield refused
        return
    yield from pages(Dump(name=name, size_bytes=size, open=partial(open_file, path, name)), limits)
