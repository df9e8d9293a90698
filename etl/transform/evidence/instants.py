"""Instants that markup and addresses state, in every spelling that sites use."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from itertools import chain

from etl.arabic.calendars import find_day, find_days

_CLOCK = r"(?P<clock>\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?"
_ZONE = r"(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})"
_ISO = re.compile(rf"(?P<day>\d{{4}}-\d{{2}}-\d{{2}})(?:[T ]\s?{_CLOCK}\s?{_ZONE}?)?$")
_EPOCH = re.compile(r"(?P<seconds>\d{10})(?:\d{3})?$")
_IN_ADDRESS = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<mark>[/-]?)(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)"
)
_AROUND_SECTION = re.compile(r"/(?P<year>(?:19|20)\d{2})/(?:[a-z_.-]+/)?(?P<month>\d{1,2})/(?P<day>\d{1,2})/")
"""``/2013/middle_east/8/3/``: the section stands between the year and the month."""
_COMPACT_DIGITS = 2
_FIRST_YEAR = 1990
_MONTHS = "12"
_LONGEST_DAY = 100
"""Letters of the longest line that is a masthead's day."""
_NAMED = re.compile(r"\d\D*[^\W\d_]{3}")
_SAME_EVENT = timedelta(days=1)


def read_instant(stated: str) -> str | None:
    """ISO 8601, as precise as stated; ``None`` for what is no plausible day.

    >>> read_instant("2024-03-26T11:42:00.000+0400"), read_instant("2020-10-07 12:09"), read_instant("2012-07-01")
    ('2024-03-26T11:42:00+04:00', '2020-10-07T12:09', '2012-07-01')
    >>> read_instant("الأربعاء، 07 أكتوبر 2020 - 12:09 م"), read_instant("0001-01-01T00:00:00")
    ('2020-10-07T12:09:00', None)
    """
    stated = stated.strip()
    found = _ISO.match(stated)
    text = _iso(found) if found else _other(stated)
    return text if text and _is_plausible(text) else None


def _iso(found: re.Match[str]) -> str:
    zone = found["zone"] or ""
    if zone in ("Z", "UTC", "GMT"):
        zone = "Z" if zone == "Z" else "+00:00"
    elif zone:
        zone = f"{zone[:3]}:{zone[-2:] if len(zone) > 3 else '00'}"
    return f"{found['day']}T{found['clock']}{zone}" if found["clock"] else found["day"]


def _other(stated: str) -> str | None:
    epoch = _EPOCH.match(stated)
    if epoch:
        return datetime.fromtimestamp(int(epoch["seconds"]), UTC).isoformat()
    printed = find_day(stated)
    if printed:
        return printed.isoformat()
    try:
        return parsedate_to_datetime(stated).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _is_plausible(text: str) -> bool:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return False
    return moment.year >= _FIRST_YEAR


def day_in_address(url: str | None) -> str | None:
    """The day that an address holds: ``/2020/8/24/``, ``/2020-08-24-``, ``20240130``.

    >>> day_in_address("https://sahifa.example/2020/8/24/خبر"), day_in_address("https://sahifa.example/story/20201399")
    ('2020-08-24', None)
    """
    for found in chain(_AROUND_SECTION.finditer(url or ""), _IN_ADDRESS.finditer(url or "")):
        is_compact = found.re is _IN_ADDRESS and found["mark"] == ""
        if is_compact and len(found["month"]) + len(found["day"]) < 2 * _COMPACT_DIGITS:
            continue
        try:
            day = date(int(found["year"]), int(found["month"]), int(found["day"]))
        except ValueError:
            continue
        if day.year >= _FIRST_YEAR:
            return day.isoformat()
    return None


def month_first(printed: str, stamps: str, lines: Iterable[str]) -> str:
    """A printed moment, its month before its day where a line of the page names that day and none names the other.

    >>> month_first("2010-02-06T15:17", "06-02-2010 03:17 PM", ["الأربعاء 2 يونيو 2010"])
    '2010-06-02T15:17'
    >>> month_first("2010-02-06", "06-02-2010", ["الأخبار", "السبت 6 فبراير 2010"])
    '2010-02-06'
    """
    year, month, day = printed[:10].split("-")
    other = f"{year}-{day}-{month}"
    if day > _MONTHS or re.search(rf"(?<!\d)0?{int(day)}[-/.]0?{int(month)}[-/.]{year}", stamps) is None:
        return printed
    short = (line for line in lines if len(line) <= _LONGEST_DAY and year in line)
    named = {d.day.isoformat() for line in short for d in find_days(line) if _NAMED.search(line[d.start : d.end])}
    return other + printed[10:] if other in named and printed[:10] not in named else printed


def disagree(one: str, other: str) -> bool:
    """Whether two instants cannot be one: not the same day, nor the days to both sides of a midnight elsewhere."""
    gap = abs(date.fromisoformat(one[:10]) - date.fromisoformat(other[:10]))
    return gap > _SAME_EVENT or (gap == _SAME_EVENT and len(one) == len(other) == len("2020-08-24"))


def is_same_clock(stated: str, printed: str) -> bool:
    """Whether markup says UTC to a time that the page prints without a zone: then its zone is a default, not a fact.

    >>> is_same_clock("2020-08-24T09:23:13Z", "2020-08-24T09:23")
    True
    >>> is_same_clock("2024-01-30T17:20:11Z", "2024-01-30T18:20")
    False
    """
    has_default_zone = stated.endswith(("Z", "+00:00"))
    has_no_zone = "T" in printed and datetime.fromisoformat(printed).tzinfo is None
    return has_default_zone and has_no_zone and stated[:16] == printed[:16]
