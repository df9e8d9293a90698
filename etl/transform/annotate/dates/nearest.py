"""Points that may lack a year or a month: the one that is meant is found around the reference date."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hijridate import Gregorian

from etl.arabic.calendars import HIJRI_YEARS, gregorian_day, hijri_day
from etl.transform.annotate.dates.expressions import Point
from etl.transform.annotate.dates.period import Period, month, month_away, single, years

if TYPE_CHECKING:
    from collections.abc import Iterable

FAR = 240
"""Days from the reference after which a month without a year is looked for in another year."""


def dated(said: Point, reference: date | None) -> Period | None:
    """The day, month or year; the one nearest to the reference that fits, where it does not say its year."""
    if said.year is not None:
        return in_year(said, said.year)
    if reference is None or said.is_known:
        return None
    if said.month is None:
        return _day_of_near_month(said, reference)
    if said.year_shift is not None:
        return in_year(said, year_of(said, reference) + said.year_shift)
    candidates = [found for year in range(-2, 3) if (found := in_year(said, year_of(said, reference) + year))]
    same = in_year(said, year_of(said, reference))
    return _chosen(candidates, same, said, reference)


def year_of(said: Point, reference: date) -> int:
    """The reference's year in the calendar of the expression."""
    if said.calendar == "gregorian":
        return reference.year
    return int(Gregorian.fromdate(reference).to_hijri().year)


def in_year(said: Point, year: int) -> Period | None:
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
        agreeing = [period for period in candidates if period.first.weekday() == said.weekday]
        if agreeing:
            return _nearest(agreeing, reference)
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
