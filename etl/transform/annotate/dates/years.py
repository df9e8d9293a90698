"""The grammar of years: ``عام 2006``, ``سنة ألفين وأربعة``, ``عام 1444هـ``, and numbers that are no years."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from etl.arabic.calendars import HIJRI_YEARS
from etl.arabic.lexicon import words
from etl.arabic.numerals import cardinal
from etl.transform.annotate.dates.expressions import Elsewhere, Expression, Point, Unit
from etl.transform.annotate.dates.sentence import Sentence
from etl.transform.annotate.dates.words import Sense

if TYPE_CHECKING:
    from etl.arabic.calendars import Calendar

_MEASURED = words("dates", "context", "measured") | {"%", "٪"}


_COUNTED = words("dates", "context", "counted") | _MEASURED


_YEAR_WORDS = (Sense.UNIT, Sense.THE_UNIT, Sense.PAIR, Sense.THE_PLURAL)


YEAR_KINDS = words("dates", "context", "year_kind")


YEARS = range(1000, 2200)


LIKELY_YEARS = range(1900, 2101)
"""Years that may stand without a word or month that says so."""


class Found(NamedTuple):
    """An expression and the tokens that say it, the last exclusive."""

    said: Expression
    start: int
    end: int


_BEFORE_CHRIST = frozenset({("قبل", "الميلاد"), ("ق", "."), ("ق", "م")})


def year_number(s: Sentence, at: int) -> tuple[int, Calendar | None, int] | None:
    """A year in figures or words, its era where one is printed, and the position after it; no count of things."""
    found = _plain_year(s, at)
    if found is None:
        return None
    year, end = found
    if (s.form(end), s.form(end + 1)) in _BEFORE_CHRIST:
        return None  # EDTF level 0 has no years before 1
    era: Calendar | None = None
    if s.sense(end, Sense.HIJRI) is not None and s.clitic(end) == 0:
        era, end = "hijri", end + 1
    elif s.sense(end, Sense.GREGORIAN) is not None and s.clitic(end) == 0:
        era, end = "gregorian", end + 1
    if (year < 1000 and era is None) or year not in range(1, YEARS.stop):
        return None
    return None if era is None and s.form(end) in _MEASURED else (year, era, end)


def _plain_year(s: Sentence, at: int) -> tuple[int, int] | None:
    number = s.number(at)
    if number is not None:
        return (number, at + 1) if len(s.form(at)) >= 3 else None
    if s.sense(at, Sense.CARDINAL) is None:
        return None
    forms = (s.bare(at), *s.forms[at + 1 : at + 8])
    read = cardinal(forms, 0)
    return (read.value, at + read.end) if read and read.value in YEARS else None


def before_christ(s: Sentence, at: int) -> Found | None:
    """``سنة 331 قبل الميلاد``: a date without a value, since EDTF level 0 has no years before 1."""
    is_year = Unit.YEAR in {s.sense(at, Sense.UNIT), s.sense(at, Sense.THE_UNIT)}
    if not is_year or s.number(at + 1) is None or (s.form(at + 2), s.form(at + 3)) not in _BEFORE_CHRIST:
        return None
    return Found(Elsewhere(), at, at + 4)


def is_counted(s: Sentence, at: int) -> bool:
    """Whether the word after a number is something that numbers count: «2024 شخصاً»."""
    return s.form(at) in _COUNTED or s.has_tanwin(at)


def year_mention(s: Sentence, at: int) -> Found | None:
    """``عام 2006``, ``العام 2020``, ``سنة ألفين وأربعة``, ``عام 1444هـ``."""
    senses = s.senses(at)
    if not senses or all(senses.get(sense) != Unit.YEAR for sense in _YEAR_WORDS):
        return None
    start = s.skip(at + 1, YEAR_KINDS)
    found = year_number(s, start)
    if found is None:
        return None
    is_hijri = found[0] in HIJRI_YEARS and start > at + 1  # «العام الدراسي 1436»
    return Found(Point(year=found[0], calendar=found[1] or ("hijri" if is_hijri else "gregorian")), at, found[2])


def said_year(s: Sentence, at: int) -> Found | None:
    """A year with or without the word for it, after words that only a year can follow: «نهاية 2024»."""
    found = year_mention(s, at)
    if found:
        return found
    bare = year_number(s, at)
    if bare is None or not (bare[1] or bare[0] in LIKELY_YEARS):
        return None
    return Found(Point(year=bare[0], calendar=bare[1] or "gregorian"), at, bare[2])


def any_year(s: Sentence, at: int) -> Found | None:
    """A year with or without the word for it, where a number of things may stand too."""
    found = said_year(s, at)
    is_plain = found is not None and found.end == at + 1
    return None if is_plain and is_counted(s, at + 1) else found
