"""CSV and its kin: a row an article, the first row naming the columns."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from itertools import zip_longest

from etl.errors import InputRefused, Reason
from etl.extract.readers.file import File
from etl.extract.readers.records.mapping import mappings
from etl.extract.readers.records.page import record_page
from etl.model import Page

_DELIMITERS = ",;\t|"
_COLUMN = re.compile(r"[A-Za-z_][\w.-]*")
_FEWEST_COLUMNS = 2
_FEWEST_OF_UNKNOWN = 3


def recognises(head: bytes) -> bool:
    r"""Whether its first line names columns: those of a known export, or at least three that are names and no prose.

    >>> recognises("title,content\nخبر,نص".encode()), recognises(b"id;datum;inhalt\n")
    (True, True)
    >>> recognises("قال, ثم مضى, وعاد".encode())
    False
    """
    names, _ = _columns(head)
    if len(names) < _FEWEST_COLUMNS:
        return False
    is_known = any(each.fits(names) for each in mappings(""))
    return is_known or (len(names) >= _FEWEST_OF_UNKNOWN and all(map(_COLUMN.fullmatch, names)))


def pages(file: File) -> Iterator[Page | InputRefused]:
    """The page of each row, numbered from 1 without the names of the columns."""
    head = file.head()
    names, delimiter = _columns(head)
    most = file.used.limits.max_page_bytes
    csv.field_size_limit(most)
    text = io.TextIOWrapper(file.stream, _charset(head), errors="replace", newline="")
    rows = csv.reader(_lines(file, text), delimiter=delimiter)
    number = 0
    try:
        next(rows, None)
        for number, row in enumerate(rows, 1):
            if any(row):
                yield _page(file, names, row, number)
    except (csv.Error, ValueError) as error:
        message = (
            f"it is no CSV behind row {number:,} ({error}): a quotation mark may lack its twin. The rows before that "
            "were read; export it again."
        )
        yield file.refuse(Reason.MALFORMED, message)


def _lines(file: File, text: io.TextIOWrapper) -> Iterator[str]:
    """The lines; one without an end would fill the memory before its row is known."""
    most = file.used.limits.max_page_bytes
    while line := text.readline(most + 1):
        if len(line) > most:
            raise file.too_large(None)
        yield line


def _page(file: File, names: list[str], row: list[str], number: int) -> Page | InputRefused:
    if len(row) > len(names) and any(row[len(names) :]):
        message = f"the row has {len(row)} fields, and there are {len(names)} columns. Quote its fields."
        return file.refuse(Reason.MALFORMED, message, file.inner(str(number)))
    return record_page(file, dict(zip_longest(names, row[: len(names)], fillvalue="")), str(number))


def _columns(head: bytes) -> tuple[list[str], str]:
    """The names of the columns, and what stands between them."""
    line = head.decode(_charset(head), "replace").lstrip("\ufeff\r\n").partition("\n")[0].strip()
    delimiter = max(_DELIMITERS, key=line.count)
    try:
        row = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return [], delimiter
    return [name.strip() for name in row], delimiter


def _charset(head: bytes) -> str:
    for mark, charset in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if head.startswith(mark):
            return charset
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "windows-1256"
    return "utf-8"
