"""The grammar of weekdays and near days: ``الأحد الماضي``, ``أمس الخميس``, ``اليوم (الاثنين)``, ``الجمعة 22``."""

from __future__ import annotations

from dataclasses import replace

from etl.arabic.calendars import WEEKDAYS
from etl.arabic.lexicon import words
from etl.transform.annotate.dates.expressions import Counted, Near, Point, Unit, Weekday
from etl.transform.annotate.dates.figures import figures
from etl.transform.annotate.dates.future import is_to_come
from etl.transform.annotate.dates.months import FROM, this_or_that, which
from etl.transform.annotate.dates.points import day_mention, day_number, loose_month
from etl.transform.annotate.dates.sentence import Sentence
from etl.transform.annotate.dates.units import ordinal_or_last
from etl.transform.annotate.dates.words import AL, Opener, Sense, context
from etl.transform.annotate.dates.years import Found, is_counted

_EVERY = frozenset({"كل"})
_CUSTOM = words("dates", "context", "custom")
_TODAY_NAME = words("dates", "context", "today_name")
_TODAY_OTHER = words("dates", "context", "today_other")
_NOMINAL_DAY = words("dates", "context", "nominal_day")
_DAY_EVENT = context("day_event")
_TIME_OF_DAY = words("dates", "context", "time_of_day")
_NAMED = words("dates", "context", "named")
_OPENING = frozenset({"«", '"', "“"})
_QUOTES = frozenset({"»", '"', "”"})
_OF = FROM | {"في"}
_DAY_WORD = frozenset({"يوم"})
_LOOSE = frozenset({"،", ",", "(", "-", "–"})
_CLOSE = frozenset({")"})
_AGREEING = frozenset({"الموافق", "الموافقة"})


def weekday(s: Sentence, at: int) -> Found | None:
    """A weekday with all that tells which one: a date, ``الماضي``, a week; without any, the tense of the sentence."""
    number = s.sense(at, Sense.WEEKDAY)
    if number is None or _is_name(s, at):
        return None
    dated = _with_date(s, at, number)
    if dated:
        return dated
    end = at + 1
    found = which(s, end)
    if found:
        return Found(Weekday(weekday=number, shift=found[0]), at, found[1])
    week = this_or_that(s, s.skip(end, FROM), Unit.WEEK)
    if week and not week.is_elsewhere:
        return Found(Weekday(weekday=number, week_shift=week.shift), at, week.end)
    near = _near_after(s, end)
    if near:
        return Found(Weekday(weekday=number, near=near[0]), at, near[1])
    return Found(Weekday(weekday=number, shift=1 if is_to_come(s, at) else None), at, end)


def _is_name(s: Sentence, at: int) -> bool:
    """Whether the weekday is a custom («كل خميس») or part of a name («مكتبة الخميس»)."""
    before = s.bare(at - 1)
    is_listed = s.clitic(at) > 0 and s.sense(at - 1, Sense.WEEKDAY) is not None
    if (is_listed and _is_name(s, at - 1)) or (s.form(at + 1) in FROM and s.form(at + 2) == "كل"):
        return True
    is_custom = before in _CUSTOM or (before in _DAY_WORD and s.form(at - 2) in _CUSTOM)
    if is_custom and (before in _EVERY or not which(s, at + 1)):
        return True  # but «خطبة الجمعة الماضي» is of one day
    if s.form(at + 1) in _NAMED or (s.form(at + 1) in _QUOTES and s.form(at + 2) in _NAMED):
        return True
    return s.form(at + 1) in _QUOTES and before[:1].isalpha() and before not in _TIME_OF_DAY


def _with_date(s: Sentence, at: int, number: int) -> Found | None:
    """``الأحد 12 شوال 1445هـ``, ``السبت الموافق 3 مايو``, ``الثلاثاء الحادي والثلاثين``."""
    start = s.skip(s.skip(at + 1, _LOOSE), _AGREEING)
    date = day_mention(s, start) or figures(s, start)
    if date and isinstance(date.said, Point):
        end = s.skip(date.end, _CLOSE) if s.form(start - 1) == "(" else date.end
        return Found(replace(date.said, weekday=number), at, end)
    day = day_number(s, at + 1)
    if day is None or _is_word(s, day[1]) or is_counted(s, day[1]):
        return None
    if s.sense(at + 1, Sense.ORDINAL) is not None and day[0] < 10:
        return None  # «الجمعة الثانية» counts Fridays
    return Found(Point(day=day[0], weekday=number), at, day[1])


def nth_weekday(s: Sentence, at: int) -> Found | None:
    """``أول جمعة من مايو``, ``آخر خميس في نوفمبر 2024``."""
    number = -1 if s.sense(at, Sense.OPENER) == Opener.LATEST else s.sense(at, Sense.FIRST)
    name = WEEKDAYS.get(s.form(at + 1))
    if number is None or name is None or s.sense(at + 1, Sense.WEEKDAY) is not None:
        return None
    return _nth_of_month(s, at, name, number, at + 2)


def weekday_nth(s: Sentence, at: int) -> Found | None:
    """``الجمعة الأولى من يوليو``."""
    name = s.sense(at, Sense.WEEKDAY)
    number, end = ordinal_or_last(s, at + 1)
    return _nth_of_month(s, at, name, number, end) if name is not None and number else None


def _nth_of_month(s: Sentence, at: int, name: int, number: int, end: int) -> Found | None:
    month = loose_month(s, end + 1) if s.form(end) in _OF else None
    if month is None:
        return None
    return Found(Counted(unit=Unit.DAY, first=number, last=number, whole=month.said, weekday=name), at, month.end)


def _is_word(s: Sentence, at: int) -> bool:
    return s.form(at)[:1].isalpha()


def near_day(s: Sentence, at: int) -> Found | None:
    """``أمس``, ``اليوم الأربعاء``, ``غدا``, ``أول من أمس``, ``أمس الأول``, ``بعد غد``."""
    days = s.sense(at, Sense.NEAR)
    if days is None:
        return _further_day(s, at)
    beside = _weekday_beside(s, at + 1)
    if beside:
        date = day_mention(s, beside[1])
        if date and isinstance(date.said, Point):
            return Found(replace(date.said, weekday=beside[0]), at, date.end)
        return Found(Weekday(weekday=beside[0], near=days), at, beside[1])
    if s.form(at + 1) == "الحاجه" or s.form(at) == "لامس":  # «في أمسّ الحاجة» is no yesterday, «لامس» a verb
        return None
    if days == -1 and s.form(at + 1) == "الاول":
        return Found(Near(days=-2), at, at + 2)
    return Found(Near(days=days), at, at + 1) if _is_day(s, at, days) else None


def _further_day(s: Sentence, at: int) -> Found | None:
    """``أول من أمس``, ``أول أمس``, ``بعد غد``."""
    if s.sense(at, Sense.FIRST) == 1 or s.form(at) == "الاول":
        end, target, days = s.skip(at + 1, FROM), -1, -2
    elif s.sense(at, Sense.OPENER) == Opener.BEFORE:
        end, target, days = at + 1, -1, -2
    elif s.sense(at, Sense.OPENER) == Opener.AFTER:
        end, target, days = at + 1, 1, 2
    else:
        return None
    if s.sense(end, Sense.NEAR) != target:
        return None
    beside = _weekday_beside(s, end + 1)
    if beside:
        return Found(Weekday(weekday=beside[0], near=days), at, beside[1])
    return Found(Near(days=days), at, end + 1)


def _weekday_beside(s: Sentence, at: int) -> tuple[int, int] | None:
    """The weekday that follows ``أمس`` or ``اليوم``, perhaps after a comma or in parentheses, and where it ends."""
    start = s.skip(at, _LOOSE)
    number = s.sense(start, Sense.WEEKDAY)
    if number is None or s.clitic(start):
        return None
    return number, s.skip(start + 1, _CLOSE) if s.form(at) == "(" else start + 1


def _near_after(s: Sentence, at: int) -> tuple[int, int] | None:
    """``الخميس أمس``."""
    days = s.sense(at, Sense.NEAR)
    return (days, at + 1) if days and s.clitic(at) == 0 and not s.form(at).startswith(AL) else None


def _is_day(s: Sentence, at: int, days: int) -> bool:
    """Whether ``اليوم`` is the day of writing and no newspaper, ``الأمس`` and ``الغد`` days and no names."""
    before, after = s.form(at - 1), s.form(at + 1)
    if days:
        is_nominal = s.bare(at) in _NOMINAL_DAY
        return not is_nominal or s.clitic(at) > 0 or before in _TIME_OF_DAY or before in _DAY_EVENT
    if s.clitic(at) or before in _TODAY_NAME or (before in _OPENING and after in _QUOTES):
        return False
    if before == "هذا" and s.form(at - 2) == "مثل":
        return False  # «في مثل هذا اليوم من عام 1956»
    return after not in _TODAY_OTHER and s.sense(at + 1, Sense.ORDINAL) is None
