"""Dates that explain each other: months that share a year, and one day in two calendars."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from etl.arabic.lexicon import words
from etl.transform.annotate.dates.expressions import Century, Counted, Expression, Fraction, Point, Range
from etl.transform.annotate.dates.sentence import Sentence
from etl.transform.annotate.dates.words import Sense
from etl.transform.annotate.dates.years import Found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.arabic.calendars import Calendar
    from etl.transform.annotate.dates.period import Period

_AND = "و"
_BETWEEN_TWINS = words("dates", "context", "between_twins") | {_AND, "ل", "(", ")", "/", "-", "–", "،", ","}
_BEFORE_LISTED_DAYS = words("dates", "context", "before_listed") | {_AND}
_BETWEEN_LISTED = frozenset({"و", "،", ",", "/", "او"})
SIGHTING = timedelta(days=1)
"""By how much the sighted calendar of a country may differ from Umm al-Qura."""


def calendar_of(said: Expression) -> Calendar:
    """The calendar in whose terms an expression speaks."""
    match said:
        case Point() | Century():
            return said.calendar
        case Range():
            return calendar_of(said.last)
        case Fraction() | Counted():
            return calendar_of(said.whole)
        case _:
            return "gregorian"


def with_shared_years(s: Sentence, found: Sequence[Found]) -> list[Found]:
    """``يناير وفبراير 2024``: a date takes the year of the one that it is listed with."""
    shared = list(found)
    for index in range(len(shared) - 2, -1, -1):
        here, following = shared[index].said, shared[index + 1].said
        is_listed = isinstance(here, Point) and isinstance(following, Point) and here.calendar == following.calendar
        if not is_listed or not _is_listed(s, shared[index].end, shared[index + 1].start):
            continue
        if isinstance(here, Point) and isinstance(following, Point) and _lacks_year(here):
            said = replace(here, year=following.year, shift=following.shift, year_shift=following.year_shift)
            shared[index] = shared[index]._replace(said=said)
    return shared


def with_listed_days(s: Sentence, found: Sequence[Found]) -> list[Found]:
    """``3 و9 و14 مايو``: the numbers before a day and its month are days of that month too."""
    whole: list[Found] = []
    for one in found:
        at, listed = one.start, [one]
        while isinstance(one.said, Point) and one.said.day and one.said.month and s.form(at - 1) == _AND:
            day = s.number(at - 2)
            if day is None or not 1 <= day < one.said.day or s.form(at - 3) not in _BEFORE_LISTED_DAYS:
                break
            at -= 2
            listed.insert(0, Found(replace(one.said, day=day, weekday=None), at, at + 1))
        whole += listed
    return whole


def _lacks_year(said: Point) -> bool:
    return said.month is not None and said.year is None and said.shift is None and said.year_shift is None


def _is_listed(s: Sentence, end: int, start: int) -> bool:
    if start == end:
        return s.clitic(start) > 0
    return start == end + 1 and s.form(end) in _BETWEEN_LISTED


def are_twins(s: Sentence, first: Found, second: Found) -> bool:
    """Whether two dates name one day in two calendars: ``12 شوال 1445هـ الموافق 21 أبريل 2024م``."""
    if not (isinstance(first.said, Point) and isinstance(second.said, Point)):
        return False
    if first.said.calendar == second.said.calendar or first.said.day is None or second.said.day is None:
        return False
    between = range(first.end, second.start)
    return all(s.form(at) in _BETWEEN_TWINS or s.sense(at, Sense.WEEKDAY) is not None for at in between)


def reconciled(hijri: Period | None, gregorian: Period | None) -> tuple[Period | None, bool]:
    """The one day of a pair and whether its two dates agree: the Gregorian one, unless the other is further off."""
    if hijri is None or gregorian is None:
        return gregorian or hijri, True
    return gregorian, abs(hijri.first - gregorian.first) <= SIGHTING
