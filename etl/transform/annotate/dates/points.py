"""The grammar of days, months and years: ``20 يناير (كانون الثاني) 2007``, ``الخامس من الشهر الجاري``, ``عام 1444هـ``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from etl.arabic.calendars import HIJRI_MONTHS, HIJRI_YEARS, MONTHS
from etl.arabic.lexicon import words
from etl.arabic.numerals import cardinal, ordinal
from etl.transform.annotate.dates.expressions import Elsewhere, Expression, Point, Unit
from etl.transform.annotate.dates.words import AL, Opener, Sense, Sentence

if TYPE_CHECKING:
    from etl.arabic.calendars import Calendar

FROM = frozenset({"من"})
_COMMA = frozenset({"،", ","})
_JOINTS = frozenset({"/", "،", ",", "-", "("})
_FEMININE = ("ه", "الاولي")
_MONTH_WORD = frozenset({"شهر"})
_EVERY = frozenset({"كل"})
_MEASURED = words("dates", "context", "measured") | {"%", "٪"}
_COUNTED = words("dates", "context", "counted") | _MEASURED
_KNOWN = words("dates", "context", "known")
_NAMES = words("dates", "context", "name")
_YEAR_WORDS = (Sense.UNIT, Sense.THE_UNIT, Sense.PAIR, Sense.THE_PLURAL)
YEAR_KINDS = words("dates", "context", "year_kind")
_DISTANT = words("dates", "distant", "anaphoric")
_WEAK = words("dates", "weak", "gregorian") | words("dates", "weak", "hijri")
_PREPOSITIONS = words("dates", "context", "preposition")
PLACING = _PREPOSITIONS - {"من", "الي", "عن"}
"""Prepositions of time, before which amounts and people are rare."""

YEARS = range(1000, 2200)
LIKELY_YEARS = range(1900, 2101)
"""Years that may stand without a word or month that says so."""


class Found(NamedTuple):
    """An expression and the tokens that say it, the last exclusive."""

    said: Expression
    start: int
    end: int


class Name(NamedTuple):
    """A month named at a position."""

    number: int
    calendar: Calendar
    end: int


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
    name = _one_month_name(s, at)
    if name is None or name.calendar == "hijri":
        return name
    joint = name.end + 1 if s.form(name.end) in _JOINTS else name.end
    twin = _one_month_name(s, joint)
    if twin is None or (twin.number, twin.calendar) != (name.number, name.calendar):
        return name
    return twin._replace(end=s.skip(twin.end, frozenset({")"})))


def _one_month_name(s: Sentence, at: int) -> Name | None:
    if s.sense(at, Sense.MONTH) is None:
        return None
    for length in range(min(3, len(s) - at), 0, -1):
        name = " ".join([s.bare(at), *s.forms[at + 1 : at + length]])
        if name in MONTHS:
            return Name(MONTHS[name], "gregorian", at + length)
        if name in HIJRI_MONTHS:
            return Name(HIJRI_MONTHS[name], "hijri", at + length)
    return None


def year_number(s: Sentence, at: int) -> tuple[int, Calendar | None, int] | None:
    """A year in figures or words, its era where one is printed, and the position after it; no count of things."""
    found = _plain_year(s, at)
    if found is None:
        return None
    year, end = found
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


def is_counted(s: Sentence, at: int) -> bool:
    """Whether the word after a number is something that numbers count: «2024 شخصاً»."""
    return s.form(at) in _COUNTED or s.has_tanwin(at)


def year_mention(s: Sentence, at: int) -> Found | None:
    """``عام 2006``, ``العام 2020``, ``سنة ألفين وأربعة``, ``عام 1444هـ``."""
    if all(s.sense(at, sense) != Unit.YEAR for sense in _YEAR_WORDS):
        return None
    start = s.skip(at + 1, YEAR_KINDS)
    found = year_number(s, start)
    if found is None:
        return None
    is_hijri = found[0] in HIJRI_YEARS and start > at + 1  # «العام الدراسي 1436»
    return Found(Point(year=found[0], calendar=found[1] or ("hijri" if is_hijri else "gregorian")), at, found[2])


def any_year(s: Sentence, at: int) -> Found | None:
    """A year with or without the word for it, where the context has already said that a year stands here."""
    found = year_mention(s, at)
    if found:
        return found
    bare = year_number(s, at)
    if bare is None or not (bare[1] or bare[0] in LIKELY_YEARS) or (bare[1] is None and is_counted(s, bare[2])):
        return None
    return Found(Point(year=bare[0], calendar=bare[1] or "gregorian"), at, bare[2])


def day_number(s: Sentence, at: int) -> tuple[int, int] | None:
    """A day of the month in figures or words, and the position after it."""
    number = s.number(at)
    if number is not None:
        return (number, at + 1) if 1 <= number <= 31 and len(s.form(at)) <= 2 else None
    if s.sense(at, Sense.FIRST) is not None:
        return 1, at + 1
    if s.sense(at, Sense.ORDINAL) is None:
        return (s.number(at + 1) or 0, at + 2) if s.form(at) == AL and 1 <= (s.number(at + 1) or 0) <= 31 else None
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
    if (tail := month_tail(s, name.end)).is_recurring or s.form(at - 1) in _NAMES:
        return None
    if (
        name.calendar == "hijri"
        and start_of_month == end
        and tail.year is None
        and s.bare(name.end - 1) in {"صفر", "محرم"}
    ):
        return None  # «3 صفر» is a score
    point = _point(name, tail, day=number)
    if isinstance(point, Point) and s.bare(at - 1) in _KNOWN and point.year is None and point.shift is None:
        point = replace(point, is_known=True)
    return Found(point, at, tail.end)


def _day_of_shifted_month(s: Sentence, at: int, number: int, end: int) -> Found | None:
    """``28 من الشهر الماضي``, ``22 هذا الشهر``, ``20 الجاري``."""
    start = s.skip(end, FROM)
    shifted = this_or_that(s, start, Unit.MONTH)
    if shifted:
        if shifted[0] is None:
            return Found(Elsewhere(), at, shifted[1]) if start > end else None
        return Found(Point(day=number, month_shift=shifted[0]), at, shifted[1])
    shift = s.sense(end, Sense.SHIFT)
    is_short = s.bare(end) in {"الجاري", "الحالي"} and s.form(at - 1) in _PREPOSITIONS | {"يوم", "و"}
    return Found(Point(day=number, month_shift=shift), at, end + 1) if shift is not None and is_short else None


def this_or_that(s: Sentence, at: int, unit: Unit) -> tuple[int | None, int] | None:
    """``هذا الشهر``, ``الشهر الماضي``, ``الشهر التالي``: which one (``None``: seen from elsewhere), and where it ends."""
    if s.sense(at, Sense.OPENER) == Opener.THIS:
        return (0, at + 2) if s.sense(at + 1, Sense.THE_UNIT) == unit else None
    if s.form(at) in _DISTANT and s.sense(at + 1, Sense.THE_UNIT) == unit:
        return None, at + 2
    if s.sense(at, Sense.THE_UNIT) != unit:
        return None
    if s.sense(at + 1, Sense.ELSEWHERE) is not None:
        return None, at + 2
    return which(s, at + 1)


def which(s: Sentence, at: int) -> tuple[int, int] | None:
    """``الماضي``, ``المقبل``, ``الجاري``, ``قبل الماضي``, ``بعد المقبل``: -2 … 2, and where it ends."""
    shift = s.sense(at, Sense.SHIFT)
    if shift is not None and s.clitic(at) == 0:
        return shift, at + 1
    further = {Opener.BEFORE: -1, Opener.AFTER: 1}.get(Opener(s.sense(at, Sense.OPENER) or 0))
    if further and s.sense(at + 1, Sense.SHIFT) == further:
        return 2 * further, at + 2
    return None


def month_tail(s: Sentence, at: int) -> Tail:
    """The year of a month, or which one it is, as printed after it."""
    found = which(s, at)
    if found:
        year = year_number(s, found[1]) or year_number(s, found[1] + 1) if s.form(found[1]) != "في" else None
        if year and (s.number(found[1]) is not None or s.sense(found[1], Sense.UNIT) == Unit.YEAR):
            return Tail(end=year[2], year=year[0], calendar=year[1])
        return Tail(end=found[1], shift=found[0])
    start = s.skip(s.skip(at, _COMMA), FROM)
    if s.form(start) in _EVERY:
        return Tail(end=at, is_recurring=True)
    year_word = year_mention(s, start)
    if year_word and isinstance(year_word.said, Point):
        return Tail(end=year_word.end, year=year_word.said.year, calendar=year_word.said.calendar)
    year = year_number(s, start)
    if year and (s.number(start) is not None or s.form(at) not in _COMMA):
        return Tail(end=year[2], year=year[0], calendar=year[1])
    shifted = this_or_that(s, start, Unit.YEAR)
    if shifted:
        return Tail(end=shifted[1], year_shift=shifted[0], is_elsewhere=shifted[0] is None)
    return Tail(end=at)


def _point(name: Name, tail: Tail, day: int | None) -> Point | Elsewhere:
    if tail.is_elsewhere:
        return Elsewhere()
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
    start = s.skip(at, _MONTH_WORD)
    name = _one_month_name(s, start)
    is_alone = name is not None and found.end == name.end
    if start > at or not is_alone:
        return found
    is_weak = s.bare(start) in _WEAK and found.end == start + 1
    if is_weak:
        return found if s.form(at - 1) in PLACING and s.clitic(at) == 0 and s.form(at) != "صفر" else None
    return found if s.form(at - 1) in _PREPOSITIONS or s.clitic(at) > 0 else None


def _says_which(point: Point) -> bool:
    return point.year is not None or point.shift is not None or point.year_shift is not None
