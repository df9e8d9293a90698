"""The piece of an article that shows why it was found: its own letters, with what was found marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

from etl.arabic.clitics import bare_forms
from etl.load.search_query import Query
from etl.load.search_rows import indexed

OPEN, CLOSE = "⟦⟧"
"""Marks that no newspaper prints."""
_WORDS = 24
"""Words of a snippet."""
_BEFORE = 6
"""Words before the first one found."""
_CUT = "…"


def snippet(query: Query, texts: Iterable[str]) -> str:
    """The first text that says what was looked for, cut down to where it says most of it.

    >>> from etl.load.search_query import understood
    >>> snippet(understood("اتّفاق"), ("وقّع البلدان أمس الاتفاقَ الجديد.",))
    'وقّع البلدان أمس ⟦الاتفاقَ⟧ الجديد.'
    """
    pieces = [(words, [_is_found(query, word) for word in words]) for words in map(str.split, texts)]
    words, found = next((piece for piece in pieces if any(piece[1])), pieces[0])
    start = max(0, _densest(found) - _BEFORE)
    shown = _marked(words[start : start + _WORDS], found[start : start + _WORDS])
    before = f"{_CUT} " if start else ""
    return f"{before}{shown}{f' {_CUT}' if start + _WORDS < len(words) else ''}"


def _is_found(query: Query, printed: str) -> bool:
    forms = [form for word in indexed(printed) for form in (word, *bare_forms(word))]
    return any(
        form.startswith(wanted) if term.is_prefix else form == wanted
        for term in query
        for phrase in term.phrases
        for wanted in phrase
        for form in forms
    )


def _densest(found: Sequence[bool]) -> int:
    """Where the stretch begins that holds most of what was found; the first of such stretches, at a word found."""
    sums = [0, *accumulate(found)]
    reach = _WORDS - _BEFORE
    starts = [place for place, is_found in enumerate(found) if is_found]
    return max(starts, key=lambda place: sums[min(place + reach, len(found))] - sums[place], default=0)


def _marked(words: Iterable[str], found: Iterable[bool]) -> str:
    return " ".join(f"{OPEN}{word}{CLOSE}" if is_found else word for word, is_found in zip(words, found, strict=True))
