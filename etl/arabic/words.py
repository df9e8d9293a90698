"""Words that mark who reports and from where: newsrooms, places, jobs; and the little words that no name holds."""

from __future__ import annotations

import re
from typing import Literal

from etl.arabic.fold import fold
from etl.arabic.lexicon import tables

_QUOTES = "«»\"“”„'‘’"


def _printed(table: str, key: str) -> frozenset[str]:
    entry = tables("press")[table][key]
    return frozenset(entry) if isinstance(entry, list) else frozenset()


def _folded(table: str, key: str) -> frozenset[str]:
    return frozenset(map(fold, _printed(table, key)))


AGENCIES = _folded("newsrooms", "agency")
DESKS = _folded("newsrooms", "desk")
PLACES = _folded("places", "city")
JOBS = _folded("jobs", "opening")
NOT_CREDITS = _folded("credits", "not")
STAMP_WORDS = _folded("stamps", "word")
_PARTICLES = _folded("names", "particle")
_FUNCTION_WORDS = _printed("names", "never")
_WAW_NAMES = _printed("names", "with_waw")

_NAME_WORD = re.compile(r"[^\W\d_][\w.'’-]+")
_LISTED = re.compile(r"\s*[،,&]\s*|\s+and\s+")
_CONJOINED = re.compile(r"\s+و\s?(?=\S)")


_DEFINITE_WORDS = 1
"""Words with the article in a name at most; «القوات الأمنية العراقية» has three."""


def newsroom(name: str) -> Literal["desk", "agency"] | None:
    """Whether a name is an agency's or a newspaper's; quotation marks around it do not matter.

    >>> newsroom("«الشرق الأوسط»"), newsroom("رويترز"), newsroom("علي السراي")
    ('desk', 'agency', None)
    """
    folded = fold(name)
    return "agency" if folded in AGENCIES else "desk" if folded in DESKS else None


def is_place(name: str) -> bool:
    """A place that bylines name, or several joined by a dash or a comma.

    >>> is_place("أبوجا - لندن"), is_place("سهيل المعلوف")
    (True, False)
    """
    return all(fold(part) in PLACES for part in re.split(r"\s*[-–،/]\s*", name.strip(f"{_QUOTES} ")))


def is_job(line: str) -> bool:
    """The line under a columnist's name that says what they do.

    >>> is_job("كاتبة وباحثة في الإدارة العامة")
    True
    """
    return fold(line.partition(" ")[0]) in JOBS


def is_name(text: str) -> bool:
    """Two to five words, none of which a name cannot hold. A guess that only a line's place on the page can confirm.

    >>> is_name("ليلى الدغيدي"), is_name("مهرجان في عمّان"), is_name("محمد خير الدباس")
    (True, False, True)
    """
    words = text.split(" ")
    real = [word for word in words if fold(word) not in _PARTICLES]
    return (
        2 <= len(words) <= 6
        and len(real) <= 4
        and all(_NAME_WORD.fullmatch(word) for word in words)
        and sum(word.startswith("ال") for word in real) <= _DEFINITE_WORDS
        and _FUNCTION_WORDS.isdisjoint(words)
        and STAMP_WORDS.isdisjoint(map(fold, words))
    )


def names(text: str) -> tuple[str, ...]:
    """The names of a list joined by commas and ``و``.

    >>> names("أحمد علي، ومنى سالم وكريم ناصر")
    ('أحمد علي', 'منى سالم', 'كريم ناصر')
    """
    first, *others = _LISTED.split(text)
    found = [name for part in (first, *map(_without_waw, others)) for name in _conjoined(part)]
    return tuple(name for name in (part.strip(f" .{_QUOTES}") for part in found) if name)


def _without_waw(part: str) -> str:
    """A listed name without the conjunction before it."""
    if not part.startswith("و") or part.partition(" ")[0] in _WAW_NAMES or newsroom(part):
        return part
    return part[1:].lstrip()


def _conjoined(part: str) -> list[str]:
    """Two names joined by ``و``; one name where a half would be no name, as in ``أحمد وليد``."""
    halves = _CONJOINED.split(part)
    return halves if all(is_name(half) or newsroom(half) for half in halves) else [part]
