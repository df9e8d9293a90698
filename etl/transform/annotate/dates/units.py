"""The grammar of periods: ``الأسبوع الماضي``, ``سبعينيات القرن الماضي``, ``النصف الثاني من 2024``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.arabic.lexicon import words
from etl.arabic.numerals import ordinal
from etl.transform.annotate.dates.expressions import Century, Decade, Elsewhere, Fraction, Near, Range, Shifted, Unit
from etl.transform.annotate.dates.months import FROM, which, which_unit
from etl.transform.annotate.dates.points import loose_month
from etl.transform.annotate.dates.sentence import Sentence
from etl.transform.annotate.dates.words import AL, Opener, Sense
from etl.transform.annotate.dates.years import Found, any_year, said_year

if TYPE_CHECKING:
    from collections.abc import Callable

    from etl.arabic.calendars import Calendar

_AGE = words("dates", "context", "age")
_GENERAL = words("dates", "context", "general")
LAST = frozenset({"الاخير", "الاخيره"})
_CENTURY_WORD = frozenset({"القرن"})
_DECADE_WORD = frozenset({"عقد"})
_LAST_CENTURY = 21


def shifted_unit(s: Sentence, at: int) -> Found | None:
    """``هذا الأسبوع``, ``العام الماضي``, ``الشهر قبل الماضي``, ``العام التالي``."""
    found = which_unit(s, at)
    if found is None or (s.bare(at) == "العام" and s.form(at - 1) in _GENERAL):
        return None
    unit, shift, end, is_elsewhere = found
    if is_elsewhere:
        is_dated = unit in {Unit.MONTH, Unit.YEAR} or (unit is Unit.DAY and shift)  # «اليوم نفسه» dates nothing
        return Found(Elsewhere(unit=unit, shift=shift), at, end) if is_dated else None
    if unit is Unit.DAY or (unit is Unit.DECADE and shift != -1):
        return None
    year = any_year(s, end) if unit is Unit.YEAR else None
    return year._replace(start=at) if year else Found(Shifted(unit=unit, shift=shift), at, end)


def nth_decade(s: Sentence, at: int) -> Found | None:
    """``العقد الثاني من القرن العشرين``."""
    number, end = ordinal_or_last(s, at + 1) if s.sense(at, Sense.THE_UNIT) == Unit.DECADE else (0, at)
    whole = century(s, s.skip(end, FROM)) if number > 0 else None
    return Found(Fraction(number=number, of=10, whole=whole.said), at, whole.end) if whole else None


def ordinal_or_last(s: Sentence, at: int) -> tuple[int, int]:
    """The number of an ordinal and the position after it; -1 for the last, 0 where none stands."""
    if s.form(at) in LAST:
        return -1, at + 1
    if s.sense(at, Sense.ORDINAL) is None:
        return 0, at
    read = ordinal((s.bare(at), *s.forms[at + 1 : at + 2]), 0)
    return (read.value, at + read.end) if read else (0, at)


def part(s: Sentence, at: int) -> Found | None:
    """``مطلع عام 2023``, ``أواخر الشهر الماضي``, ``نهاية العام``: vague parts are worth the whole."""
    if s.sense(at, Sense.PART) is None:
        return None
    whole = period(s, at + 1)
    if whole:  # a vague part of a year that only another date tells is left open: «نهاية العام التالي»
        return Found(Elsewhere() if isinstance(whole.said, Elsewhere) else whole.said, at, whole.end)
    is_open = s.sense(at - 1, Sense.OPENER) == Opener.FROM  # «منذ بداية العام» is a length of time
    this = None if is_open else _this_unit(s, at + 1)
    return this._replace(start=at) if this else None


def fraction(s: Sentence, at: int) -> Found | None:
    """``النصف الثاني من 2024``, ``الربع الأخير من العام الماضي``, ``الربع الماضي``."""
    of = s.sense(at, Sense.FRACTION)
    if of is None:
        return None
    shift = which(s, at + 1)
    if shift and of == 4:
        return Found(Shifted(unit=Unit.MONTH, shift=shift[0], quarter=True), at, shift[1])
    number, end = ordinal_or_last(s, at + 1)
    is_same = s.sense(at + 1, Sense.ELSEWHERE) == 0
    whole = _whole(s, at + 2 if is_same else end) if number or is_same else None
    if whole is None:
        return None
    said = Fraction(number=None if is_same else of if number < 0 else number, of=of, whole=whole.said)
    return Found(said, at, whole.end)


def _whole(s: Sentence, at: int) -> Found | None:
    """What a part belongs to: «من 2024», «من العام الماضي», «من العام»."""
    start = s.skip(at, FROM)
    return period(s, start) or (_this_unit(s, start) if start > at else None)


def _this_unit(s: Sentence, at: int) -> Found | None:
    """«العام», «الشهر» with nothing after it: this one."""
    unit = s.sense(at, Sense.THE_UNIT)
    if unit not in {Unit.YEAR, Unit.MONTH} or s.form(at + 1).startswith(AL):
        return None  # «نهاية العام الدراسي» is another year
    return Found(Shifted(unit=Unit(unit), shift=0), at, at + 1)


def decade(s: Sentence, at: int) -> Found | None:
    """``سبعينيات القرن الماضي``, ``السبعينيات``; not ages: «في السبعينيات من عمره»."""
    tens = s.sense(at, Sense.THE_DECADE)
    end = s.skip(at + 1, FROM)
    if tens is None:
        tens, end = s.sense(at, Sense.DECADE), at + 1
    if tens is None:
        return None
    whole = century(s, end)
    if whole and isinstance(whole.said, Century | Shifted):
        return Found(Decade(tens=tens, century=whole.said), at, whole.end)
    if s.form(end) in _AGE or s.sense(at, Sense.THE_DECADE) is None or tens < 30:
        return None
    return Found(Decade(tens=tens), at, at + 1)


def century(s: Sentence, at: int) -> Found | None:
    """``القرن الثالث عشر``, ``القرن الـ21``, ``القرن الرابع الهجري``, ``القرن الماضي``."""
    if s.bare(at) not in _CENTURY_WORD:
        return None
    shift = which(s, at + 1)
    if shift:
        return Found(Shifted(unit=Unit.CENTURY, shift=shift[0]), at, shift[1])
    number, end = ordinal_or_last(s, at + 1)
    if s.form(at + 1) == AL:
        number, end = s.number(at + 2) or 0, at + 3
    if not 1 <= number <= _LAST_CENTURY:
        return None
    if s.form(end) == "قبل" and s.form(end + 1).startswith("الميلاد"):
        return Found(Elsewhere(), at, end + 2)
    if s.sense(end, Sense.HIJRI) is not None:
        return Found(Century(number=number, calendar="hijri"), at, end + 1)
    return Found(Century(number=number), at, end + (s.sense(end, Sense.GREGORIAN) is not None))


def centuries(s: Sentence, at: int) -> Found | None:
    """``القرنين الثامن عشر والتاسع عشر``."""
    if s.sense(at, Sense.THE_DUAL) != Unit.CENTURY:
        return None
    first, joint = ordinal_or_last(s, at + 1)
    last, end = ordinal_or_last(s, joint) if s.form(joint).startswith("و") else (0, joint)
    if not 0 < first < last <= _LAST_CENTURY:
        return None
    calendar: Calendar = "hijri" if s.sense(end, Sense.HIJRI) is not None else "gregorian"
    end += calendar == "hijri" or s.sense(end, Sense.GREGORIAN) is not None
    return Found(
        Range(first=Century(number=first, calendar=calendar), last=Century(number=last, calendar=calendar)), at, end
    )


def night(s: Sentence, at: int) -> Found | None:
    """``الليلة الماضية``."""
    is_last = s.sense(at, Sense.OPENER) == Opener.NIGHT and s.sense(at + 1, Sense.SHIFT) == -1
    return Found(Near(days=-1), at, at + 2) if is_last else None


def decade_of(s: Sentence, at: int) -> Found | None:
    """``عقد التسعينيات``."""
    found = decade(s, at + 1) if s.bare(at) in _DECADE_WORD else None
    return found._replace(start=at) if found else None


_PERIODS: tuple[Callable[[Sentence, int], Found | None], ...] = (
    said_year,
    shifted_unit,
    decade,
    decade_of,
    century,
    loose_month,
)


def period(s: Sentence, at: int) -> Found | None:
    """A week, month, year, decade or century, where the words before it have said that one follows."""
    return next((found for production in _PERIODS if (found := production(s, at))), None)
