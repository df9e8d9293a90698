"""The grammar of periods: ``الأسبوع الماضي``, ``السنوات الخمس الماضية``, ``قبل ثلاثة أعوام``, ``النصف الثاني من 2024``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.arabic.lexicon import words
from etl.arabic.numerals import CARDINALS, cardinal, ordinal
from etl.transform.annotate.dates.expressions import (
    Away,
    Century,
    Decade,
    Elsewhere,
    Expression,
    Fraction,
    Counted,
    Near,
    Range,
    Rolling,
    Shifted,
    Unit,
)
from etl.transform.annotate.dates.points import FROM, Found, any_year, loose_month, month_name, this_or_that, which
from etl.transform.annotate.dates.words import AL, Opener, Sense, Sentence

if TYPE_CHECKING:
    from collections.abc import Callable

_AGE = words("dates", "context", "age")
_NOW = words("dates", "context", "now")
_GENERAL = words("dates", "context", "general")
_VAGUER = frozenset({"ونصف", "او", "وربع", "تقريبا"})
_ONE = frozenset({"واحد", "واحده"})
_LAST = frozenset({"الاخير", "الاخيره"})
_CENTURY_WORD = frozenset({"القرن"})
_DECADE_WORD = frozenset({"عقد"})
_LAST_CENTURY = 21
_LIMIT = 200
"""More units than this are no date."""


def shifted_unit(s: Sentence, at: int) -> Found | None:
    """``هذا الأسبوع``, ``العام الماضي``, ``الشهر قبل الماضي``; ``العام التالي`` has no value."""
    for unit in (Unit.WEEK, Unit.MONTH, Unit.YEAR, Unit.DECADE, Unit.CENTURY):
        found = this_or_that(s, at, unit)
        if found is None or (unit is Unit.DECADE and found[0] != -1):
            continue
        shift, end = found
        if s.bare(at) == "العام" and s.form(at - 1) in _GENERAL:
            return None
        if shift is None:
            return Found(Elsewhere(), at, end) if unit in {Unit.MONTH, Unit.YEAR} else None
        year = any_year(s, end) if unit is Unit.YEAR else None
        return year._replace(start=at) if year else Found(Shifted(unit=unit, shift=shift), at, end)
    return None


def rolling(s: Sentence, at: int) -> Found | None:
    """``اليومين المقبلين``, ``السنوات الخمس الماضية``, ``آخر 3 سنوات``."""
    if s.sense(at, Sense.OPENER) == Opener.LATEST:
        count = _count(s, at + 1)
        return Found(Rolling(unit=count[0], count=-count[1]), at, count[2]) if count and count[1] > 1 else None
    number, unit, end = 2, s.sense(at, Sense.THE_DUAL), at + 1
    if unit is None:
        counted = _definite_count(s, at)
        if counted is None:
            return None
        unit, number, end = counted
    if s.sense(end, Sense.ORDINAL) == 1 or s.form(end) in _LAST:
        return _first_units(s, at, Unit(unit), number, end)
    shift = s.sense(end, Sense.SHIFT)
    return Found(Rolling(unit=Unit(unit), count=shift * number), at, end + 1) if shift else None


def _definite_count(s: Sentence, at: int) -> tuple[int, int, int] | None:
    """``السنوات الخمس``, ``الأيام الـ10``, ``الثلاثة أشهر``: unit, number, position after."""
    unit = s.sense(at, Sense.THE_PLURAL)
    if unit is not None:
        number = _definite_number(s, at + 1)
        return (unit, *number) if number else None
    number = _definite_number(s, at)
    unit = s.sense(number[1], Sense.PLURAL) if number else None
    return (unit, number[0], number[1] + 1) if number and unit is not None else None


def _definite_number(s: Sentence, at: int) -> tuple[int, int] | None:
    form = s.form(at)
    if form == AL and s.number(at + 1):
        return s.number(at + 1) or 0, at + 2
    bare = form.removeprefix(AL)
    return (CARDINALS[bare], at + 1) if bare in CARDINALS and form != bare else None


def _first_units(s: Sentence, at: int, unit: Unit, number: int, end: int) -> Found | None:
    """``الأشهر التسعة الأولى من 2024``: the whole must follow, or else these are the last ones before today."""
    is_last = s.form(end) in _LAST
    whole = period(s, s.skip(end + 1, FROM))
    if whole and s.form(end + 1) in FROM:
        first, last = (-number, -1) if is_last else (1, number)
        return Found(Counted(unit=unit, first=first, last=last, whole=whole.said), at, whole.end)
    return Found(Rolling(unit=unit, count=-number), at, end + 1) if is_last else None


def first_units(s: Sentence, at: int) -> Found | None:
    """``أول تسعة أشهر من 2024``."""
    count = _count(s, at + 1)
    whole = period(s, count[2] + 1) if count and count[1] > 1 and s.form(count[2]) in FROM else None
    if whole is None or count is None:
        return None
    return Found(Counted(unit=count[0], first=1, last=count[1], whole=whole.said), at, whole.end)


def nth_unit(s: Sentence, at: int) -> Found | None:
    """``الأسبوع الثاني من مايو``."""
    if s.sense(at, Sense.THE_UNIT) != Unit.WEEK:
        return None
    number, end = ordinal_or_last(s, at + 1)
    whole = period(s, end + 1) if number and s.form(end) in FROM else None
    if whole is None:
        return None
    return Found(Counted(unit=Unit.WEEK, first=number, last=number, whole=whole.said), at, whole.end)


def nth_decade(s: Sentence, at: int) -> Found | None:
    """``العقد الثاني من القرن العشرين``."""
    number, end = ordinal_or_last(s, at + 1) if s.sense(at, Sense.THE_UNIT) == Unit.DECADE else (0, at)
    whole = century(s, s.skip(end, FROM)) if number > 0 else None
    return Found(Fraction(number=number, of=10, whole=whole.said), at, whole.end) if whole else None


def ordinal_or_last(s: Sentence, at: int) -> tuple[int, int]:
    """The number of an ordinal and the position after it; -1 for the last, 0 where none stands."""
    if s.form(at) in _LAST:
        return -1, at + 1
    if s.sense(at, Sense.ORDINAL) is None:
        return 0, at
    read = ordinal((s.bare(at), *s.forms[at + 1 : at + 2]), 0)
    return (read.value, at + read.end) if read else (0, at)


def away(s: Sentence, at: int) -> Found | None:
    """``قبل ثلاثة أعوام``, ``بعد أسبوعين من الآن``; seen from another day («قبل يومين من الانتخابات») it is no date."""
    opener = s.sense(at, Sense.OPENER)
    count = _count(s, at + 1) if opener in {Opener.BEFORE, Opener.AFTER} else None
    if count is None:
        return None
    unit, number, end = count
    is_from_now = s.form(end) in FROM and s.bare(end + 1) in _NOW
    if is_from_now:
        return Found(Away(unit=unit, count=number if opener == Opener.AFTER else -number), at, end + 2)
    if opener == Opener.AFTER or s.form(end) in FROM or unit >= Unit.DECADE or _goes_on(s, end):
        return None
    return Found(Away(unit=unit, count=-number), at, end)


def _goes_on(s: Sentence, at: int) -> bool:
    """Whether more follows: a date that the unit belongs to («قبل شهر رمضان»), or «ونصف» and «أو ثلاثة»."""
    if s.form(at) in _VAGUER:
        return True
    return month_name(s, at) is not None or s.number(at) is not None or s.sense(at, Sense.WEEKDAY) is not None


def _count(s: Sentence, at: int) -> tuple[Unit, int, int] | None:
    """A number of units: ``عامين``, ``شهر``, ``ثلاثة أعوام``, ``10 أيام``; with the position after it."""
    dual = s.sense(at, Sense.DUAL)
    if dual is not None:
        return Unit(dual), 2, at + 1
    one = s.sense(at, Sense.UNIT)
    if one is not None:
        return Unit(one), 1, s.skip(at + 1, _ONE)
    number, end = s.number(at), at + 1
    if number is None:
        read = cardinal(s.forms[at : at + 4], 0) if s.sense(at, Sense.CARDINAL) is not None else None
        if read is None:
            return None
        number, end = read.value, at + read.end
    unit = s.sense(end, Sense.PLURAL) or s.sense(end, Sense.UNIT)
    return (Unit(unit), number, end + 1) if unit is not None and 0 < number <= _LIMIT else None


def part(s: Sentence, at: int) -> Found | None:
    """``مطلع عام 2023``, ``أواخر الشهر الماضي``, ``نهاية العام``: vague parts are worth the whole."""
    if s.sense(at, Sense.PART) is None:
        return None
    whole = period(s, at + 1)
    if whole:
        return Found(whole.said, at, whole.end)
    unit = s.sense(at + 1, Sense.THE_UNIT)
    is_open = s.form(at + 2).startswith(AL) or s.sense(at - 1, Sense.OPENER) == Opener.FROM
    if unit not in {Unit.YEAR, Unit.MONTH} or is_open:
        return None  # «منذ بداية العام» is a length of time; «نهاية العام الدراسي» is another year
    return Found(Shifted(unit=Unit(unit), shift=0), at, at + 2)


def fraction(s: Sentence, at: int) -> Found | None:
    """``النصف الثاني من 2024``, ``الربع الأخير من العام الماضي``, ``الربع الماضي``."""
    of = s.sense(at, Sense.FRACTION)
    if of is None:
        return None
    shift = which(s, at + 1)
    if shift and of == 4:
        return Found(Shifted(unit=Unit.MONTH, shift=shift[0], quarter=True), at, shift[1])
    number, end = ordinal_or_last(s, at + 1)
    whole = period(s, s.skip(end, FROM)) if number else None
    if whole is None:
        return None
    return Found(Fraction(number=of if number < 0 else number, of=of, whole=whole.said), at, whole.end)


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
    return Found(Range(first=Century(number=first), last=Century(number=last)), at, end)


def night(s: Sentence, at: int) -> Found | None:
    """``الليلة الماضية``."""
    is_last = s.sense(at, Sense.OPENER) == Opener.NIGHT and s.sense(at + 1, Sense.SHIFT) == -1
    return Found(Near(days=-1), at, at + 2) if is_last else None


def decade_of(s: Sentence, at: int) -> Found | None:
    """``عقد التسعينيات``."""
    found = decade(s, at + 1) if s.bare(at) in _DECADE_WORD else None
    return found._replace(start=at) if found else None


_PERIODS: tuple[Callable[[Sentence, int], Found | None], ...] = (
    any_year,
    shifted_unit,
    decade,
    decade_of,
    century,
    loose_month,
)


def period(s: Sentence, at: int) -> Found | None:
    """A week, month, year, decade or century, where the words before it have said that one follows."""
    return next((found for production in _PERIODS if (found := production(s, at))), None)


def is_period(said: Expression) -> bool:
    """Whether an expression is longer than a day by its nature."""
    return isinstance(said, Shifted | Century | Decade | Fraction | Counted)
