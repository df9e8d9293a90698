"""The dates and periods that Arabic prose names, with their places and values.

Three steps, a module each: `words` folds and looks up, `grammar` finds expressions, `resolve` turns them into days.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from etl.transform.annotate.dates.elsewhere import anchored
from etl.transform.annotate.dates.expressions import is_explicit
from etl.transform.annotate.dates.grammar import expressions
from etl.transform.annotate.dates.pairs import are_twins, calendar_of, reconciled, with_listed_days, with_shared_years
from etl.transform.annotate.dates.resolve import resolve
from etl.transform.annotate.dates.sentence import Sentence, tells_time
from etl.transform.annotate.prose import read

if TYPE_CHECKING:
    from datetime import date

    from etl.arabic.calendars import Calendar
    from etl.transform.annotate.dates.expressions import Expression
    from etl.transform.annotate.dates.period import Period
    from etl.transform.annotate.dates.years import Found
    from etl.transform.annotate.prose import Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A date or period at its place: ``text`` is what stands between ``start`` and ``end``."""

    text: str
    value: str | None
    """EDTF level 0; ``None`` where it cannot be known."""
    calendar: Calendar
    basis: Literal["explicit", "relative"]
    start: int
    end: int
    is_disputed: bool = False
    """The same day stands beside it in the other calendar, and they do not agree."""


def find_dates(text: str, reference: date | None = None) -> tuple[FoundDate, ...]:
    """Every date of a text, in order; what is seen from the day of writing needs it as ``reference``.

    >>> [(d.text, d.value) for d in find_dates("بدأ في 20 يناير (كانون الثاني) 2007 وانتهى الشهر الماضي.")]
    [('20 يناير (كانون الثاني) 2007', '2007-01-20'), ('الشهر الماضي', None)]
    """
    return dates_in(read(text), reference)


def dates_in(prose: Prose, reference: date | None = None) -> tuple[FoundDate, ...]:
    """The dates of a paragraph that is read already."""
    if not tells_time(prose):
        return ()
    sentence = Sentence(prose)
    found = with_shared_years(sentence, with_listed_days(sentence, list(expressions(sentence))))
    if not found:
        return ()
    periods = _resolved(found, reference)
    disputed = _reconcile(sentence, found, periods)
    return tuple(
        _dated(sentence, one, period, is_disputed=index in disputed)
        for index, (one, period) in enumerate(zip(found, periods, strict=True))
    )


def _resolved(found: list[Found], reference: date | None) -> list[Period | None]:
    """The days of each date; one that is seen from another is seen from the one before it."""
    periods: list[Period | None] = []
    other: Expression | None = None
    for one in found:
        other = anchored(one.said, other, periods[-1] if periods else None)
        periods.append(resolve(other, reference))
    return periods


def _reconcile(sentence: Sentence, found: list[Found], periods: list[Period | None]) -> set[int]:
    """Give both dates of a Hijri–Gregorian pair one value in place; where they disagree, leave them and say which."""
    disputed: set[int] = set()
    for index in range(len(found) - 1):
        if not are_twins(sentence, found[index], found[index + 1]):
            continue
        hijri = index if calendar_of(found[index].said) == "hijri" else index + 1
        gregorian = index + (hijri == index)
        day, agree = reconciled(periods[hijri], periods[gregorian])
        if agree:
            periods[hijri] = periods[gregorian] = day
        else:
            disputed |= {index, index + 1}
    return disputed


def _dated(sentence: Sentence, found: Found, period: Period | None, *, is_disputed: bool) -> FoundDate:
    start, end = sentence.original(found.start, found.end)
    return FoundDate(
        text=sentence.text[start:end],
        value=period.edtf() if period else None,
        calendar=calendar_of(found.said),
        basis="explicit" if is_explicit(found.said) else "relative",
        start=start,
        end=end,
        is_disputed=is_disputed,
    )
