"""Dates that are seen from the one before them in the text: ``28 يوليو من العام نفسه``, ``الربع المماثل من 2021``."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from etl.transform.annotate.dates.expressions import Counted, Elsewhere, Expression, Fraction, Point, Unit
from etl.transform.annotate.dates.period import month_away

if TYPE_CHECKING:
    from etl.transform.annotate.dates.period import Period


def anchored(said: Expression, other: Expression | None, period: Period | None) -> Expression:
    """The same expression in terms of no other date, where the one before it and its days can say which is meant.

    >>> from etl.transform.annotate.dates.period import years
    >>> anchored(Elsewhere(unit=Unit.YEAR, shift=1), None, years(2018, 2018)) == Point(year=2019)
    True
    """
    match said:
        case Elsewhere() if period is not None:
            return _point(said, period) or said
        case Fraction(number=None) if isinstance(other, Fraction) and other.of == said.of:
            return replace(said, number=other.number, whole=anchored(said.whole, other.whole, period))
        case Fraction() | Counted():
            return replace(said, whole=anchored(said.whole, other, period))
        case _:
            return said


def _point(said: Elsewhere, period: Period) -> Point | None:
    """The day, month or year; ``None`` where the date before it is not as precise as the unit."""
    if period.first.year != period.last.year:
        return None
    if said.unit is Unit.YEAR:
        return Point(year=period.first.year + said.shift, month=said.month, day=said.day)
    if said.unit is Unit.MONTH and period.precision is not Unit.YEAR and period.months == 1:
        first = month_away(period.first, said.shift).first
        return Point(year=first.year, month=first.month, day=said.day)
    if said.unit is Unit.DAY and period.first == period.last:
        day = period.first + timedelta(days=said.shift)
        return Point(year=day.year, month=day.month, day=day.day)
    return None
