"""Numbers in words and digits, as far as dates need them: ``الخامس والعشرين``, ``ثلاثة``, ``ألفين وثمانية عشر``.

Digits of every script need no table: ``int`` and the regular expressions know them all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from etl.arabic.lexicon import numbered

if TYPE_CHECKING:
    from collections.abc import Sequence

CARDINALS = numbered("numerals", "cardinal")
ORDINALS = numbered("numerals", "ordinal")
FIRSTS = numbered("numerals", "first")

_AND = "و"
TEN = frozenset({"عشر", "عشره"})
_HUNDRED = frozenset({"مايه", "ميه"})


class Number(NamedTuple):
    """A number read from words: its value, and the index after its last word."""

    value: int
    end: int


def cardinal(words: Sequence[str], at: int) -> Number | None:
    """The cardinal that starts at a folded word, in either order of its parts; a conjunction before it is let pass.

    >>> cardinal("الفين وثمانيه عشر".split(), 0), cardinal("سبع وستين وتسعميه والف".split(), 0)
    (Number(value=2018, end=3), Number(value=1967, end=4))
    >>> cardinal("خمس سنوات".split(), 0), cardinal("بيت".split(), 0)
    (Number(value=5, end=1), None)
    """
    total = _cardinal_word(words, at, joined=None)
    if total is None:
        return None
    last, end = total, at + 1
    while end < len(words):
        if last < 10 and words[end] in TEN:
            value = 10
        elif 2 < last < 10 and words[end] in _HUNDRED:
            value = last * 99
        else:
            joined = _cardinal_word(words, end, joined=True)
            if joined is None or _same_place(joined, last):
                break
            value = joined
        total, last, end = total + value, value, end + 1
    return Number(total, end)


def ordinal(words: Sequence[str], at: int) -> Number | None:
    """The ordinal that starts at a folded word.

    >>> ordinal("الخامس والعشرين من يناير".split(), 0), ordinal("الثالث عشر".split(), 0)
    (Number(value=25, end=2), Number(value=13, end=2))
    >>> ordinal("الثلاثين".split(), 0), ordinal("القرن".split(), 0)
    (Number(value=30, end=1), None)
    """
    value = ORDINALS.get(words[at])
    if value is None:
        return None
    if value < 10 and at + 1 < len(words):
        following = words[at + 1]
        if following in TEN:
            return Number(value + 10, at + 2)
        ten = ORDINALS.get(following.removeprefix(_AND)) if following.startswith(_AND) else None
        if ten and ten >= 20:
            return Number(value + ten, at + 2)
    return Number(value, at + 1)


def _cardinal_word(words: Sequence[str], at: int, *, joined: bool | None) -> int | None:
    """The value of one word; ``joined`` asks for a conjunction before it, ``None`` allows one."""
    word = words[at]
    if not joined and word in CARDINALS:
        return CARDINALS[word]
    return CARDINALS.get(word[1:]) if word.startswith(_AND) else None


def _same_place(value: int, other: int) -> bool:
    """Units do not follow units, nor tens tens: «ثلاثة وأربعة» are two numbers."""
    return len(str(value)) == len(str(other)) and (value < 10) == (other < 10)
