"""The calendars of the Arabic press: months of every country, Hijri days by Umm al-Qura, days as pages print them.

`find_day` reads one full day with its time, as in a stamp; dates in prose are the business of ``transform/annotate``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import Literal

from hijridate import Hijri

from etl.arabic.aligned import Aligned, align
from etl.arabic.clock import Clock, clock_at, clock_before
from etl.arabic.lexicon import alternatives, numbered
from etl.arabic.memory import Memory

Calendar = Literal["gregorian", "hijri"]

MONTHS = numbered("calendar", "gregorian")
"""Folded name to number, of all countries."""
HIJRI_MONTHS = numbered("calendar", "hijri")
WEEKDAYS = numbered("calendar", "weekdays")
"""Folded name to number, 0 for Monday."""
HIJRI_YEARS = range(1343, 1501)
"""The years for which Umm al-Qura is tabulated: 1924 to 2077."""

_LATIN = numbered("calendar", "latin")
_NAMES = {**MONTHS, **_LATIN}
_HIJRI_MARK = r"(?:\s*ه(?:\s*ـ|\s*جري[اه]?)?(?!\w))"
_MONTH = rf"(?P<month>{alternatives(_NAMES)})(?!\w)(?:\s*[/،,(\s-]\s*(?P<twin>{alternatives(MONTHS)})(?!\w)\s*\)?)?"
_HIJRI_MONTH = rf"(?P<lunar>{alternatives(HIJRI_MONTHS)})(?!\w)"
_ORDINAL = r"(?:st|nd|rd|th)?"
_YEAR_FIRST = r"(?P<year_first>\d{4})(?P<mark>[-/.])(?P<month_mid>\d{1,2})(?P=mark)(?P<day_last>\d{1,2})(?![\d/])"
_DAY_FIRST = (
    r"(?P<day_first>\d{1,2})\s?(?P<mark2>[-/.])\s?(?P<month_mid2>\d{1,2})\s?(?P=mark2)\s?"
    r"(?P<year_last>\d{4}(?=\d{1,2}:\d{2}(?!\d))|(?:\d{4}|\d{2})(?![\d/]))"
)
_NAMED = (
    rf"(?P<day>\d{{1,2}}){_ORDINAL}[\s،,./-]*(?:من\s+|شهر\s+|of\s+)*(?:{_MONTH}|{_HIJRI_MONTH})"
    r"[\s،,./-]*(?:عام\s+|سنه\s+)?(?P<year>\d{4})(?!\d)"
)
_YEAR_AHEAD = (
    rf"(?P<year_ahead>\d{{4}})\s+(?:{alternatives(WEEKDAYS)})[\s،,]+(?P<day_ahead>\d{{1,2}})\s+"
    rf"(?P<month_ahead>{alternatives(MONTHS)})(?!\w)(?!\s*\d{{4}})"
    rf"|(?P<year_heads>\d{{4}})\s+(?P<month_heads>{alternatives(MONTHS)})\s+(?P<day_heads>\d{{1,2}})(?!\d)"
)
"""``2011 الأربعاء 30 مارس``, as Elaph printed its days, and ``2006 مارس 18``, as al-Ahram did."""
_MONTH_FIRST = (
    rf"(?<!\w)(?P<month_head>{alternatives(_NAMES)})\.?\s+(?P<day_head>\d{{1,2}}){_ORDINAL}\s*[,،]?\s+"
    r"(?P<year_head>\d{4})(?!\d)"
)
"""``May 12, 2021``, and ``فبراير 12, 2021`` where a site's software was set up in English."""
_DAY = re.compile(
    rf"(?:(?<![\d./-])|(?<=:\d\d-)|(?<=[^\W\d]-))(?:{_YEAR_FIRST}|{_DAY_FIRST}|{_NAMED}|{_YEAR_AHEAD})|{_MONTH_FIRST}"
)
_CLOCK_OF_FORUMS = re.compile(r"[،,]\s\d{2}:\d{2}\s?[ap]m(?!\w)")
"""The software of forums prints ``06-02-2010, 03:17 PM`` for June 2."""
_DIGITS_APART = re.compile(r"\d\D+\d")
"""A day has figures for its day and its year."""
_IS_HIJRI = re.compile(_HIJRI_MARK)
_ERA = re.compile(r"\s?م(?:يلادي[اه]?)?(?!\w)|" + _HIJRI_MARK)
_BEFORE_CLOCK = re.compile(
    r"(?:[\s،,|؛;.()–—-]|الساعه|في|الى|عند|تمام|اخر|تحديث|t(?=\d)|at\b|الموافق|حدث|محدث|updated|last|التوقيت|:(?!\d))*"
)
_AFTER_CLOCK = re.compile(rf"[\s،,|()–—-]*(?:(?:من|يوم|بتاريخ|{alternatives(WEEKDAYS)})(?!\w)[\s،,-]*)*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedDay:
    """A full day as a page prints it, with the time beside it; ``text[start:end]`` is what was read."""

    day: date
    time: time | None = None
    offset: timedelta | None = None
    """Of the zone that stands beside the time."""
    calendar: Calendar = "gregorian"
    start: int
    end: int

    def isoformat(self) -> str:
        """The day alone where no time is printed, and an offset only where a zone is.

        >>> find_day("الأربعاء، 03 آذار/مارس 2010، آخر تحديث 21:14 (GMT+0400)").isoformat()
        '2010-03-03T21:14:00+04:00'
        """
        if self.time is None:
            return self.day.isoformat()
        zone = timezone(self.offset) if self.offset is not None else None
        return datetime.combine(self.day, self.time, zone).isoformat()


def hijri_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a Hijri one by Umm al-Qura; ``None`` where its tables or the month have no such day.

    >>> hijri_day(1445, 10, 12), hijri_day(747, 3, 1)
    (datetime.date(2024, 4, 21), None)
    """
    try:
        return date(*Hijri(year, month, day).to_gregorian().datetuple())
    except (ValueError, OverflowError):
        return None


def gregorian_day(year: int, month: int, day: int) -> date | None:
    """A day, or ``None`` where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def find_day(text: str) -> PrintedDay | None:
    """The first full day that a line prints, with its time; the Gregorian one where both calendars stand there.

    >>> find_day("نشر: الثلاثاء 05 ديسمبر 2023 03:35 م").isoformat()
    '2023-12-05T15:35:00'
    >>> find_day("الرياض 26 شوال 1444 هـ الموافق 16 مايو 2023 م واس").isoformat()
    '2023-05-16'
    >>> find_day("٣ نوفمبر (تشرين الثاني) ٢٠٢٤").day, find_day("17/12/1445هـ").calendar
    (datetime.date(2024, 11, 3), 'hijri')
    >>> find_day("17:05-23 نوفمبر 2024 م").isoformat(), find_day("3/9/202410:20 م").isoformat()
    ('2024-11-23T17:05:00', '2024-09-03T22:20:00')
    >>> find_day("GMT 10:30 2011 الأربعاء 30 مارس").isoformat(), find_day("فبراير 12, 2021").isoformat()
    ('2011-03-30T10:30:00+00:00', '2021-02-12')
    >>> find_day("2006 مارس 18 18 من صفر 1427 هـ").isoformat()
    '2006-03-18'
    >>> find_day("الخميس-2022-08-04 04:16 pm").isoformat()
    '2022-08-04T16:16:00'
    >>> find_day("ثلاثاء, 03/05/2024 - 09:30").day, find_day("الجمعة 03/05/2024").day
    (datetime.date(2024, 3, 5), datetime.date(2024, 5, 3))
    >>> find_day("08:33 مساءً الخميس 12 مايو 2022").isoformat()
    '2022-05-12T20:33:00'
    >>> find_day("الهاتف 2024/15") is None
    True
    """
    found = None
    for printed in find_days(text):
        if printed.calendar == "gregorian":
            return printed
        found = found or printed
    return found


def find_days(text: str) -> tuple[PrintedDay, ...]:
    """Every full day that a line prints, in order. Several grammars ask this of one stamp, so it is remembered.

    >>> [p.day.day for p in find_days("24.10.2023 - محدث : 25.10.2023")]
    [24, 25]
    """
    return _DAYS[text] if _DIGITS_APART.search(text) else ()


def _find_days(text: str) -> tuple[PrintedDay, ...]:
    aligned = align(text)
    found = (_printed(aligned, match) for match in _DAY.finditer(aligned.folded))
    return tuple(printed for printed in found if printed)


_DAYS = Memory(_find_days, 1 << 13)


def _printed(aligned: Aligned, match: re.Match[str]) -> PrintedDay | None:
    is_numeric = match["year_first"] or match["year_last"]
    read = _numeric(aligned.folded, match) if is_numeric else _named(match)
    if read is None:
        return None
    day, calendar = read
    era = _ERA.match(aligned.folded, match.end())
    clock = _clock_beside(aligned.folded, match.start(), era.end() if era else match.end())
    start = min(match.start(), clock.start) if clock else match.start()
    end = max(match.end(), clock.end) if clock else match.end()
    first, last = aligned.span(start, end)
    return PrintedDay(
        day=day,
        time=clock.time if clock else None,
        offset=clock.offset if clock else None,
        calendar=calendar,
        start=first,
        end=last,
    )


def _named(match: re.Match[str]) -> tuple[date, Calendar] | None:
    """A day whose month is named; two names of one month must agree."""
    for order in ("head", "ahead", "heads"):
        if match[f"month_{order}"]:
            month = _NAMES[_single_spaced(match[f"month_{order}"])]
            return _in("gregorian", int(match[f"year_{order}"]), month, int(match[f"day_{order}"]))
    year, day = int(match["year"]), int(match["day"])
    if match["lunar"]:
        return _in("hijri", year, HIJRI_MONTHS[_single_spaced(match["lunar"])], day)
    month, twin = _NAMES[_single_spaced(match["month"])], match["twin"]
    if twin and MONTHS[_single_spaced(twin)] != month:
        return None
    return _in("gregorian", year, month, day)


def _numeric(text: str, match: re.Match[str]) -> tuple[date, Calendar] | None:
    """``dd/mm/yyyy``, or ``mm/dd/yyyy`` where the former is no date; a year of the 14th or 15th century is Hijri."""
    if match["year_first"]:
        year, month, day = (int(match[part]) for part in ("year_first", "month_mid", "day_last"))
    else:
        year, month, day = (int(match[part]) for part in ("year_last", "month_mid2", "day_first"))
        year += 2000 if len(match["year_last"]) == 2 else 0
        is_first = match["mark2"] == "-" and _CLOCK_OF_FORUMS.match(text, match.end()) is not None
        is_first = is_first or _is_month_first(text[: match.start()], year, day, month)
        if month > 12 >= day or (day <= 12 and is_first):
            month, day = day, month
    calendar: Calendar = "hijri" if year in HIJRI_YEARS or _IS_HIJRI.match(text, match.end()) else "gregorian"
    return _in(calendar, year, month, day)


def _is_month_first(before: str, year: int, month: int, day: int) -> bool:
    """Whether the weekday printed before ``mm/dd/yyyy`` is that of its day, and not of ``dd/mm/yyyy``."""
    words = before.rstrip(" ,،-").rsplit(" ", 1)
    weekday = WEEKDAYS.get(words[-1])
    if weekday is None or year in HIJRI_YEARS:
        return False
    read, other = gregorian_day(year, day, month), gregorian_day(year, month, day)
    return other is not None and other.weekday() == weekday and (read is None or read.weekday() != weekday)


def _in(calendar: Calendar, year: int, month: int, day: int) -> tuple[date, Calendar] | None:
    found = hijri_day(year, month, day) if calendar == "hijri" else gregorian_day(year, month, day)
    return (found, calendar) if found else None


def _clock_beside(text: str, start: int, end: int) -> Clock | None:
    """The time that follows the day, or else the one right before it, with nothing between but words of stamps."""
    gap = _BEFORE_CLOCK.match(text, end)
    after = clock_at(text, gap.end()) if gap else None
    if after:
        return after
    before = clock_before(text, start)
    return before if before and _AFTER_CLOCK.match(text[before.end : start]) else None


def _single_spaced(name: str) -> str:
    return " ".join(name.split())
