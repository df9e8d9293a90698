"""Parts of periods: halves, thirds and quarters, first months, weeks of a month."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from etl.transform.annotate.dates.expressions import Unit
from etl.transform.annotate.dates.period import Period, month_away, week_of, years

if TYPE_CHECKING:
    from datetime import date

_THURSDAY = timedelta(days=3)


def fraction_of(whole: Period | None, number: int, of: int) -> Period | None:
    """One of so many equal parts: years of a century, months of a year, days of a month.

    >>> fraction_of(years(2022, 2022), 1, 4).edtf(), fraction_of(years(1901, 2000), 2, 2).edtf()
    ('2022-01/2022-03', '1951/2000')
    """
    if whole is None or not 1 <= number <= of:
        return None
    if whole.precision is Unit.YEAR:
        count = whole.last.year - whole.first.year + 1
        if count > 1:
            size, start = count // of, whole.first.year + (number - 1) * (count // of)
            return years(start, start + size - 1)
        return part_of(whole, Unit.MONTH, (number - 1) * 12 // of + 1, number * 12 // of)
    if whole.precision is Unit.MONTH and whole.months == 1 and of < 4:
        size = 30 // of
        first = whole.first.replace(day=(number - 1) * size + 1)
        return Period(first, whole.last if number == of else whole.first.replace(day=number * size))
    return None


def part_of(whole: Period | None, unit: Unit, first: int, last: int) -> Period | None:
    """Months of a year, weeks or days of a month, counted from 1, or from -1 backwards.

    >>> part_of(years(2024, 2024), Unit.MONTH, 1, 9).edtf(), part_of(years(2024, 2024), Unit.MONTH, -3, -1).edtf()
    ('2024-01/2024-09', '2024-10/2024-12')
    """
    if whole is None:
        return None
    if unit is Unit.MONTH and whole.precision is Unit.YEAR and whole.months == 12 and max(abs(first), last) <= 12:
        start, end = (month_away(whole.first, n - 1 if n > 0 else 12 + n) for n in (first, last))
        return start.to(end)
    if whole.months > 1 or whole.precision is not Unit.MONTH:
        return None
    if unit is Unit.WEEK:
        return _week_of_month(whole, first)
    if unit is Unit.DAY and 0 < first <= last <= whole.last.day:
        return Period(whole.first.replace(day=first), whole.first.replace(day=last))
    return None


def _week_of_month(whole: Period, number: int) -> Period | None:
    """The nth week, Monday to Sunday; a week belongs to the month of its Thursday, as in ISO 8601."""
    week = week_of(_edge(whole, number))
    if number > 0:
        if (week.first + _THURSDAY).month != whole.first.month:
            week = week_of(week.first, 1)
        week = week_of(week.first, number - 1)
    elif (week.first + _THURSDAY).month != whole.first.month:
        week = week_of(week.first, -1)
    return week if (week.first + _THURSDAY).month == whole.first.month else None


def _edge(whole: Period, number: int) -> date:
    return whole.first if number > 0 else whole.last
