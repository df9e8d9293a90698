"""Rendered lines as they are displayed; their count and numbers never change."""

from __future__ import annotations

from etl.arabic.clean import tidy
from etl.model import Line


def clean(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The same lines, tidied (`etl.arabic.clean.tidy`)."""
    return tuple(Line(number, tidy(text), hints) for number, text, hints in lines)
