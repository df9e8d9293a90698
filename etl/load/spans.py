"""The days that a value of a date mention covers, which databases can compare and join by."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

_MONTH, _YEAR = len("2011-12"), len("2007")


def span(value: str | None) -> tuple[str | None, str | None]:
    """The first and the last day of an EDTF value, as ISO text; ``None`` where no calendar has such a day.

    >>> span("2011-02"), span("2007"), span("2024-09-02/2024-09-08"), span(None)
    (('2011-02-01', '2011-02-28'), ('2007-01-01', '2007-12-31'), ('2024-09-02', '2024-09-08'), (None, None))
    """
    start, _, end = (value or "").partition("/")
    first, last = _ends(start), _ends(end or start)
    return (None, None) if first is None or last is None else (first[0].isoformat(), last[1].isoformat())


def _ends(stated: str) -> tuple[date, date] | None:
    """First and last day of a day, a month or a year."""
    try:
        if len(stated) == _YEAR:
            return date(int(stated), 1, 1), date(int(stated), 12, 31)
        if len(stated) == _MONTH:
            first = date.fromisoformat(f"{stated}-01")
            return first, first.replace(day=monthrange(first.year, first.month)[1])
        day = date.fromisoformat(stated)
    except ValueError:
        return None
    return day, day
