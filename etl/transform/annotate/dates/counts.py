"""The grammar of counted units: ``السنوات الخمس الماضية``, ``قبل ثلاثة أعوام``, ``الأشهر التسعة الأولى من 2024``."""

from __future__ import annotations

from etl.arabic.lexicon import words
from etl.arabic.numerals import CARDINALS, TEN, cardinal
from etl.transform.annotate.dates.expressions import Away, Counted, Rolling, Unit
from etl.transform.annotate.dates.future import is_reported, is_to_come
from etl.transform.annotate.dates.months import FROM, month_name
from etl.transform.annotate.dates.sentence import Sentence
from etl.transform.annotate.dates.units import LAST, ordinal_or_last, period
from etl.transform.annotate.dates.words import AL, Opener, Sense
from etl.transform.annotate.dates.years import Found

NOW = words("dates", "context", "now")


_VAGUER = words("dates", "context", "vaguer")


_ONE = frozenset({"واحد", "واحده"})


_LIMIT = 200
"""More units than this are no date."""


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
    if s.sense(end, Sense.ORDINAL) == 1 or s.form(end) in LAST:
        return _first_units(s, at, Unit(unit), number, end)
    shift = s.sense(end, Sense.SHIFT) if unit <= Unit.YEAR else None  # «العقدين الماضيين» is as vague as it is long
    return Found(Rolling(unit=Unit(unit), count=shift * number), at, end + 1) if shift else None


def _definite_count(s: Sentence, at: int) -> tuple[int, int, int] | None:
    """``السنوات الخمس``, ``الأيام الـ10``, ``الثلاثة أشهر``: unit, number, position after."""
    unit = s.sense(at, Sense.THE_PLURAL)
    if unit is not None:
        number = _definite_number(s, at + 1)
        return (unit, *number) if number else None
    if s.clitic(at):  # «الأربعة والعشرين شهراً» is not twenty
        return None
    count = _count(s, at)
    if count:  # «3 أيام القادمة»
        return count if count[1] > 1 and s.sense(at, Sense.DUAL) is None else None
    number = _definite_number(s, at)
    unit = s.sense(number[1], Sense.PLURAL) if number else None
    return (unit, number[0], number[1] + 1) if number and unit is not None else None


def _definite_number(s: Sentence, at: int) -> tuple[int, int] | None:
    form = s.form(at)
    if form == AL and s.number(at + 1):
        return s.number(at + 1) or 0, at + 2
    bare = form.removeprefix(AL)
    if bare not in CARDINALS or form == bare:
        return None
    is_teen = CARDINALS[bare] < 10 and s.form(at + 1) in TEN  # «الثمانية عشر شهراً»
    return CARDINALS[bare] + 10 * is_teen, at + 1 + is_teen


def _first_units(s: Sentence, at: int, unit: Unit, number: int, end: int) -> Found | None:
    """``الأشهر التسعة الأولى من 2024``: the whole must follow, or else these are the last ones before today."""
    is_last = s.form(end) in LAST
    whole = period(s, s.skip(end + 1, FROM))
    if whole and s.form(end + 1) in FROM:
        first, last = (-number, -1) if is_last else (1, number)
        return Found(Counted(unit=unit, first=first, last=last, whole=whole.said), at, whole.end)
    return Found(Rolling(unit=unit, count=-number), at, end + 1) if is_last else None


def first_units(s: Sentence, at: int) -> Found | None:
    """``أول تسعة أشهر من 2024``."""
    count = _count(s, at + 1) if s.sense(at, Sense.FIRST) == 1 else None
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


def away(s: Sentence, at: int) -> Found | None:
    """``قبل ثلاثة أعوام``, ``بعد أسبوعين من الآن``; seen from another day («قبل يومين من الانتخابات») it is no date.

    ``بعد شهر`` without more is a date only where the clause speaks of the future, in the page's own words, and ends.
    """
    opener = s.sense(at, Sense.OPENER)
    count = _count(s, at + 1) if opener in {Opener.BEFORE, Opener.AFTER} else None
    if count is None:
        return None
    unit, number, end = count
    is_from_now = s.form(end) in FROM and s.bare(end + 1) in NOW
    if is_from_now:
        return Found(Away(unit=unit, count=number if opener == Opener.AFTER else -number), at, end + 2)
    if s.form(end) in FROM or unit >= Unit.DECADE or _goes_on(s, end):
        return None
    if opener == Opener.AFTER:
        is_clear = not s.form(end)[:1].isalpha() and is_to_come(s, at) and not is_reported(s, at)
        return Found(Away(unit=unit, count=number), at, end) if is_clear else None
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
