"""Which containers hold whole articles: ``<article>`` elements with prose, or what serves as one around each ``h1``."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from etl.model import Container
from etl.transform.markup.writer import RawLine

_PROSE_LETTERS = 60
"""A line of so many letters that is not mostly links is prose."""
_FEWEST_PROSE_LINES = 2


def articles(lines: Sequence[RawLine], containers: Sequence[Container]) -> tuple[tuple[int, int], ...]:
    """First and last line of each article, in page order; cards that stand in ``<article>`` elements hold no prose."""
    prose = [0, *accumulate(len(line.text) >= _PROSE_LETTERS and line.link_density < 0.5 for line in lines)]
    headings = [0, *accumulate(line.element == "h1" for line in lines)]

    def holds(container: Container) -> bool:
        first, last = container.first_line - 1, container.last_line
        lines_of_prose = prose[last] - prose[first]
        return lines_of_prose >= _FEWEST_PROSE_LINES or (lines_of_prose > 0 and headings[last] > headings[first])

    marked = _outermost([c for c in containers if c.element == "article" and holds(c)])
    if len(marked) > 1:
        return marked
    around = _outermost([c for c in containers if headings[c.last_line] - headings[c.first_line - 1] == 1 and holds(c)])
    return around if len(around) > 1 else marked


def _outermost(found: Sequence[Container]) -> tuple[tuple[int, int], ...]:
    """The spans of lines that are inside no other; containers come in the order in which they begin."""
    spans: list[tuple[int, int]] = []
    for container in found:
        if not spans or container.first_line > spans[-1][1]:
            spans.append((container.first_line, container.last_line))
    return tuple(spans)
