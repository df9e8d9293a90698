"""Quotation marks of the Arabic press in pairs: «», “”, straight and doubled ones, also where one is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_GUILLEMETS = {"«": 1, "»": -1}
# Newsrooms type “ and ” in either order, so the curly marks of a kind open when nothing of the kind is open.
_ALIKE = ("“”„‟", ('"',), ("''",), "‘’", ("'",))
_KINDS = {mark: kind for kind, marks in enumerate(_ALIKE) for mark in marks}
_MARKS = frozenset(_GUILLEMETS) | frozenset(_KINDS)
_SINGLE = frozenset("‘’'")


class Quoted(NamedTuple):
    """What stands between outer quotation marks; indexes of tokens."""

    opening: int
    closing: int
    """Index of the closing mark, or the number of tokens where it is missing."""
    closed: bool


def quoted(folded: str, forms: Sequence[str], starts: Sequence[int]) -> dict[int, Quoted]:
    """The outermost quotations of a paragraph by their opening marks; the last one may lack its closing mark.

    >>> text = 'قال «إن «النيل» طويل» و"عميق'
    >>> from etl.arabic.tokens import tokens
    >>> found = list(tokens(text))
    >>> [q[:2] for q in quoted(text, [t.group() for t in found], [t.start() for t in found]).values()]
    [(1, 7), (9, 11)]
    """
    found: dict[int, Quoted] = {}
    marks = [index for index, form in enumerate(forms) if form in _MARKS]
    if not marks:
        return found
    pairs = {**_nested(folded, forms, starts, marks), **_toggled(folded, forms, starts, marks)}
    end, last = -1, max(pairs, default=0)
    for opening in sorted(pairs):
        if opening > end:
            closing = pairs[opening]
            if closing is None and opening != last:
                continue
            end = len(forms) if closing is None else closing
            found[opening] = Quoted(opening, end, closing is not None)
    return found


def _nested(folded: str, forms: Sequence[str], starts: Sequence[int], marks: Sequence[int]) -> dict[int, int | None]:
    """Guillemets, each closing mark with the nearest open one; ``None`` for those that nothing closes."""
    pairs: dict[int, int | None] = {}
    unclosed: list[int] = []
    for index in marks:
        turn = _GUILLEMETS.get(forms[index], 0)
        if turn and _is_turned(folded, starts[index]) and not unclosed:
            turn = 1
        elif turn and unclosed and forms[unclosed[-1]] == "»":
            turn = -1
        if turn > 0:
            pairs[index] = None
            unclosed.append(index)
        elif turn < 0 and unclosed:
            pairs[unclosed.pop()] = index
    return pairs


def _is_turned(folded: str, start: int) -> bool:
    """Some pages print the marks the wrong way round: a closing one before a word, after a blank or a colon."""
    before, after = _beside(folded, start, 1)
    return folded[start] == "»" and before and not after


def _toggled(folded: str, forms: Sequence[str], starts: Sequence[int], marks: Sequence[int]) -> dict[int, int | None]:
    """Marks that look alike on both sides: what stands beside one says whether it opens or closes, if anything does."""
    pairs: dict[int, int | None] = {}
    unclosed: dict[int, int] = {}
    for index in marks:
        kind = _KINDS.get(forms[index])
        if kind is None:
            continue
        before, after = _beside(folded, starts[index], len(forms[index]))
        looks_opening, looks_closing = before and not after, after and not before
        if forms[index] in _SINGLE and not (looks_opening or looks_closing):
            continue
        if kind in unclosed and not looks_opening:
            pairs[unclosed.pop(kind)] = index
        elif not looks_closing:
            pairs[index] = None
            unclosed[kind] = index
    return pairs


def _beside(folded: str, start: int, length: int) -> tuple[bool, bool]:
    """Whether a blank, a mark or nothing stands before a mark, and after it."""
    end = start + length
    before = start == 0 or not folded[start - 1].isalnum()
    after = end >= len(folded) or not folded[end].isalnum()
    return before, after
