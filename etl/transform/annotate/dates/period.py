"""Periods of whole days, and their EDTF."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from etl.transform.annotate.dates.expressions import Unit


class Period(NamedTuple):
    """Two days, both included, and how precisely each was said."""

    first: date
    last: date
    precision: Unit = Unit.DAY
    last_precision: Unit = Unit.DAY

    def edtf(self) -> str:
        """The period in EDTF level 0.

        >>> month(2011, 12).edtf(), years(1970, 1979).edtf(), Period(date(2024, 9, 2), date(2024, 9, 8)).edtf()
        ('2011-12', '1970/1979', '2024-09-02/2024-09-08')
        """
        first, last = _cut(self.first, self.precision), _cut(self.last, self.last_precision)
        return first if first == last else f"{first}/{last}"

    def to(self, other: Period) -> Period | None:
        """From the start of this period to the end of another, unless that lies before it."""
        if self.first > other.last:
            return None
        return Period(self.first, other.last, self.precision, other.last_precision)

    @property
    def months(self) -> int:
        """How many calendar months it touches."""
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1


def _cut(day: date, precision: Unit) -> str:
    return day.isoformat()[: {Unit.YEAR: 4, Unit.MONTH: 7}.get(precision, 10)]


def single(day: date) -> Period:
    """One day."""
    return Period(day, day)


def month(year: int, number: int) -> Period:
    """One month of a Gregorian year."""
    return months(year, number, number)


def months(year: int, first: int, last: int) -> Period:
    """The months of a Gregorian year from one to another."""
    end = date(year, last, monthrange(year, last)[1])
    return Period(date(year, first, 1), end, Unit.MONTH, Unit.MONTH)


def years(first: int, last: int) -> Period:
    """Whole Gregorian years."""
    return Period(date(first, 1, 1), date(last, 12, 31), Unit.YEAR, Unit.YEAR)


def month_away(day: date, count: int) -> Period:
    """The month so many months from a day's own."""
    index = day.year * 12 + day.month - 1 + count
    return month(index // 12, index % 12 + 1)


def day_away(day: date, unit: Unit, count: int) -> date:
    """The day so many units from another; the last day of a shorter month where the month has no such day."""
    if unit in {Unit.DAY, Unit.WEEK}:
        return day + timedelta(days=count * (7 if unit is Unit.WEEK else 1))
    target = month_away(day, count * {Unit.MONTH: 1, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}[unit])
    return target.first.replace(day=min(day.day, target.last.day))


def week_of(day: date, shift: int = 0) -> Period:
    """The week from Monday to Sunday that holds a day, or one so many weeks from it."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=shift)
    return Period(monday, monday + timedelta(days=6))
