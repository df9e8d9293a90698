"""One page again, from where its receipt says that it is: only what holds it is unpacked, and as far as needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from etl.errors import InputRefused, Reason
from etl.extract.files import CHUNK_BYTES
from etl.extract.readers import compressed, tarred, zipped
from etl.extract.readers.file import File
from etl.extract.readers.reader import Archive, Found
from etl.model import Page, Place

Read = Callable[[File], Iterator[Found]]
_ARCHIVES: tuple[Archive, ...] = (zipped, tarred)


def reread(file: File, member: str | None, place: Place | None, read: Read) -> Page | InputRefused:
    """The page called ``member`` of a dump; its bytes are at ``place`` of the file that holds it, where that is known.

    ``read`` finds everything in a file.
    """
    try:
        for found in _candidates(file, member, place, read):
            if found.member == member:
                return found
    except InputRefused as refused:
        return refused
    message = "the page is not found in it. Load the dump again: what reads it has changed."
    return file.refuse(Reason.EMPTY, message, member)


def _candidates(file: File, member: str | None, place: Place | None, read: Read) -> Iterator[Page]:
    """Pages of the smallest part that holds the page: an entry of an archive, or the bytes at its place."""
    archive = _archive(file)
    if archive is not None:
        for entry in archive.files(file):
            if isinstance(entry, File) and _holds(entry, member):
                yield from _candidates(entry, member, place, read)
                return
    elif compressed.recognises(file.head()):
        inner = next(compressed.files(file))
        if _archive(inner) is not None or place is None or file.again is None:
            yield from _candidates(inner, member, place if _archive(inner) else None, read)
        else:
            # The stream was read to see what is in it; a place counts from the file's beginning.
            yield from _at(file.again(), member, place, read)
    elif place is not None:
        yield from _at(file, member, place, read)
    else:
        yield from (found for found in read(file) if isinstance(found, Page))


def _archive(file: File) -> Archive | None:
    head = file.head()
    return next((archive for archive in _ARCHIVES if archive.recognises(head)), None)


def _holds(entry: File, member: str | None) -> bool:
    return member is not None and (member == entry.member or member.startswith(f"{entry.member}/"))


def _at(file: File, member: str | None, place: Place, read: Read) -> Iterator[Page]:
    left = 0 if file.beginning_at else place.offset
    file = file.beginning_at(place.offset) if file.beginning_at else file
    while left and (skipped := file.stream.read(min(left, CHUNK_BYTES))):
        left -= len(skipped)
    part = File.of(iter((file.stream.read(place.length),)), used=file.used, name=file.name)
    # By itself it is numbered and named anew.
    yield from (replace(found, member=member, place=place) for found in read(part) if isinstance(found, Page))
