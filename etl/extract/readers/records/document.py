"""JSON documents: an array of records, read one by one; or one object that is a record, or holds an array of them."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping

import ijson

from etl.errors import InputRefused, Reason
from etl.extract.readers.file import File
from etl.extract.readers.records.mapping import records_in
from etl.extract.readers.records.page import record_page
from etl.extract.readers.records.parsing import parse_json
from etl.model import Page

_BEGINS = re.compile(rb'\s*(?:\{\s*"|\[\s*\{)')
_PIECE_BYTES = 64 * 1024


def recognises(head: bytes) -> bool:
    """Whether it begins with an object, or with an array of objects.

    >>> recognises(b'[{"title": 1}]'), recognises("[خبر]".encode())
    (True, False)
    """
    return _BEGINS.match(head.removeprefix(codecs.BOM_UTF8)) is not None


def pages(file: File) -> Iterator[Page | InputRefused]:
    """The page of each record, numbered from 1."""
    number = 0
    for number, record in enumerate(_records(file), 1):
        if isinstance(record, Mapping):
            yield record_page(file, record, str(number))
        else:
            message = "the element is no JSON object. Export one object for each article."
            yield file.refuse(Reason.MALFORMED, message, file.inner(str(number)))
    if number == 0:
        yield file.refuse(Reason.EMPTY, "it is JSON without any record. See what was exported.")


def _records(file: File) -> Iterator[object]:
    head = file.head().removeprefix(codecs.BOM_UTF8).lstrip()
    return _elements(file) if head.startswith(b"[") else _in_object(file)


def _elements(file: File) -> Iterator[object]:
    source = _Source(file)
    number = 0
    try:
        for element in ijson.items(source, "item", buf_size=_PIECE_BYTES, use_float=True):
            number += 1
            source.since_element = 0
            yield element
    except (ijson.JSONError, ValueError, RecursionError) as error:
        if file.raw.refused:
            return
        is_cut = isinstance(error, ijson.IncompleteJSONError) and not file.stream.read(1)
        message = (
            f"the array is no JSON behind its element {number:,}, before byte {source.read_bytes:,} ({error}). The "
            "elements up to there were read; export it again."
        )
        raise file.refuse(Reason.TRUNCATED if is_cut else Reason.MALFORMED, message) from error


class _Source:
    """The file's bytes, and how many went into the element that is being read: ijson holds all of one."""

    def __init__(self, file: File) -> None:
        self._file = file
        self._is_first = True
        self.read_bytes = self.since_element = 0

    def read(self, size: int) -> bytes:
        content = self._file.stream.read(size)
        self.read_bytes += len(content)
        self.since_element += len(content)
        most = self._file.used.limits.max_page_bytes + _PIECE_BYTES
        if self.since_element > most:
            message = (
                f"an element of the array has more than {most:,} bytes, up to byte {self.read_bytes:,}; those before "
                "it were read. Export one object a line (JSONL), or raise WARRAQ_MAX_PAGE_BYTES."
            )
            raise self._file.refuse(Reason.TOO_LARGE, message)
        if self._is_first:
            self._is_first = False
            return content.removeprefix(codecs.BOM_UTF8)
        return content


def _in_object(file: File) -> Iterator[object]:
    try:
        held = parse_json(file.whole().removeprefix(codecs.BOM_UTF8))
    except ValueError as error:
        raise file.refuse(Reason.MALFORMED, f"it is no JSON ({error}). Export it again.") from error
    if isinstance(held, Mapping):
        yield from records_in(held, file.used.mappings) or (held,)
