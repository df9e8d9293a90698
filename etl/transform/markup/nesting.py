"""A bound on how deep markup nests, set before the parser sees it.

A parser that follows the HTML standard needs time in the square of the depth, and unclosed ``<b>`` or ``<font>``
elements are opened again in every later block. Pages that people read nest less than a hundred deep.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from etl.transform.markup.elements import CLOSED_BY_THE_NEXT, FORMATTING, VOID

_TAGS = 8_000
"""Pages with fewer tags are parsed as they are, unless most of them are never closed: their worst case is short."""
_UNCLOSED = 2_000
_DEEPEST = 256
_MOST_FORMATTING = 16
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s</>]{0,40})[^<>]*>")


class Bounded(NamedTuple):
    """Markup that nests no deeper than a parser can take, and how many elements were flattened for it."""

    text: str
    flattened: int = 0


def bounded(text: str) -> Bounded:
    """The markup, with the tags of elements that nest too deep taken out; their text stays.

    >>> bounded("<p>خبر</p>")
    Bounded(text='<p>خبر</p>', flattened=0)
    >>> deep = bounded("<div>" * 5000 + "خبر")
    >>> len(deep.text), deep.flattened
    (1283, 4744)
    """
    tags = text.count("<")
    if tags <= _UNCLOSED or (tags <= _TAGS and tags - 2 * text.count("</") <= _UNCLOSED):
        return Bounded(text)
    return _Flattener().flatten(text)


class _Flattener:
    """Follows which elements are open, without checking that they are closed in order."""

    def __init__(self) -> None:
        self.open = 0
        self.open_formatting = 0
        self.pending: dict[str, int] = {}
        self.flattened = 0

    def flatten(self, text: str) -> Bounded:
        return Bounded(_TAG.sub(self._kept, text), self.flattened)

    def _kept(self, tag: re.Match[str]) -> str:
        name = tag[2].lower()
        if name in VOID or name in CLOSED_BY_THE_NEXT:
            return tag[0]
        return self._end(name, tag[0]) if tag[1] else self._start(name, tag[0])

    def _start(self, name: str, tag: str) -> str:
        is_formatting = name in FORMATTING
        if self.open >= _DEEPEST or (is_formatting and self.open_formatting >= _MOST_FORMATTING):
            self.flattened += 1
            self.pending[name] = self.pending.get(name, 0) + 1
            return ""
        self.open += 1
        self.open_formatting += is_formatting
        return tag

    def _end(self, name: str, tag: str) -> str:
        if self.pending.get(name):
            self.pending[name] -= 1
            return ""
        self.open = max(0, self.open - 1)
        if name in FORMATTING:
            self.open_formatting = max(0, self.open_formatting - 1)
        return tag
