"""The grammar of days and months: ``20 يناير (كانون الثاني) 2007``, ``الخامس من الشهر الجاري``."""

from __future__ import annotations

from dataclasses import replace

from etl.arabic.lexicon import words
from etl.arabic.numerals import ordinal
from etl.transform.annotate.dates.expressions import Elsewhere, Point, Unit
from etl.transform.annotate.dates.months import FROM, Name, Tail, month_name, month_tail, one_month_name, this_or_that
from etl.transform.annotate.dates.sentence import Sentence
from etl.transform.annotate.dates.words import AL, Sense, context
from etl.transform.annotate.dates.years import Found

_FEMININE = ("ه", "الاولي")
_TEN = 20
"""The least ordinal that follows the ones: «الخامس والعشرين»."""
_MONTH_WORD = frozenset({"شهر"})
_SINCE = frozenset({"منذ"})
"""Before a bare month, this says that it is past."""
_NOUGHT = frozenset({"صفر"})
_KNOWN = context("known")
_NAMES = context("name")
_WEAK = words("dates", "weak", "gregorian") | words("dates", "weak", "hijri")
_PREPOSITIONS = words("dates", "context", "preposition")
_OF_TIME = _PREPOSITIONS - words("dates", "context", "not_of_time")
PLACING = {clitic + form for form in _OF_TIME for clitic in ("", "و", "ف")}
"""Prepositions of time, before which amounts and people are rare."""


def day_number(s: Sentence, at: int) -> tuple[int, int] | None:
    """A day of the month in figures or words, and the position after it."""
    number = s.number(at)
    if number is not None:
        return (number, at + 1) if 1 <= number <= 31 and len(s.form(at)) <= 2 else None
    first = s.sense(at, Sense.FIRST)
    if first is not None:
        return first, at + 1
    if s.sense(at, Sense.ORDINAL) is None:
        return (s.number(at + 1) or 0, at + 2) if s.form(at) == AL and 1 <= (s.number(at + 1) or 0) <= 31 else None
    if s.clitic(at) and (s.sense(at, Sense.ORDINAL) or 0) >= _TEN and s.sense(at - 1, Sense.ORDINAL) is not None:
        return None  # the ten of «الخامس والعشرين»
    if s.bare(at).endswith(_FEMININE):
        return None  # days are masculine: «الأيام الأولى من شوال»
    read = ordinal((s.bare(at), *s.forms[at + 1 : at + 2]), 0)
    return (read.value, at + read.end) if read and read.value <= 31 else None


def day_mention(s: Sentence, at: int) -> Found | None:
    """A day and a month, with what follows: ``الخامس والعشرين من يناير عام 2011``, ``10 محرم 1446هـ``."""
    day = day_number(s, at)
    if day is None:
        return None
    number, end = day
    start_of_month = s.skip(s.skip(end, FROM), _MONTH_WORD)
    name = month_name(s, start_of_month)
    if name is None:
        return _day_of_shifted_month(s, at, number, end)
    tail = month_tail(s, name.end)
    if tail.is_recurring or (s.form(at - 1) in _NAMES and tail.end == name.end):
        return None
    if (s.sense(at, Sense.FIRST) or 1) > 1 and name.calendar == "hijri" and tail.year is None:
        return None  # «ثالث رمضان في الحرب» counts years
    if s.form(end) in _NOUGHT and tail.end == name.end:
        return None  # «3 صفر» is a score
    point = _point(name, tail, day=number)
    if isinstance(point, Point) and not _says_which(point):
        point = replace(point, is_known=s.form(at - 1) in _KNOWN, shift=-1 if s.form(at - 1) in _SINCE else None)
    return Found(point, at, tail.end)


def _day_of_shifted_month(s: Sentence, at: int, number: int, end: int) -> Found | None:
    """``28 من الشهر الماضي``, ``22 هذا الشهر``, ``20 الجاري``."""
    start = s.skip(end, FROM)
    shifted = this_or_that(s, start, Unit.MONTH)
    if shifted:
        if shifted.is_elsewhere:
            said = Elsewhere(unit=Unit.MONTH, shift=shifted.shift, day=number)
            return Found(said, at, shifted.end) if start > end else None
        return Found(Point(day=number, month_shift=shifted.shift), at, shifted.end)
    shift = s.sense(end, Sense.SHIFT)
    is_short = s.bare(end) in {"الجاري", "الحالي"} and s.form(at - 1) in _PREPOSITIONS | {"يوم", "و"}
    return Found(Point(day=number, month_shift=shift), at, end + 1) if shift is not None and is_short else None


def _point(name: Name, tail: Tail, day: int | None) -> Point | Elsewhere:
    if tail.is_elsewhere:
        is_known = name.calendar == "gregorian"
        return Elsewhere(unit=Unit.YEAR if is_known else None, shift=tail.year_shift or 0, month=name.number, day=day)
    return Point(
        year=tail.year,
        month=name.number,
        day=day,
        shift=tail.shift,
        year_shift=tail.year_shift,
        calendar=name.calendar,
    )


def loose_month(s: Sentence, at: int) -> Found | None:
    """A month without a day, in a place where nothing but a date can stand."""
    start = s.skip(at, _MONTH_WORD)
    name = month_name(s, start)
    if name is None:
        return None
    tail = month_tail(s, name.end)
    if tail.is_recurring or (name.calendar == "hijri" and tail.calendar == "gregorian"):
        return None
    return Found(_point(name, tail, day=None), at, tail.end)


def month_mention(s: Sentence, at: int) -> Found | None:
    """A month without a day; a bare one only where it cannot be a name or a verb: «مستشفى مايو», «رجب طيب أردوغان»."""
    found = loose_month(s, at)
    if found is None or s.form(at - 1) in _NAMES:
        return None
    point = found.said
    if not isinstance(point, Point) or _says_which(point):
        return found
    if s.form(at - 1) in _SINCE:
        found = found._replace(said=replace(point, shift=-1))
    day = at - 1 - (s.form(at - 1) in FROM)
    if s.sense(day, Sense.ORDINAL) is not None or s.number(day) is not None:
        return None  # of a day that is a name: «مدينة السادس من أكتوبر»
    start = s.skip(at, _MONTH_WORD)
    name = one_month_name(s, start)
    is_alone = name is not None and found.end == name.end
    if start > at or not is_alone:
        return found
    is_pair = s.sense(at - 1, Sense.PAIR) == Unit.MONTH
    is_placed = is_pair or s.form(at - 1) in _PREPOSITIONS
    if s.bare(start) in _WEAK and found.end == start + 1:
        return (
            found
            if (is_pair or s.form(at - 1) in PLACING) and s.clitic(at) == 0 and s.form(at) not in _NOUGHT
            else None
        )
    return found if is_placed or s.clitic(at) > 0 else None


def _says_which(point: Point) -> bool:
    return point.year is not None or point.shift is not None or point.year_shift is not None
