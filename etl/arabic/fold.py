"""The fold for matching: one line of plain letters and digits, the same function in Python, SQLite and PostgreSQL.

It is a fixed list of replacements and no more, so that SQL can spell it; ``tests/golden/fold.jsonl`` holds the
vectors that every implementation must give back. Folded text is never displayed.
"""

from __future__ import annotations

import re

from camel_tools.utils.normalize import normalize_alef_ar, normalize_alef_maksura_ar, normalize_teh_marbuta_ar

from etl.arabic.memory import Memory

TATWEEL = "\N{ARABIC TATWEEL}"
MARKS = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""Invisible characters that the fold drops, as a regular expression's class."""
SPACED = (
    "\x00-\\x2f:-@\\[-`{-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb\xbf\xd7\xf7"
    "\u060c\u060d\u061b\u061e\u061f\u066a-\u066d\u06d4\u2000-\u200a\u2010-\u2029\u202f-\u205f\u2190-\u2bff\u3000-\u3003\u3008-\u3011"
    "\ufd3e\ufd3f"
)
"""Punctuation, signs and blanks that the fold turns into one space, as a regular expression's class."""

_DIACRITICS = "\u064b-\u0652\u0670"
_DIACRITIC = re.compile(f"[{_DIACRITICS}]+")
_MARKS = re.compile(f"[{MARKS}]")
_WORD = re.compile(f"[^{SPACED}]+")
_UPPER = re.compile("[A-Z]+")
_RARE = re.compile(f"[{MARKS}{TATWEEL}{_DIACRITICS}\u0660-\u0669\u06f0-\u06f9A-Z]")
"""What most words hold nothing of."""
_SHORT = 24
"""Letters of a label: pages repeat them, so their folds are remembered whole, those of longer lines word by word."""
_DIGITS = tuple(
    (digit, str(value))
    for zero in ("\u0660", "\u06f0")
    for value, digit in enumerate(map(chr, range(ord(zero), ord(zero) + 10)))
)


def fold(text: str) -> str:
    """The text with everything removed that Arabic newsrooms write in more than one way. Idempotent.

    >>> fold("«الشّرق الأوسـط»: ٢٤ آذار/مارس، فى القاهرة")
    'الشرق الاوسط 24 اذار مارس في القاهره'
    """
    if len(text) <= _SHORT:
        return _FOLDS[text]
    return " ".join(filter(None, map(_folded, text.split(" "))))


def without_diacritics(text: str) -> str:
    """The text without vowel signs: camel-tools' `dediac_ar`, whose import sorts all of Unicode, for a second.

    >>> without_diacritics("الشّرقُ")
    'الشرق'
    """
    return _DIACRITIC.sub("", text)


def _fold(text: str) -> str:
    text = normalize_teh_marbuta_ar(normalize_alef_maksura_ar(normalize_alef_ar(text)))
    if _RARE.search(text) is not None:
        text = _without_rare(text)
    return " ".join(_WORD.findall(text))


def _without_rare(text: str) -> str:
    text = _MARKS.sub("", without_diacritics(text).replace(TATWEEL, ""))
    for digit, ascii_digit in _DIGITS:
        text = text.replace(digit, ascii_digit)
    return _UPPER.sub(lambda run: run[0].lower(), text)


_FOLDS = Memory(_fold)
_folded = _FOLDS.__getitem__
