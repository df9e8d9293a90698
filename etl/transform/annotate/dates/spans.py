"""The grammar of ranges: ``بين 3 و5 مايو 2024``, ``من عام 2010 إلى 2015``, ``ليل الأحد - الاثنين``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from etl.arabic.lexicon import words
from etl.transform.annotate.dates.expressions import Expression, Near, Point, Range, Unit, Weekday
from etl.transform.annotate.dates.figures import LIMIT, figures
from etl.transform.annotate.dates.points import day_mention, day_number, loose_month
from etl.transform.annotate.dates.sentence import Sentence
from etl.transform.annotate.dates.units import part, shifted_unit
from etl.transform.annotate.dates.weekdays import near_day, weekday
from etl.transform.annotate.dates.words import Opener, Sense, context
from etl.transform.annotate.dates.years import (
    LIKELY_YEARS,
    YEAR_KINDS,
    YEARS,
    Found,
    any_year,
    is_counted,
    year_mention,
    year_number,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_MEASURING = words("dates", "context", "measuring")
EVENTS = context("event")
_LOOK_BACK = 5
_AND = "و"
_COMMA = frozenset({"،"})
_DASH = frozenset({"-", "–", "—"})
_TO = words("dates", "context", "until") | _DASH
_SEASON = _DASH | {"/"}
_JOINTS = _TO | {"و", "/"}
_REACH = 16
"""Tokens within which the first end of a range is followed by the joint."""
_PERIOD_WORD = words("dates", "context", "before_range_end")
_WEEKDAY_JOINTS = frozenset({"-", "–", "—", "/", "الي", "حتي"})
_NIGHT = frozenset({"ليل", "ليله"})

_ENDS: tuple[Callable[[Sentence, int], Found | None], ...] = (
    day_mention,
    loose_month,
    year_mention,
    part,
    shifted_unit,
    weekday,
    near_day,
    figures,
    any_year,
)


def _end(s: Sentence, at: int) -> Found | None:
    """A date that may end a range."""
    start = s.skip(at, _PERIOD_WORD)
    if s.means_nothing(start):
        return None
    found = next((found for production in _ENDS if (found := production(s, start))), None)
    return found._replace(start=at) if found else None


def _is_joined(s: Sentence, at: int, joints: frozenset[str]) -> bool:
    """Whether a joint follows at all: most numbers and most words «من» begin no range, and that is seen at once."""
    return not joints.isdisjoint(s.forms[at + 1 : at + _REACH])


def _start(s: Sentence, at: int) -> Found | None:
    """A date that may start a range; a bare day of the month too."""
    found = _end(s, at)
    if found:
        return found
    at = s.skip(at, _PERIOD_WORD)
    day = day_number(s, at)
    return Found(Point(day=day[0]), at, day[1]) if day else None


def opened_range(s: Sentence, at: int) -> Found | None:
    """``من … إلى …``, ``بين … و…``."""
    opener = s.sense(at, Sense.OPENER)
    if opener not in {Opener.FROM, Opener.BETWEEN} or s.means_nothing(s.skip(at + 1, _PERIOD_WORD)):
        return None
    first = _start(s, at + 1) if opener == Opener.BETWEEN or _is_joined(s, at, _TO) else None
    if first is None:
        return None
    start = s.skip(first.end, _TO)
    if opener == Opener.BETWEEN:
        comma = s.skip(first.end, _COMMA)
        start = max(start, comma + (s.form(comma) == _AND))
        if start == comma and not s.form(start).startswith(_AND):
            return None
    elif start == first.end:
        return None
    last = _end(s, start) or (_old_year(s, start) if year_mention(s, first.start) else None)
    said = _joined(first.said, last.said) if last else None
    if last is None or said is None or (_is_bare_year(s, first) and measures(s, at)):
        return None
    return Found(said, at, last.end)


def _old_year(s: Sentence, at: int) -> Found | None:
    """``بين عامي 1258 و1517``: after a year that is called one, any number of four digits is another."""
    year = year_number(s, at)
    return Found(Point(year=year[0], calendar=year[1] or "gregorian"), at, year[2]) if year else None


def measures(s: Sentence, at: int) -> bool:
    """Whether the words before two numbers say that they are amounts: «ارتفع المؤشر من 1980 إلى 2015»."""
    return any(s.bare(back) in _MEASURING for back in range(max(0, at - _LOOK_BACK), at))


def dashed_range(s: Sentence, at: int) -> Found | None:
    """``3 - 5 مايو 2024``, ``20 نوفمبر - 18 ديسمبر 2022``, ``2010-2015``, ``3 و4 مايو``."""
    first = _start(s, at) if _is_joined(s, at, _JOINTS) else None
    if first is None:
        return None
    if _is_bare_year(s, first):
        return _years(s, first)
    joint = s.form(first.end)
    is_bare_day = isinstance(first.said, Point) and first.said.month is None and first.said.year is None
    if joint not in _TO and not (joint in {_AND, "/"} and (is_bare_day or joint == "/")):
        return None
    start, days = first.end + 1, 1
    while joint == _AND and s.number(start) is not None and s.form(start + 1) == _AND:
        start, days = start + 2, days + 1
    last = _end(s, start)
    said = _joined(first.said, last.said) if last else None
    if last is None or said is None or (joint == _AND and not _is_run(said, days)):
        return None
    return Found(said, at, last.end)


def year_range(s: Sentence, at: int) -> Found | None:
    """``العام الدراسي 2023-2024``, ``السنوات 2015 - 2019``, ``عام 1445/1446هـ``."""
    first = year_mention(s, at)
    if first is None:
        pair = figures(s, s.skip(at + 1, YEAR_KINDS))
        is_years = pair is not None and isinstance(pair.said, Range) and s.sense(at, Sense.OPENER) is None
        return pair._replace(start=at) if pair and is_years else None
    if s.form(first.end) not in _SEASON or s.number(first.end + 1) is None or not isinstance(first.said, Point):
        return None
    last = year_number(s, first.end + 1)
    if last is None:
        return None
    calendar = last[1] or first.said.calendar
    start, end = replace(first.said, calendar=calendar), Point(year=last[0], calendar=calendar)
    return Found(Range(first=start, last=end), at, last[2]) if 0 < last[0] - (start.year or 0) < LIMIT else None


def _is_bare_year(s: Sentence, first: Found) -> bool:
    return first.end == first.start + 1 and s.number(first.start) is not None and s.number(first.start) in LIKELY_YEARS


def _years(s: Sentence, first: Found) -> Found | None:
    """``2010-2015`` without spaces; with them only after a word that years tell apart: ``موسم 2010 - 2011``."""
    joint, last = first.end, first.end + 1
    second = s.number(last)
    if s.form(joint) not in _DASH or second is None or second not in LIKELY_YEARS or is_counted(s, last + 1):
        return None
    is_tight = (s.is_tied(joint) and s.is_tied(last)) or s.form(first.start - 1) in EVENTS
    said = _joined(first.said, Point(year=second)) if is_tight else None
    return Found(said, first.start, last + 1) if said else None


def enclosed_years(s: Sentence, at: int) -> Found | None:
    """``(1882-1956)``."""
    first, second = s.number(at), s.number(at + 2)
    is_enclosed = s.form(at - 1) == "(" and s.form(at + 1) in _DASH and s.form(at + 3) == ")"
    if not is_enclosed or first is None or second is None or first not in YEARS or not 0 < second - first <= LIMIT:
        return None
    return Found(Range(first=Point(year=first), last=Point(year=second)), at, at + 3)


def _is_run(said: Range, days: int) -> bool:
    """Whether the days listed are neighbours: «3 و4 و5 مايو» is a range, «3 و9 مايو» is two days."""
    first, last = said.first, said.last
    return isinstance(first, Point) and isinstance(last, Point) and (first.day or 0) + days == last.day


def weekday_range(s: Sentence, at: int) -> Found | None:
    """``ليل الأحد - الاثنين``, ``يومي السبت والأحد المقبلين``, ``السبت والأحد 9 و10 ديسمبر``."""
    first, last_at = s.sense(at, Sense.WEEKDAY), at + 1
    if first is None:
        return None
    is_night = s.form(at - 1) in _NIGHT
    is_joined = s.form(at + 1) in _WEEKDAY_JOINTS and (s.form(at + 1) != "/" or is_night)
    is_pair = s.sense(at - 1, Sense.PAIR) == Unit.DAY and s.form(at + 1).startswith(_AND)
    days = _days_of_weekdays(s, last_at + is_joined) if is_joined or is_pair else None
    if days:
        return days._replace(start=at)
    last = weekday(s, last_at + is_joined) if is_joined or is_pair or is_night else None
    if last is None or not isinstance(last.said, Weekday):
        return None
    if not is_joined and (last.said.weekday - first) % 7 != 1:
        return None
    return Found(Range(first=Weekday(weekday=first), last=last.said), at, last.end)


def _days_of_weekdays(s: Sentence, at: int) -> Found | None:
    """``السبت والأحد 9 و10 ديسمبر 2017``: the days that follow the second of two weekdays."""
    days = dashed_range(s, at + 1) if s.sense(at, Sense.WEEKDAY) is not None else None
    return days if days and isinstance(days.said, Range) and isinstance(days.said.first, Point) else None


def _joined(first: Expression, last: Expression) -> Range | None:
    """A range, if both ends are of a kind that makes one."""
    if isinstance(last, Range) or isinstance(first, Range):
        return None
    if isinstance(first, Point) and isinstance(last, Point):
        return _points(first, last)
    if isinstance(first, Weekday) and isinstance(last, Weekday):
        return Range(first=first, last=last)
    is_bare = isinstance(first, Point) and first.month is None and first.year is None
    is_mixed = isinstance(first, Weekday) or isinstance(last, Weekday | Near)
    return None if is_bare or is_mixed else Range(first=first, last=last)


def _points(first: Point, last: Point) -> Range | None:
    if first.month is None and first.year is None:
        if last.day is None or first.day is None or first.day >= last.day:
            return None
        filled = replace(last, day=first.day, weekday=None)
        return Range(first=filled, last=last)
    if (first.day is None) != (last.day is None) and last.day is None:
        return None
    if first.calendar != last.calendar and first.month and last.month:
        return None
    same_month = (first.month, first.day) == (last.month, last.day) and first.year == last.year
    return None if same_month else Range(first=first, last=last)
