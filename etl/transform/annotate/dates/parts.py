"""Parts of periods: halves, thirds and quarters, first months, weeks of a month."""

from __future__ import annotations

from datetime import date, timedelta

from etl.transform.annotate.dates.expressions import Counted, Unit
from etl.transform.annotate.dates.period import Period, month_away, single, week_of, years


def fraction_of(whole: Period, number: int, of: int) -> Period | None:
    """One of so many equal parts: years of a century, months of a year, days of a month.

    >>> fraction_of(years(2022, 2022), 1, 4).edtf(), fraction_of(years(1901, 2000), 2, 2).edtf()
    ('2022-01/2022-03', '1951/2000')
    """
    if not 1 <= number <= of:
        return None
    if whole.precision is Unit.YEAR:
        count = whole.last.year - whole.first.year + 1
        if count > 1:
            size, start = count // of, whole.first.year + (number - 1) * (count // of)
            return years(start, start + size - 1)
        return months_of(whole, (number - 1) * 12 // of + 1, number * 12 // of)
    if whole.precision is Unit.MONTH and whole.months == 1 and of < 4:
        size = 30 // of
        first = whole.first.replace(day=(number - 1) * size + 1)
        return Period(first, whole.last if number == of else whole.first.replace(day=number * size))
    return None


def part_of(whole: Period, said: Counted) -> Period | None:
    """Months or weeks of a year, or weeks, days or weekdays of a month."""
    if said.unit is Unit.MONTH:
        return months_of(whole, said.first, said.last)
    if said.unit is Unit.WEEK:
        return _week_of(whole, said.first)
    if whole.months > 1 or whole.precision is not Unit.MONTH:
        return None
    if said.weekday is not None:
        return _weekday_of_month(whole, said.weekday, said.first)
    if said.unit is Unit.DAY and 0 < said.first <= said.last <= whole.last.day:
        return Period(whole.first.replace(day=said.first), whole.first.replace(day=said.last))
    return None


def months_of(whole: Period, first: int, last: int) -> Period | None:
    """Months of a year, counted from 1, or from -1 backwards.

    >>> months_of(years(2024, 2024), 1, 9).edtf(), months_of(years(2024, 2024), -3, -1).edtf()
    ('2024-01/2024-09', '2024-10/2024-12')
    """
    if whole.precision is not Unit.YEAR or whole.months != 12 or max(abs(first), last) > 12:
        return None
    start, end = (month_away(whole.first, n - 1 if n > 0 else 12 + n) for n in (first, last))
    return start.to(end)


def _weekday_of_month(whole: Period, weekday: int, number: int) -> Period | None:
    start = whole.first if number > 0 else whole.last - timedelta(days=6)
    day = start + timedelta(days=(weekday - start.weekday()) % 7 + 7 * max(number - 1, 0))
    return single(day) if day.month == whole.first.month else None


def _week_of(whole: Period, number: int) -> Period | None:
    """The nth week, Monday to Sunday; a week belongs to the month or year of its Thursday, as in ISO 8601."""
    if whole.precision is Unit.YEAR and whole.months == 12 and number > 0:
        return week_of(date.fromisocalendar(whole.first.year, number, 1))
    is_month = whole.precision is Unit.MONTH and whole.months == 1
    thursday = _weekday_of_month(whole, 3, number) if is_month else None
    return week_of(thursday.first) if thursday else None
