"""What a folded word or a figure can mean in a date."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from etl.arabic.calendars import HIJRI_MONTHS, MONTHS, WEEKDAYS
from etl.arabic.lexicon import keyed, numbered, words
from etl.arabic.numerals import CARDINALS, FIRSTS, ORDINALS
from etl.transform.annotate.dates.expressions import Unit

if TYPE_CHECKING:
    from collections.abc import Mapping

AL = "ال"
CLITICS = words("dates", "clitics", "prefix")


class Sense:
    """What a word can be in a date. A word has as many senses as it likes; each comes with a number.

    Plain strings, since the grammar asks for senses all the time and a member of an enumeration costs more.
    """

    MONTH = "month"
    """First word of a month's name, whose number `names` finds."""
    WEEKDAY = "weekday"
    UNIT = "unit"
    THE_UNIT = "the_unit"
    DUAL = "dual"
    THE_DUAL = "the_dual"
    PAIR = "pair"
    PLURAL = "plural"
    THE_PLURAL = "the_plural"
    SHIFT = "shift"
    """-1 past, 0 present, 1 future."""
    ELSEWHERE = "elsewhere"
    """-1 … 1: before, at or after another date of the text."""
    PART = "part"
    FRACTION = "fraction"
    ORDINAL = "ordinal"
    CARDINAL = "cardinal"
    FIRST = "first"
    DECADE = "decade"
    THE_DECADE = "the_decade"
    NEAR = "near"
    """Days from the reference: -1 yesterday, 0 today, 1 tomorrow."""
    HIJRI = "hijri"
    GREGORIAN = "gregorian"
    THE_CARDINAL = "the_cardinal"
    ARTICLE = "article"
    """The article alone, before figures: «الـ15»."""
    NUMBER = "number"
    """Figures of at most four digits."""
    DISTANT = "distant"
    """Says that another date of the text is meant: «ذلك العام»."""
    FIGURES = "figures"
    """Figures with separators."""
    OPENER = "opener"
    """An `Opener`."""


class Opener(IntEnum):
    """Words that open an expression."""

    FROM = 0
    BETWEEN = 1
    BEFORE = 2
    AFTER = 3
    THIS = 4
    LATEST = 5
    NIGHT = 6


Senses = dict[str, int]


def context(name: str) -> frozenset[str]:
    """Words of the lexicon's table of contexts, bare and with clitics: «لثورة» is «ثورة» here."""
    return frozenset(clitic + form for form in words("dates", "context", name) for clitic in ("", *CLITICS))


_ELSEWHERE = {"before": -1, "same": 0, "after": 1}
_SHIFTS = {"past": -1, "present": 0, "future": 1}
_NEAR = {"yesterday": -1, "today": 0, "tomorrow": 1}


def _units(table: str) -> dict[str, int]:
    return {form: Unit[name.upper()] for form, name in keyed("dates", table).items()}


def _definite(forms: Mapping[str, int]) -> dict[str, int]:
    return {AL + form: value for form, value in forms.items()}


def _first_words(*tables: Mapping[str, int]) -> dict[str, int]:
    return {name.split()[0]: 0 for table in tables for name in table}


_TABLES: Mapping[str, Mapping[str, int]] = {
    Sense.MONTH: _first_words(MONTHS, HIJRI_MONTHS),
    Sense.WEEKDAY: {name: day for name, day in WEEKDAYS.items() if name.startswith(AL)},
    Sense.UNIT: _units("unit"),
    Sense.THE_UNIT: _definite(_units("unit")),
    Sense.DUAL: _units("dual"),
    Sense.THE_DUAL: _definite(_units("dual")),
    Sense.PAIR: _units("pair"),
    Sense.PLURAL: _units("plural"),
    Sense.THE_PLURAL: _definite(_units("plural")),
    Sense.SHIFT: {form: _SHIFTS[name] for form, name in keyed("dates", "shift").items()},
    Sense.ELSEWHERE: {form: _ELSEWHERE[name] for form, name in keyed("dates", "elsewhere").items()},
    Sense.DISTANT: dict.fromkeys(words("dates", "distant", "anaphoric"), 0),
    Sense.PART: dict.fromkeys(words("dates", "part", "vague"), 0),
    Sense.FRACTION: numbered("dates", "fraction"),
    Sense.ORDINAL: ORDINALS,
    Sense.CARDINAL: CARDINALS,
    Sense.THE_CARDINAL: {AL + form: value for form, value in CARDINALS.items()},
    Sense.ARTICLE: {AL: 0},
    Sense.FIRST: FIRSTS,
    Sense.DECADE: numbered("dates", "decade"),
    Sense.THE_DECADE: _definite(numbered("dates", "decade")),
    Sense.NEAR: {form: _NEAR[name] for form, name in keyed("dates", "near").items()},
    Sense.HIJRI: dict.fromkeys(words("dates", "era", "hijri"), 0),
    Sense.OPENER: {form: Opener[name.upper()] for form, name in keyed("dates", "opener").items()},
    Sense.GREGORIAN: dict.fromkeys(words("dates", "era", "gregorian"), 0),
}


def _with_clitics(forms: Mapping[str, Senses]) -> dict[str, tuple[int, Senses]]:
    """Every form bare and with each clitic before it, and how many letters the clitic takes; bare forms win."""
    lexicon: dict[str, tuple[int, Senses]] = {}
    for form, senses in forms.items():
        for clitic in CLITICS:
            lexicon.setdefault(clitic + form, (len(clitic), senses))
            if form.startswith(AL) and clitic.endswith("ل"):  # ل + العام is written للعام
                lexicon.setdefault(clitic + form.removeprefix("ا"), (len(clitic), senses))
    return lexicon | {form: (0, senses) for form, senses in forms.items()}


def _forms() -> dict[str, Senses]:
    forms: dict[str, Senses] = {}
    for sense, table in _TABLES.items():
        for form, value in table.items():
            forms.setdefault(form, {})[sense] = value
    return forms


_LEXICON = _with_clitics(_forms())
_DIGITS = 4
_NO_SENSES: tuple[int, Senses] = (0, {})

_THOUSAND = 1000


def is_heart(senses: Senses) -> bool:
    """Whether a word can be the heart of a date; «بين», «الأول» and «ثلاثة» only stand beside one."""
    return not _HEARTS.isdisjoint(senses) or senses.get(Sense.CARDINAL, 0) >= _THOUSAND


_HEARTS = frozenset(
    {
        Sense.MONTH,
        Sense.WEEKDAY,
        Sense.UNIT,
        Sense.THE_UNIT,
        Sense.DUAL,
        Sense.THE_DUAL,
        Sense.PAIR,
        Sense.PLURAL,
        Sense.THE_PLURAL,
        Sense.SHIFT,
        Sense.DECADE,
        Sense.THE_DECADE,
        Sense.NEAR,
        Sense.NUMBER,
        Sense.FIGURES,
    }
)
HEARTS = frozenset(form for form, (_, senses) in _LEXICON.items() if is_heart(senses))
"""The forms of words that can be one."""


def entry(form: str) -> tuple[int, Senses]:
    """How many letters of clitic a token begins with, and its senses.

    >>> entry("ومايو"), entry("قال")
    ((1, {'month': 0}), (0, {}))
    """
    known = _LEXICON.get(form)
    if known:
        return known
    if not form[0].isdecimal():
        return _NO_SENSES
    if not form.isdecimal():
        return 0, {Sense.FIGURES: 0}
    return (0, {Sense.NUMBER: int(form)}) if len(form) <= _DIGITS else _NO_SENSES
