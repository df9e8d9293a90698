"""Days and periods that are seen from the reference date and need nothing else."""

from __future__ import annotations

from datetime import date, timedelta

from etl.transform.annotate.dates.expressions import Away, Near, Rolling, Shifted, Unit, Weekday
from etl.transform.annotate.dates.period import Period, day_away, month, month_away, months, single, week_of, years


def seen_from(said: Weekday | Near | Shifted | Away | Rolling, reference: date) -> Period:
    """The days that lie where the expression says, as seen from the reference."""
    match said:
        case Near():
            return single(reference + timedelta(days=said.days))
        case Weekday():
            return single(_weekday(said, reference))
        case Shifted(quarter=True):
            return _quarter(said.shift, reference)
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


def _quarter(shift: int, reference: date) -> Period:
    start = month_away(reference, 3 * shift).first
    first = (start.month - 1) // 3 * 3 + 1
    return months(start.year, first, first + 2)


def _shifted(said: Shifted, reference: date) -> Period:
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
            return century((reference.year - 1) // 100 + 1 + said.shift)


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


def century(number: int) -> Period:
    """A Gregorian century, from its year 1 to its year 100."""
    return years(100 * (number - 1) + 1, 100 * number)
