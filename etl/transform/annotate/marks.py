"""Quotation marks of the Arabic press in pairs: «», “”, straight and doubled ones, also where one is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.arabic.printed import Word

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


def quoted(words: Sequence[Word], forms: Sequence[str]) -> dict[int, Quoted]:
    """The outermost quotations of a paragraph by their opening marks; the last one may lack its closing mark.

    >>> from etl.arabic.printed import run
    >>> found = [token for each in 'قال «إن «النيل» طويل» و"عميق'.split() for token in run(each)]
    >>> [q[:2] for q in quoted(found, [word.form for word in found]).values()]
    [(1, 7), (9, 11)]
    """
    found: dict[int, Quoted] = {}
    if _MARKS.isdisjoint(forms):
        return found
    marks = [index for index, form in enumerate(forms) if form in _MARKS]
    pairs = {**_nested(words, forms, marks), **_toggled(words, forms, marks)}
    end, last = -1, max(pairs, default=0)
    for opening in sorted(pairs):
        if opening > end:
            closing = pairs[opening]
            if closing is None and opening != last:
                continue
            end = len(forms) if closing is None else closing
            found[opening] = Quoted(opening, end, closing is not None)
    return found


def _nested(words: Sequence[Word], forms: Sequence[str], marks: Sequence[int]) -> dict[int, int | None]:
    """Guillemets, each closing mark with the nearest open one; ``None`` for those that nothing closes."""
    pairs: dict[int, int | None] = {}
    unclosed: list[int] = []
    for index in marks:
        turn = _GUILLEMETS.get(forms[index], 0)
        if turn and _is_turned(words, forms, index) and not unclosed:
            turn = 1
        elif turn and unclosed and forms[unclosed[-1]] == "»":
            turn = -1
        if turn > 0:
            pairs[index] = None
            unclosed.append(index)
        elif turn < 0 and unclosed:
            pairs[unclosed.pop()] = index
    return pairs


def _is_turned(words: Sequence[Word], forms: Sequence[str], at: int) -> bool:
    """Some pages print the marks the wrong way round: a closing one before a word, after a blank or a colon."""
    before, after = _beside(words, forms, at)
    return forms[at] == "»" and before and not after


def _toggled(words: Sequence[Word], forms: Sequence[str], marks: Sequence[int]) -> dict[int, int | None]:
    """Marks that look alike on both sides: what stands beside one says whether it opens or closes, if anything does."""
    pairs: dict[int, int | None] = {}
    unclosed: dict[int, int] = {}
    for index in marks:
        kind = _KINDS.get(forms[index])
        if kind is None:
            continue
        before, after = _beside(words, forms, index)
        looks_opening, looks_closing = before and not after, after and not before
        if forms[index] in _SINGLE and not (looks_opening or looks_closing):
            continue
        if kind in unclosed and not looks_opening:
            pairs[unclosed.pop(kind)] = index
        elif not looks_closing:
            pairs[index] = None
            unclosed[kind] = index
    return pairs


def _beside(words: Sequence[Word], forms: Sequence[str], at: int) -> tuple[bool, bool]:
    """Whether a blank, a mark or nothing stands before a mark, and after it."""
    following = at + 1
    before = not words[at].is_tied or not forms[at - 1].isalnum()
    after = following >= len(words) or not words[following].is_tied or not forms[following].isalnum()
    return before, after
