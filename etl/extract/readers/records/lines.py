"""JSONL: one JSON object a line."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping

from etl.errors import InputRefused, Reason
from etl.extract.readers.file import File
from etl.extract.readers.records.mapping import mappings, records_in
from etl.extract.readers.records.page import record_page
from etl.extract.readers.records.parsing import parse_json
from etl.extract.readers.stream import HEAD_BYTES
from etl.model import Page, Place

_OBJECT = re.compile(rb'\s*\{\s*"')


def recognises(head: bytes) -> bool:
    r"""Whether its first line is an object, or the beginning of one that is longer than what is seen.

    >>> recognises(b'{"title": "a"}\n{"title": "b"}\n'), recognises(b'{"articles": [\n'), recognises(b"{title}")
    (True, False, False)
    """
    head = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if not _OBJECT.match(head):
        return False
    line, end, _ = head.partition(b"\n")
    if not end and len(head) > HEAD_BYTES // 2:
        return True
    try:
        record = parse_json(line)
    except ValueError:
        return False
    return isinstance(record, Mapping) and not records_in(record, mappings(""))


def pages(file: File) -> Iterator[Page | InputRefused]:
    """The page of each line; a line that is no record is refused, and ends nothing else."""
    start = 0
    most = file.used.limits.max_page_bytes
    number = 0
    while line := file.stream.readline(most + 1):
        number += 1
        length = len(line)
        if length > most and not line.endswith(b"\n"):
            length += _skip_line(file)
            yield file.too_large(length, file.inner(str(number)))
        elif content := line.removeprefix(codecs.BOM_UTF8).strip():
            is_cut = not line.endswith(b"\n") and file.raw.refused is not None
            if not is_cut:
                yield from _pages(file, content, Place(start, length), number)
        start += length


def _skip_line(file: File) -> int:
    """How many bytes of an endless line were passed over."""
    skipped = 0
    while piece := file.stream.readline(HEAD_BYTES):
        skipped += len(piece)
        if piece.endswith(b"\n"):
            break
    return skipped


def _pages(file: File, content: bytes, place: Place, number: int) -> Iterator[Page | InputRefused]:
    try:
        record = parse_json(content)
    except ValueError as error:
        message = f"the line is no JSON ({error}). Correct it, or export it again."
        yield file.refuse(Reason.MALFORMED, message, file.inner(str(number)))
        return
    if isinstance(record, Mapping):
        yield record_page(file, record, str(number), place if file.frames is None else None)
    else:
        message = "the line is no JSON object. Export one object a line."
        yield file.refuse(Reason.MALFORMED, message, file.inner(str(number)))
