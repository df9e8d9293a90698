"""The grammar of dates in figures: ``17/12/2022``, ``2016-02-22``, ``3/2015``, ``2014/2015``."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.arabic.calendars import HIJRI_YEARS
from etl.arabic.lexicon import words
from etl.transform.annotate.dates.expressions import Point, Range
from etl.transform.annotate.dates.sentence import Sentence
from etl.transform.annotate.dates.words import Sense
from etl.transform.annotate.dates.years import LIKELY_YEARS, Found, is_counted

_SPLIT = re.compile(r"[./-]")
_NUMBERED = words("dates", "context", "numbered")
_DAY_WORDS = words("dates", "context", "before_figures")
_FULL = 3
LIMIT = 100
"""A range of more years than this is no date."""


def figures(s: Sentence, at: int) -> Found | None:
    """A token of figures and separators, if it can only be a date."""
    if s.sense(at, Sense.FIGURES) is None:
        return None
    form = "".join(s.form(at).split())
    parts = _SPLIT.split(form)
    if not all(part.isdecimal() for part in parts) or len({char for char in form if not char.isdecimal()}) != 1:
        return None
    numbers = [int(part) for part in parts]
    if len(parts) == _FULL:
        return _day(s, at, numbers, [len(part) for part in parts])
    if len(parts) > _FULL or "." in form or s.form(at - 1) in _NUMBERED:
        return None
    return _pair(s, at, numbers, [len(part) for part in parts])


def _day(s: Sentence, at: int, numbers: list[int], sizes: list[int]) -> Found | None:
    """``dd/mm/yyyy`` or ``yyyy-mm-dd``, and ``mm/dd/yyyy`` where the former is no date."""
    if sizes[0] == 4:
        year, month, day = numbers
    elif sizes[2] == 4:
        day, month, year = numbers
        if month > 12 >= day:
            day, month = month, day
    else:
        return None
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    is_hijri, end = _era(s, at + 1)
    if is_hijri or year in HIJRI_YEARS:
        return Found(Point(year=year, month=month, day=day, calendar="hijri"), at, end)
    return Found(Point(year=year, month=month, day=day), at, end) if year in range(1700, 2200) else None


def _era(s: Sentence, at: int) -> tuple[bool, int]:
    if s.sense(at, Sense.HIJRI) is not None:
        return True, at + 1
    return False, at + (s.sense(at, Sense.GREGORIAN) is not None)


def _pair(s: Sentence, at: int, numbers: list[int], sizes: list[int]) -> Found | None:
    """Two numbers: years, a month and a year, days of a month, or a day and a month."""
    first, second = numbers
    if sizes == [4, 4]:
        return _years(s, at, first, second)
    if sizes[1] == 4 and 1 <= first <= 12 and second in LIKELY_YEARS:
        return Found(Point(year=second, month=first), at, at + 1)
    if sizes[0] == 4 and sizes[1] <= 2 and 1 <= second <= 12 and first in LIKELY_YEARS and not is_counted(s, at + 1):
        return Found(Point(year=first, month=second), at, at + 1)
    if max(sizes) > 2:
        return None
    is_said = (
        s.form(at - 1) in _DAY_WORDS
        or s.sense(at - 1, Sense.WEEKDAY) is not None
        or (sizes == [2, 2] and s.form(at).split("/")[1].startswith("0"))
    )
    if is_said and 1 <= first <= 31 and 1 <= second <= 12 and not is_counted(s, at + 1):
        return Found(Point(month=second, day=first), at, at + 1)
    return None


def _years(s: Sentence, at: int, first: int, second: int) -> Found | None:
    is_hijri, end = _era(s, at + 1)
    likely = HIJRI_YEARS if is_hijri else LIKELY_YEARS
    if first not in likely or second not in likely or not 0 < second - first < LIMIT or is_counted(s, end):
        return None
    start, last = Point(year=first), Point(year=second)
    if is_hijri:
        start, last = replace(start, calendar="hijri"), replace(last, calendar="hijri")
    return Found(Range(first=start, last=last), at, end)
