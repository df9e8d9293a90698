"""Whether a word that no lexicon holds looks like a name of another language, by its letters."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from etl.arabic.lexicon import tables, words
from etl.arabic.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Iterator

_FEWEST_LETTERS = 4
_FOREIGN = 55
"""Tenths of a logarithm. Of the words of news prose that the lexicons do not know a hundredth weighs more, of the names
half."""
_MAY_BE_FOREIGN = 25
"""A twentieth of the words weighs more, and two thirds of the names: enough right after a given name."""
_LOANWORDS = words("foreign", "loanwords", "words")
_ADVERB = "يا"
"""How adverbs and predicates end that are made of adjectives: «إيجابيا»."""


def letters(word: str) -> Iterator[str]:
    """Every three letters in a row of a folded word, with its ends.

    >>> list(letters("برج"))
    ['^بر', 'برج', 'رج$']
    """
    framed = f"^{word}$"
    return (framed[at : at + 3] for at in range(len(framed) - 2))


def _weight(word: str) -> int:
    if len(word) < _FEWEST_LETTERS or word.endswith(_ADVERB) or word in _LOANWORDS:
        return 0
    weights = _weights()
    return sum(weights.get(three, 0) for three in letters(word))


_WEIGHTS = Memory(_weight)


def looks_foreign(word: str) -> bool:
    """Whether a folded word can hardly be one of Arabic.

    >>> looks_foreign("كومبتون"), looks_foreign("مستودعات"), looks_foreign("سيناريو")
    (True, False, False)
    """
    return _WEIGHTS[word] > _FOREIGN


def may_be_foreign(word: str) -> bool:
    """Whether a folded word looks more like one of another language than like one of Arabic.

    >>> may_be_foreign("ويتاكر"), may_be_foreign("مستودعات")
    (True, False)
    """
    return _WEIGHTS[word] > _MAY_BE_FOREIGN


@cache
def _weights() -> dict[str, int]:
    entries = tables("letters")["weights"].items()
    return {three: int(weight) for weight, threes in entries for three in str(threes).split()}
