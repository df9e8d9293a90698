"""From what is said to the days that are meant.

A year that is not said is taken from the reference date: ``الماضي`` is the latest one wholly before it, ``المقبل`` the
first one after it, and a bare month the one of the same year unless that is more than eight months away.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hijridate import Gregorian

from etl.arabic.calendars import HIJRI_YEARS, gregorian_day, hijri_day
from etl.transform.annotate.dates.expressions import (
    Away,
    Century,
    Decade,
    Elsewhere,
    Expression,
    Fraction,
    Counted,
    Near,
    Point,
    Range,
    Rolling,
    Shifted,
    Unit,
    Weekday,
)
from etl.transform.annotate.dates.parts import fraction_of, part_of
from etl.transform.annotate.dates.period import Period, day_away, month, month_away, months, single, week_of, years

if TYPE_CHECKING:
    from collections.abc import Iterable

FAR = 240
"""Days from the reference after which a month without a year is looked for in another year."""


def resolve(said: Expression, reference: date | None) -> Period | None:
    """The days that an expression means; ``None`` where they cannot be known.

    >>> resolve(Point(month=11, shift=-1), date(2024, 3, 15)).edtf()
    '2023-11'
    """
    try:
        return _resolve(said, reference)
    except (ValueError, OverflowError):  # a day that its calendar lacks, or a reference at the edge of all calendars
        return None


def _resolve(said: Expression, reference: date | None) -> Period | None:
    match said:
        case Point():
            return _point(said, reference)
        case Range():
            return _range(said, reference)
        case Century() | Decade():
            return _years(said, reference)
        case Fraction():
            return fraction_of(_resolve(said.whole, reference), said.number, said.of)
        case Counted():
            return part_of(_resolve(said.whole, reference), said)
        case Elsewhere():
            return None
        case _:
            return _seen_from(said, reference) if reference else None


def _seen_from(said: Weekday | Near | Shifted | Away | Rolling, reference: date) -> Period:
    match said:
        case Near():
            return single(reference + timedelta(days=said.days))
        case Weekday():
            return single(_weekday(said, reference))
        case Shifted():
            return _shifted(said, reference)
        case Away():
            return _away(said, reference)
        case Rolling():
            return _rolling(said, reference)


def _weekday(said: Weekday, reference: date) -> date:
    """The latest such day up to the reference, where nothing else is said."""
    if said.near is not None:
        middle = reference + timedelta(days=said.near - 3)
        return middle + timedelta(days=(said.weekday - middle.weekday()) % 7)
    if said.week_shift is not None or said.shift == 0:
        return week_of(reference, said.week_shift or 0).first + timedelta(days=said.weekday)
    back = (reference.weekday() - said.weekday) % 7
    if said.shift is None:
        return reference - timedelta(days=back)
    if said.shift < 0:
        return reference - timedelta(days=back or 7) + timedelta(weeks=said.shift + 1)
    return reference + timedelta(days=7 - back) + timedelta(weeks=said.shift - 1)


def _shifted(said: Shifted, reference: date) -> Period:
    if said.quarter:
        quarter = month_away(reference, 3 * said.shift)
        first = (quarter.first.month - 1) // 3 * 3 + 1
        return months(quarter.first.year, first, first + 2)
    match said.unit:
        case Unit.DAY:
            return single(reference + timedelta(days=said.shift))
        case Unit.WEEK:
            return week_of(reference, said.shift)
        case Unit.MONTH:
            return month_away(reference, said.shift)
        case Unit.YEAR:
            return years(reference.year + said.shift, reference.year + said.shift)
        case Unit.DECADE:
            start = reference.year // 10 * 10 + 10 * said.shift
            return years(start, start + 9)
        case Unit.CENTURY:
            return _century((reference.year - 1) // 100 + 1 + said.shift)


def _away(said: Away, reference: date) -> Period:
    """A day for days and weeks; the month or year for months and years, since nobody counts their days."""
    day = day_away(reference, said.unit, said.count)
    match said.unit:
        case Unit.DAY | Unit.WEEK:
            return single(day)
        case Unit.MONTH:
            return month(day.year, day.month)
        case Unit.YEAR | Unit.DECADE | Unit.CENTURY:
            return years(day.year, day.year)


def _rolling(said: Rolling, reference: date) -> Period:
    other = day_away(reference, said.unit, said.count)
    one = timedelta(days=1)
    return Period(other, reference - one) if said.count < 0 else Period(reference + one, other)


def _century(number: int) -> Period:
    return years(100 * (number - 1) + 1, 100 * number)


def _years(said: Century | Decade, reference: date | None) -> Period | None:
    match said:
        case Century(calendar="hijri"):
            return years(_year_of_hijri(100 * said.number - 99), _year_of_hijri(100 * said.number + 1))
        case Century():
            return _century(said.number)
        case Decade():
            return _decade(said, reference)


def _decade(said: Decade, reference: date | None) -> Period | None:
    century = _resolve(said.century or Century(number=20), reference)
    if century is None:
        return None
    start = century.first.year - 1 + said.tens
    return years(start, start + 9)


def _year_of_hijri(year: int) -> int:
    """The Gregorian year in which a Hijri year begins, by the mean lunar year: right for any century."""
    return int(year * 0.970224 + 621.5774)


def _point(said: Point, reference: date | None) -> Period | None:
    if said.year is not None:
        return _in_year(said, said.year)
    if reference is None or said.is_known:
        return None
    if said.month is None:
        return _day_of_near_month(said, reference)
    if said.year_shift is not None:
        return _in_year(said, _year(said, reference) + said.year_shift)
    candidates = [found for year in range(-2, 3) if (found := _in_year(said, _year(said, reference) + year))]
    same = _in_year(said, _year(said, reference))
    return _chosen(candidates, same, said, reference)


def _year(said: Point, reference: date) -> int:
    """The reference's year in the calendar of the expression."""
    if said.calendar == "gregorian":
        return reference.year
    return int(Gregorian.fromdate(reference).to_hijri().year)


def _in_year(said: Point, year: int) -> Period | None:
    """The day, month or whole of a year."""
    if said.calendar == "hijri":
        return _in_hijri_year(said, year)
    if said.month is None:
        return years(year, year) if said.day is None else None
    if said.day is None:
        return month(year, said.month)
    day = gregorian_day(year, said.month, said.day)
    return single(day) if day else None


def _in_hijri_year(said: Point, year: int) -> Period | None:
    if year > HIJRI_YEARS.stop:  # «رمضان 2024»: the one that begins in that Gregorian year
        lunar = [
            _in_hijri_year(said, candidate) for candidate in range((year - 623) * 33 // 32, (year - 620) * 33 // 32)
        ]
        return next((found for found in lunar if found and found.first.year == year), None)
    first = hijri_day(year, said.month or 1, said.day or 1)
    if first is None or said.day is not None:
        return single(first) if first else None
    following = (year, said.month + 1) if said.month and said.month < 12 else (year + 1, 1)
    after = hijri_day(*following, 1)
    if after is None or year not in HIJRI_YEARS:
        return None
    return Period(first, after - timedelta(days=1))


def _chosen(candidates: list[Period], same: Period | None, said: Point, reference: date) -> Period | None:
    """Which of the years is meant."""
    if said.shift is not None and said.shift < 0:
        before = [period for period in candidates if period.last < reference]
        return before[said.shift] if len(before) >= -said.shift else None
    if said.shift:
        after = [period for period in candidates if period.first > reference]
        return after[said.shift - 1] if len(after) >= said.shift else None
    if said.weekday is not None:
        candidates = [p for p in candidates if p.first.weekday() == said.weekday] or candidates
        return _nearest(candidates, reference)
    if said.shift is None and same and abs((same.first - reference).days) <= FAR:
        return same
    return _nearest(candidates, reference)


def _day_of_near_month(said: Point, reference: date) -> Period | None:
    """``28 من الشهر الماضي``; or ``الجمعة 22``, in the nearest month where that day of the month is that weekday."""
    if said.day is None:
        return None
    if said.month_shift is not None:
        return single(month_away(reference, said.month_shift).first.replace(day=said.day))
    nearby = (month_away(reference, count) for count in (-1, 0, 1))
    days = [single(p.first.replace(day=said.day)) for p in nearby if said.day <= p.last.day]
    return _nearest([day for day in days if day.first.weekday() == said.weekday], reference)


def _nearest(periods: Iterable[Period], reference: date) -> Period | None:
    return min(periods, key=lambda period: abs((period.first - reference).days), default=None)


def _range(said: Range, reference: date | None) -> Period | None:
    first, last = said.first, said.last
    if isinstance(first, Weekday) and isinstance(last, Weekday):
        end = _resolve(last, reference)
        return end and single(end.first - timedelta(days=(last.weekday - first.weekday) % 7)).to(end)
    if isinstance(first, Point) and isinstance(last, Point):
        if _lacks_year(first):
            return _range_to(first, last, reference)
        if _lacks_year(last) and first.year is not None:
            return _range_from(first, last)
    start, end = _resolve(first, reference), _resolve(last, reference)
    return start.to(end) if start and end else None


def _lacks_year(said: Point) -> bool:
    return said.year is None and said.shift is None and said.year_shift is None and said.month_shift is None


def _range_to(first: Point, last: Point, reference: date | None) -> Period | None:
    """``من 28 فبراير إلى 3 مارس 2023``: the start is the latest one before the end."""
    end = _resolve(last, reference)
    if end is None:
        return None
    if first.month is None:
        first = replace(first, month=last.month or end.first.month, calendar=last.calendar)
    year = last.year if last.year is not None else _year(first, end.first)
    starts = [_in_year(first, candidate) for candidate in (year, year - 1)]
    return next((start.to(end) for start in starts if start and start.first <= end.last), None)


def _range_from(first: Point, last: Point) -> Period | None:
    """``من 28 ديسمبر 2023 إلى 3 يناير``: the end is the first one after the start."""
    start, year = _resolve(first, None), first.year
    if start is None or year is None:
        return None
    if last.month is None:
        last = replace(last, month=first.month)
    ends = [_in_year(last, candidate) for candidate in (year, year + 1)]
    return next((start.to(end) for end in ends if end and start.first <= end.last), None)
