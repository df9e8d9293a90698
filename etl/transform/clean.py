"""Rendered lines as they are displayed; their count and numbers never change."""

from __future__ import annotations

from etl.arabic.clean import is_tidy, tidy
from etl.model import Line


def clean(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The same lines, tidied (`etl.arabic.clean.tidy`). Most pages are tidy, which one look at all of them tells."""
    if is_tidy(" ".join([line.text for line in lines if line.text])):
        return lines
    return tuple(map(_tidied, lines))


def _tidied(line: Line) -> Line:
    text = tidy(line.text)
    return line if text is line.text else line._replace(text=text)
