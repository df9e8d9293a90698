"""Displayed text: the page's own letters, without what only a browser or an editor put between them."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = "\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""Soft hyphen, zero-width space, word joiner, byte-order mark and every mark of direction."""
_BLANK = "\t\n\x0b\x0c\r\x1c-\x1f\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_CONTROL = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
_PRESENTATION = "\ufb50-\ufdff\ufe70-\ufefe"

_UNTIDY = re.compile(f"[{_INVISIBLE}{_BLANK}{_CONTROL}{_PRESENTATION}\ud800-\udfff]")
_DROPPED = re.compile(f"[{_INVISIBLE}{_CONTROL}]+")
_BLANKS = re.compile(f"[ {_BLANK}]+")
_PRESENTED = re.compile(f"[{_PRESENTATION}]+")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def is_tidy(text: str) -> bool:
    """Whether a line is displayed as it is.

    >>> is_tidy("قال الوزير"), is_tidy("قال  الوزير")
    (True, False)
    """
    return "  " not in text and text[:1] != " " and text[-1:] != " " and _UNTIDY.search(text) is None


def tidy(text: str) -> str:
    """One line as it is displayed: single spaces, no marks of direction, letters for presentation forms.

    Everything else stays as printed: diacritics, hamzas, tatweel inside words, digits, punctuation. Idempotent.

    >>> tidy("  \N{RIGHT-TO-LEFT MARK}قال\N{NO-BREAK SPACE} ﺍﻟﻮﺯﻳﺮ ")
    'قال الوزير'
    """
    if is_tidy(text):
        return text
    if _UNTIDY.search(text) is None:
        return " ".join(text.split())
    text = _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    text = _PRESENTED.sub(lambda run: unicodedata.normalize("NFKC", run[0]), text)
    return _BLANKS.sub(" ", _DROPPED.sub("", text)).strip(" ")
