"""From what is said to the days that are meant.

A year that is not said is taken from the reference date: ``الماضي`` is the latest one wholly before it, ``المقبل`` the
first one after it, and a bare month the one of the same year unless that is more than eight months away.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from etl.transform.annotate.dates.expressions import (
    Century,
    Counted,
    Decade,
    Elsewhere,
    Expression,
    Fraction,
    Point,
    Range,
    Weekday,
)
from etl.transform.annotate.dates.nearest import dated, in_year, year_of
from etl.transform.annotate.dates.parts import fraction_of, part_of
from etl.transform.annotate.dates.period import Period, single, years
from etl.transform.annotate.dates.relative import century, seen_from

_TWENTIETH = 20
_THIS_CENTURY = date(2001, 1, 1)
"""From when on «ثمانينيات القرن الماضي» are those of the twentieth century; no page of the web is much older."""


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
            return dated(said, reference)
        case Range():
            return _range(said, reference)
        case Century() | Decade():
            return _years(said, reference)
        case Fraction() | Counted():
            return _part(said, reference)
        case Elsewhere():
            return None
        case _:
            return seen_from(said, reference) if reference else None


def _part(said: Fraction | Counted, reference: date | None) -> Period | None:
    whole = _resolve(said.whole, reference)
    if whole is None:
        return None
    if isinstance(said, Counted):
        return part_of(whole, said)
    return fraction_of(whole, said.number, said.of) if said.number else None


def _years(said: Century | Decade, reference: date | None) -> Period | None:
    match said:
        case Century(calendar="hijri"):
            return years(_year_of_hijri(100 * said.number - 99), _year_of_hijri(100 * said.number + 1))
        case Century():
            return century(said.number)
        case Decade():
            return _decade(said, reference)


def _decade(said: Decade, reference: date | None) -> Period | None:
    whole = _resolve(said.century or Century(number=_TWENTIETH), reference or _THIS_CENTURY)
    if whole is None:
        return None
    start = whole.first.year - 1 + said.tens
    return years(start, start + 9)


def _year_of_hijri(year: int) -> int:
    """The Gregorian year in which a Hijri year begins, by the mean lunar year: right for any century."""
    return int(year * 0.970224 + 621.5774)


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
    year = last.year if last.year is not None else year_of(first, end.first)
    starts = [in_year(first, candidate) for candidate in (year, year - 1)]
    return next((start.to(end) for start in starts if start and start.first <= end.last), None)


def _range_from(first: Point, last: Point) -> Period | None:
    """``من 28 ديسمبر 2023 إلى 3 يناير``: the end is the first one after the start."""
    start, year = _resolve(first, None), first.year
    if start is None or year is None:
        return None
    if last.month is None:
        last = replace(last, month=first.month)
    ends = [in_year(last, candidate) for candidate in (year, year + 1)]
    return next((start.to(end) for end in ends if end and start.first <= end.last), None)
