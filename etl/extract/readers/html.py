"""Files that are one page of HTML, or a fragment of one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.errors import InputRefused
from etl.extract.readers.file import File
from etl.extract.readers.single import whole
from etl.model import Page

_BEGINS = re.compile(
    rb"(?:\s|\xef\xbb\xbf|\xff\xfe|\xfe\xff|<!--.*?-->|<\?xml[^>]*>)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|link|script|style|div|article|section|main|header|table|p|h[1-6])\b",
    re.IGNORECASE | re.DOTALL,
)
_DOCUMENT = re.compile(rb"<!doctype\s+html|<(?:html|body)\b[^>]*>", re.IGNORECASE)
_CLOSED = re.compile(rb"</(?:p|div|h[1-6]|article|section|span|li|ul|td|figure)>", re.IGNORECASE)
_ENOUGH_CLOSED = 4
"""Closing tags that make a fragment of markup; prose that mentions HTML has fewer."""


def recognises(head: bytes) -> bool:
    """Whether it begins like HTML, declares itself HTML, or is full of HTML's tags.

    >>> recognises("<p>أهلاً</p>".encode()), recognises("<!DOCTYPE html>".encode("utf-16"))
    (True, True)
    >>> recognises("الوسم <p> يبدأ فقرة".encode())
    False
    """
    # UTF-16 markup is ASCII with zeros in between.
    ascii_head = head.replace(b"\0", b"")
    if _BEGINS.match(ascii_head) or _DOCUMENT.search(ascii_head):
        return True
    return len(_CLOSED.findall(ascii_head)) >= _ENOUGH_CLOSED


def pages(file: File) -> Iterator[Page | InputRefused]:
    """The file's one page."""
    yield whole(file, "text/html")
