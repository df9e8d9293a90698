"""Whole pages on one line with single blanks, as ``" ".join(text.split())`` leaves them.

The page's title, printed again as the headline, tells such a page from a text alone and is where it is cut first. What
stands around it is cut at the phrases that the press shares, at stamps and bylines, and the text at its sentences.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from etl.arabic.fold import fold
from etl.arabic.words import STAMP_WORDS
from etl.publishers.profile import Sign
from etl.publishers.vocabulary import vocabulary
from etl.transform.fields.bylines import is_byline
from etl.transform.fields.stamps import is_stamp

_WORDS = range(80, 10_000)
"""Of a line that is a page; a longer one is cut nowhere, since the time for it is to be bounded."""
_TITLE_REACH = 12
"""Words at the top of a page among which its title begins."""
_FEWEST_IN_TITLE = 4
_LONGEST_PHRASE = 5
_LONGEST_STAMP = 12
_HEAD_GAP = 4
"""Words between two pieces of a head at most, such as a site's name; further down the text begins."""
_SHORT = 6
"""Words of a sentence that goes with the one above it."""
_SENTENCE = re.compile(r"(?<=\w{3}[.!?؟])\s+|(?<=[\"»”)][.!?؟])\s+|(?<=[.!?؟][\"»”])\s+")
_CUE = re.compile("(?:بقلم|كتبت?|إعداد|اعداد|تقرير|الكاتب|المحرر):")
_HALVES = frozenset(map(fold, ("ص", "م", "صباحا", "مساء", "هـ", "GMT", "AM", "PM")))
"""What stamps end with, if not with a figure."""
_BUTTON_GAP = 2
"""The same above a button, which text may name too."""
_BOXES = (Sign.RELATED, Sign.TICKER, Sign.COMMENTS)
_HEADINGS = (Sign.RELATED, Sign.TICKER, Sign.COMMENTS, Sign.KEYWORDS, Sign.WIDGET, Sign.NAVIGATION)


def unflattened(printed: list[str]) -> list[str]:
    """The lines that a page had, where it is one line that says its title twice; else the lines as they are."""
    inked = [line for line in printed if line.strip()]
    words = inked[0].split() if len(inked) == 1 else []
    found = _title(words) if len(words) in _WORDS else None
    if found is None:
        return printed
    first, again, length = found
    head_end = _head_end(words, again + length)
    text, below = _text(words[head_end:])
    above = list(_cut(words[first + length : again]))
    title = [" ".join(words[: first + length]), *above[: first == 0]]  # with the site's name, on either side of it
    return [
        " ".join(title),
        *above[len(title) - 1 :],
        " ".join(words[again : again + length]),
        *_cut(words[again + length : head_end]),
        *text,
        *_cut(below),
    ]


def _title(words: list[str]) -> tuple[int, int, int] | None:
    """The longest run of words at the top that is printed again: where it begins, where again, and its length."""
    best: tuple[int, int, int] | None = None
    for first in range(_TITLE_REACH):
        opening = words[first : first + _FEWEST_IN_TITLE]
        again = next(
            (n for n in range(first + _FEWEST_IN_TITLE, len(words)) if words[n : n + _FEWEST_IN_TITLE] == opening), None
        )
        if again is None:
            continue
        length = _FEWEST_IN_TITLE
        while first + length < again and again + length < len(words) and words[first + length] == words[again + length]:
            length += 1
        if best is None or length > best[2]:
            best = first, again, length
    return best


def _head_end(words: list[str], start: int) -> int:
    """Where the text begins below the headline's end: beyond the last piece of the head."""
    end = at = start
    while at < len(words) and at - end <= _HEAD_GAP:
        length = _signature(words, at) or (_phrase(words, at, _HEADINGS) if at - end <= _BUTTON_GAP else 0)
        if length:
            end = at + length
        at += length or 1
    return end


def _signature(words: list[str], at: int) -> int:
    """How many words from here on are a stamp, or a byline with its cue; 0 where neither begins here."""
    lengths = range(min(_LONGEST_STAMP, len(words) - at), 0, -1)
    if _CUE.fullmatch(words[at]):
        of_byline = (n for n in lengths if n <= _LONGEST_PHRASE and not any(":" in w for w in words[at + 1 : at + n]))
        return next((n for n in of_byline if is_byline(" ".join(words[at : at + n]))), 0)
    if not _has_digit(words[at]) and fold(words[at]) not in STAMP_WORDS:
        return 0
    of_stamp = (n for n in lengths if _has_digit(words[at + n - 1]) or fold(words[at + n - 1]) in _HALVES)
    return next((n for n in of_stamp if is_stamp(" ".join(words[at : at + n]))), 0)


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


def _phrase(words: list[str], at: int, signs: Collection[Sign]) -> int:
    """How many words from here on are a phrase of the press with one of these signs, or one letter as buttons are."""
    if at < len(words) and len(words[at]) == 1 and words[at].isalpha():
        return 1
    whole = vocabulary({}).whole
    lengths = range(min(_LONGEST_PHRASE, len(words) - at), 0, -1)
    found = ((length, whole.get(fold(" ".join(words[at : at + length])))) for length in lengths)
    return next((length for length, wording in found if wording and wording.sign in signs), 0)


def _text(words: list[str]) -> tuple[list[str], list[str]]:
    """The sentences of a text, short ones with the one above them, and the words of what stands below the text."""
    sentences = _SENTENCE.split(" ".join(words))
    text: list[str] = []
    for number, sentence in enumerate(sentences):
        told = sentence.split(" ")
        headings = [n for n in range(len(told)) if _phrase(told, n, _BOXES) > 1]
        if _is_heading(told) or len(headings) > 1:
            start = 0 if _is_heading(told) else headings[0]
            text += [" ".join(told[:start])] * bool(start)
            return text, [*told[start:], *(word for rest in sentences[number + 1 :] for word in rest.split(" "))]
        if text and len(told) < _SHORT:
            text[-1] += f" {sentence}"
        else:
            text.append(sentence)
    return text, []


def _is_heading(words: list[str]) -> bool:
    """Whether furniture begins here: a phrase of several words, or two phrases running."""
    length = _phrase(words, 0, _HEADINGS)
    return length > 1 or (length == 1 and _phrase(words, 1, _HEADINGS) > 0)


def _cut(words: list[str]) -> Iterator[str]:
    """Furniture, a piece a line, and what stands between two pieces on one of its own."""
    between: list[str] = []
    at = 0
    while at < len(words):
        length = _signature(words, at) or _phrase(words, at, tuple(Sign))
        if not length:
            between.append(words[at])
            at += 1
            continue
        if between:
            yield " ".join(between)
            between = []
        yield " ".join(words[at : at + length])
        at += length
    if between:
        yield " ".join(between)
