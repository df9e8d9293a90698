"""A page as numbered lines: text as its author's lines, HTML as the lines a browser would show."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.model import Line, Page, Rendering
from etl.transform.markup import render_html

_LINE_END = re.compile("\r\n|\r|\n")
_GAP = re.compile("[ \t\u00a0]{3,}")
_FEWEST_GAPS = 2
_LINES_A_GAP = 10


def render(page: Page) -> Rendering:
    """The lines of a page, and what its dump and its markup state beside them."""
    rendering = render_html(page) if page.media_type == "text/html" else render_text(page.text)
    return replace(rendering, stated=(*page.stated, *rendering.stated)) if page.stated else rendering


def render_text(text: str) -> Rendering:
    r"""The lines of a text page. Where a page has runs of blanks in place of line ends, they break lines too.

    >>> [line.text for line in render_text("عنوان\n\nنص").lines]
    ['عنوان', '', 'نص']
    """
    printed = _LINE_END.split(text)
    if printed[-1] == "":
        printed.pop()
    if _has_gaps_for_line_ends(printed):
        printed = [piece for line in printed for piece in _GAP.split(line.strip(" \t\u00a0"))]
    return Rendering(lines=tuple(Line(number, line) for number, line in enumerate(printed, 1)))


def _has_gaps_for_line_ends(printed: list[str]) -> bool:
    """Dumps that lost their line ends, as older BBC and CNN pages did, hold gaps throughout; typed text hardly any."""
    inked = [line.strip(" \t\u00a0") for line in printed]
    gaps = sum(1 for line in inked for _ in _GAP.finditer(line))
    return gaps >= _FEWEST_GAPS and gaps * _LINES_A_GAP >= sum(map(bool, inked))
