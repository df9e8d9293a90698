"""The grammar of month names, and of words that say which month or year is meant: ``الماضي``, ``من العام المقبل``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from etl.arabic.calendars import HIJRI_MONTHS, MONTHS
from etl.transform.annotate.dates.expressions import Point, Unit
from etl.transform.annotate.dates.sentence import Sentence
from etl.transform.annotate.dates.words import Opener, Sense
from etl.transform.annotate.dates.years import LIKELY_YEARS, is_counted, year_mention, year_number

if TYPE_CHECKING:
    from etl.arabic.calendars import Calendar

FROM = frozenset({"من"})


_WHAT = frozenset({"ما"})
_COMMA = frozenset({"،", ","})


_JOINTS = frozenset({"/", "،", ",", "-", "("})


_EVERY = frozenset({"كل"})


class Name(NamedTuple):
    """A month named at a position."""

    number: int
    calendar: Calendar
    end: int


class Which(NamedTuple):
    """A unit of time and which one it is."""

    unit: Unit
    shift: int
    end: int
    is_elsewhere: bool = False
    """Seen from another date of the text."""


class Tail(NamedTuple):
    """What follows a month and tells which one it is."""

    end: int
    year: int | None = None
    shift: int | None = None
    year_shift: int | None = None
    calendar: Calendar | None = None
    is_elsewhere: bool = False
    is_recurring: bool = False


def month_name(s: Sentence, at: int) -> Name | None:
    """A month's name and its twin from the other half of the Arab world, if there is one."""
    name = one_month_name(s, at)
    if name is None or name.calendar == "hijri":
        return name
    joint = name.end + 1 if s.form(name.end) in _JOINTS else name.end
    twin = one_month_name(s, joint)
    if twin is None or (twin.number, twin.calendar) != (name.number, name.calendar):
        return name
    return twin._replace(end=s.skip(twin.end, frozenset({")"})))


def one_month_name(s: Sentence, at: int) -> Name | None:
    """A month's name without its twin."""
    if s.sense(at, Sense.MONTH) is None:
        return None
    for length in range(min(3, len(s) - at), 0, -1):
        name = " ".join([s.bare(at), *s.forms[at + 1 : at + length]])
        if name in MONTHS:
            return Name(MONTHS[name], "gregorian", at + length)
        if name in HIJRI_MONTHS:
            return Name(HIJRI_MONTHS[name], "hijri", at + length)
    return None


def which_unit(s: Sentence, at: int) -> Which | None:
    """``هذا الأسبوع``, ``الشهر الماضي``, ``العام التالي``, ``نفس العام``."""
    is_this = s.sense(at, Sense.OPENER) == Opener.THIS
    if is_this or (s.sense(at, Sense.DISTANT) is not None and s.clitic(at) == 0):
        unit = s.sense(at + 1, Sense.THE_UNIT)
        return Which(Unit(unit), 0, at + 2, is_elsewhere=not is_this) if unit is not None else None
    unit = s.sense(at, Sense.THE_UNIT)
    if unit is None:
        return None
    elsewhere = s.sense(at + 1, Sense.ELSEWHERE)
    if elsewhere is not None:
        return Which(Unit(unit), elsewhere, at + 2, is_elsewhere=True)
    found = which(s, at + 1)
    return Which(Unit(unit), *found) if found else None


def this_or_that(s: Sentence, at: int, unit: Unit) -> Which | None:
    """Which week, month or year is meant, and where it ends."""
    found = which_unit(s, at)
    return found if found and found.unit is unit else None


def which(s: Sentence, at: int) -> tuple[int, int] | None:
    """``الماضي``, ``المقبل``, ``الجاري``, ``قبل الماضي``, ``بعد المقبل``: -2 … 2, and where it ends."""
    shift = s.sense(at, Sense.SHIFT)
    if shift is not None and s.clitic(at) == 0:
        return shift, at + 1
    at = s.skip(at, _WHAT)  # «الشهر ما قبل الماضي»
    further = {Opener.BEFORE: -1, Opener.AFTER: 1}.get(Opener(s.sense(at, Sense.OPENER) or 0))
    if further and s.sense(at + 1, Sense.SHIFT) == further:
        return 2 * further, at + 2
    return None


def month_tail(s: Sentence, at: int) -> Tail:
    """The year of a month, or which one it is, as printed after it."""
    found = which(s, at)
    if found:
        return _year_after(s, found[1]) or Tail(end=found[1], shift=found[0])
    start = s.skip(s.skip(at, _COMMA), FROM)
    if s.form(start) in _EVERY:
        return Tail(end=at, is_recurring=True)
    year = _year_after(s, start)
    if year:
        return year
    shifted = this_or_that(s, start, Unit.YEAR)
    if shifted:
        return Tail(end=shifted.end, year_shift=shifted.shift, is_elsewhere=shifted.is_elsewhere)
    return Tail(end=at)


def _year_after(s: Sentence, at: int) -> Tail | None:
    """``عام 2011``, ``2011``; a number that is rare as a year must not count anything: «في مايو 1200 وحدة»."""
    found = year_mention(s, at)
    if found and isinstance(found.said, Point):
        return Tail(end=found.end, year=found.said.year, calendar=found.said.calendar)
    year = year_number(s, at)
    if year is None or (year[1] is None and year[0] not in LIKELY_YEARS and is_counted(s, year[2])):
        return None
    return Tail(end=year[2], year=year[0], calendar=year[1])
