"""What the text tells of the lines above it: those that share its words are its own."""

from __future__ import annotations

import re

from etl.publishers.profile import Sign
from etl.transform.sheet import Sheet
from etl.transform.tops import is_top

_OPENING_LINES = 2
_TELLING_LETTERS = 4
_LITTLE = 0.34
"""Share of the words of a line, at most, where the text begins with something else."""
_TEXT_REACH = 60
"""Lines below the head among which the first paragraphs are."""
_TELLING_LINES = 6
_MORE_TOLD = 3
_MORE_WORDS = 2
_MUCH = 0.6
_CROWD = 6
_FEW_WORDS = 3
_FIRST_WORDS = 8
_KICKER_WORDS, _HEADLINE_WORDS = 5, 12
_VERB = re.compile(r"(?<!\S)ي[^\W\d_]{3,}")
_PREFIXES = ("وال", "بال", "فال", "كال", "ال", "لل", "و", "ب", "ل")
_APART = (Sign.SECTION, Sign.NAVIGATION, Sign.TICKER)
"""What parts a page's head from the top of the page."""


def told_below(sheet: Sheet, best: int, others: list[int], body: int) -> int:
    """The likely line, or one below a section or a menu beneath it of which alone the text tells.

    So slogans and other stories' headlines, as mastheads and tickers print them, do not stand for the page's own.
    """
    border, more = next((n for n in range(best + 1, body) if sheet.looks[n].sign in _APART), body), _MORE_TOLD
    long = sum(sheet.looks[n].is_bare and sheet.looks[n].words > _FEW_WORDS for n in range(best, body))
    if long >= _CROWD:
        border, more = best, _MORE_WORDS  # a ticker, of which the last line may be the page's own headline
    apart = [n for n in others if n > border and sheet.looks[n].is_bare]
    if not apart:
        return best
    prose = [each.folded for each in sheet.looks[body : body + _TEXT_REACH] if each.is_prose][:_TELLING_LINES]
    told = frozenset(stem(word) for line in prose for word in line.split(" "))
    shared = {n: sum(stem(word) in told for word in set(_telling(sheet, n))) for n in (best, *apart)}
    least = shared[best] + more
    return next((n for n in apart if shared[n] >= least), best) if shared[best] <= 1 else best


def _telling(sheet: Sheet, index: int) -> list[str]:
    """The words of a line, folded, that are long enough to tell something."""
    return [word for word in sheet.looks[index].folded.split(" ") if len(word) >= _TELLING_LETTERS]


def opening_words(sheet: Sheet, body: int) -> frozenset[str]:
    """The words of a text's first paragraphs, folded and without what is written together with them before."""
    told = sheet.looks[body : body + _OPENING_LINES]
    return frozenset(stem(word) for each in told for word in each.folded.split(" "))


def says_more(sheet: Sheet, best: int, index: int, told: frozenset[str]) -> bool:
    """Whether a text's `opening_words` are those of a line, and not of the line above it that seemed likely.

    One below a section needs more to be beaten, since most headlines stand there.
    """
    below = sheet.looks[index + 1 : index + 2]
    if any(each.sign in (Sign.CREDIT, Sign.CAPTION) for each in below):
        return False  # a picture's caption

    def share(line: int) -> tuple[int, float]:
        words = [stem(word) for word in _telling(sheet, line)]
        shared = sum(word in told for word in words)
        return shared, shared / max(1, len(words))

    (before, part), (after, whole) = share(best), share(index)
    more = _MORE_WORDS * (2 if sheet.looks[max(0, best - 1)].sign is Sign.SECTION else 1)
    return part <= _LITTLE and after >= before + more and whole >= _MUCH


def begins_text(sheet: Sheet, index: int, body: int) -> bool:
    """Whether a text begins with what a line says of its subject, and the line above it names but a circumstance.

    ``تقديم الموعد وسط مخاوف من المطر`` above ``القطاف ينطلق في الوادي``: the former has no verb, and comes later.
    """
    this, above = sheet.looks[index], sheet.looks[index - 1]
    may_be = this.is_bare and above.is_bare and above.words > _KICKER_WORDS and this.words <= _HEADLINE_WORDS
    are_apart = may_be and _VERB.search(this.folded) is not None and _VERB.search(above.folded) is None
    if not are_apart or is_top(sheet, index - 1):
        return False
    first = frozenset(map(stem, sheet.looks[body].folded.split(" ")[:_FIRST_WORDS]))
    ours, theirs = (sum(stem(word) in first for word in _telling(sheet, n)) for n in (index, index - 1))
    return ours >= _MORE_WORDS and not theirs


def stem(word: str) -> str:
    """A folded word without what is written together with it before it."""
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            return word[len(prefix) :]
    return word
