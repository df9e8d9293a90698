"""A page as numbered lines: text as its author's lines, HTML and Markdown as the lines a browser would show."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from etl.model import Hints, Line, Page, Rendering
from etl.transform.converted import (
    as_html,
    is_converted,
    is_fragment,
    is_summary,
    title_of_record,
    unbarred,
    undated,
    unlabelled,
    unnumbered,
    with_lines,
)
from etl.transform.flattened import unflattened
from etl.transform.markup import render_html

_GAP = re.compile("   +")
_FEWEST_GAPS = 2
_FEWEST_IN_COLUMN = 12
"""Pieces that one and the same gap parts inside sentences before a page is taken for one in columns."""
_MOST_GAPS = 0.4
_FEWEST_SENTENCES = 2
_MOST_BLANKS_AT_END = 4
"""In the piece that ends a sentence; a paragraph that stands whole between gaps has more."""
_LINES_A_GAP = 10
_TITLE = Hints(element="h1", tokens=frozenset(), container=0, article=None, link_density=0.0, href=None)
"""What is known of a line that a record calls its title, and of one that it calls its summary."""
_SUMMARY = _TITLE._replace(element="summary")


def render(page: Page) -> Rendering:
    """The lines of a page, and what its dump and its markup state beside them."""
    if page.media_type == "text/html":
        rendering = render_html(replace(page, text=with_lines(page.text)) if is_fragment(page.text) else page)
    elif is_converted(page.text):
        rendering = render_html(replace(page, text=as_html(page.text)))
    else:
        rendering = render_text(page.text)
    return replace(rendering, stated=(*page.stated, *rendering.stated)) if page.stated else rendering


def render_text(text: str) -> Rendering:
    r"""The lines of a text page. Where a page has runs of blanks in place of line ends, they break lines too.

    >>> [line.text for line in render_text("عنوان\n\nنص").lines]
    ['عنوان', '', 'نص']
    """
    printed = _plain(text).split("\n")
    if printed[-1] == "":
        printed.pop()
    printed = undated(unnumbered(unbarred(printed)))
    if _has_gaps_for_line_ends(printed):
        printed = [piece for line in printed for piece in _pieces(line.strip(" "))]
    else:
        printed = unflattened(printed)
    title = title_of_record(printed)
    if title is not None:
        return Rendering(lines=tuple(_of_record(index, line, title) for index, line in enumerate(printed)))
    return Rendering(lines=tuple(Line(number, line) for number, line in enumerate(printed, 1)))


def _of_record(index: int, line: str, title: int) -> Line:
    """A line of a record of labelled fields; what its label says of it is kept as a hint where the label goes."""
    hints = _TITLE if index == title else _SUMMARY if is_summary(line) else None
    return Line(index + 1, unlabelled(line), hints)


def _plain(text: str) -> str:
    """The text with one kind of line end and one kind of blank."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").replace("\N{NO-BREAK SPACE}", " ")


def _pieces(line: str) -> list[str]:
    """A line broken at its gaps, but for a gap between the words of sentences: they were printed in a column."""
    parts, gaps = _GAP.split(line), _GAP.findall(line)
    ends = sorted(part.count(" ") for part in parts if part.endswith("."))
    if len(gaps) < _FEWEST_IN_COLUMN or len(ends) < _FEWEST_SENTENCES or ends[len(ends) // 2] > _MOST_BLANKS_AT_END:
        return parts
    inside = Counter(gap for part, gap in zip(parts, gaps, strict=False) if not part.endswith("."))
    column, count = inside.most_common(1)[0] if inside else ("", 0)
    if count < max(_FEWEST_IN_COLUMN, len(gaps) * _MOST_GAPS):
        return parts
    joined = [parts[0]]
    for gap, part in zip(gaps, parts[1:], strict=True):
        if abs(len(gap) - len(column)) <= 1 and not joined[-1].endswith("."):
            joined[-1] += f" {part}"
        else:
            joined.append(part)
    return joined


def _has_gaps_for_line_ends(printed: list[str]) -> bool:
    """Dumps that lost their line ends, as older BBC and CNN pages did, hold gaps throughout; typed text hardly any."""
    inked = [line.strip(" ") for line in printed]
    gaps = sum(len(_GAP.findall(line)) for line in inked)
    return gaps >= _FEWEST_GAPS and gaps * _LINES_A_GAP >= sum(map(bool, inked))
