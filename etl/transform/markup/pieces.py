"""Pieces of text on one line of a page, and the fields of an article's head that inline elements set apart in it."""

from __future__ import annotations

from itertools import groupby

from etl.transform.markup.places import Field, Link

Piece = tuple[str, Link | None, Field | None]
"""Text, the link around it, and the field that an inline element around it is named for."""

_RUNNING_WORDS = 4
"""So many words outside of the named elements are running text."""


def joined(pieces: list[Piece]) -> str:
    """The words of some pieces."""
    return " ".join("".join([text for text, _, _ in pieces]).split())


def by_field(pieces: list[Piece]) -> list[list[Piece]]:
    """The line, or the lines that it is: elements named for different fields, with next to nothing between them.

    Words between two of them are the label of what follows, but counters, with their figures, close what is before:
    ``<span class="author">…</span> نشر في <span class="date">…</span> 345 مشاهدة``.
    """
    lines: list[list[Piece]] = []
    field: str | None = None
    between: list[Piece] = []
    for kind, run in groupby(pieces, key=lambda piece: piece[2] and piece[2].kind):
        found = list(run)
        if kind is None:
            words = joined(found)
            if words.count(" ") + 1 > _RUNNING_WORDS:
                return [pieces]
            if lines and any(map(str.isdigit, words)):
                lines[-1] += found
            else:
                between = found
        elif kind == field:
            lines[-1] += between + found
            between = []
        else:
            lines.append(between + found if _has_words(between) else found)
            field, between = kind, []
    if len(lines) < 2:
        return [pieces]
    lines[-1] += between
    return lines


def named(pieces: list[Piece]) -> frozenset[str]:
    """The telling words of the one field that all words of a line are set apart as."""
    fields = {field for text, _, field in pieces if not text.isspace()}
    (field, *others) = fields or {None}
    return field.words if field is not None and not others else frozenset()


def _has_words(pieces: list[Piece]) -> bool:
    return any(map(str.isalpha, joined(pieces)))
