"""Rendered lines as they are displayed; their count and numbers never change."""

from __future__ import annotations

from etl.arabic.clean import tidy
from etl.model import Line


def clean(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The same lines, tidied (`etl.arabic.clean.tidy`)."""
    return tuple(map(_tidied, lines))


def _tidied(line: Line) -> Line:
    text = tidy(line.text)
    return line if text is line.text else line._replace(text=text)
