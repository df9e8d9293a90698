"""Times of day as pages print them: ``17:18``, ``5:18 م``, ``2203 (GMT+04:00)``, ``بتوقيت مكة المكرمة``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time, timedelta

from etl.arabic.aligned import folded
from etl.arabic.lexicon import alternatives, tables, words

_MORNING = words("calendar", "clock", "morning")
_AFTERNOON = words("calendar", "clock", "afternoon")
_NIGHT = words("calendar", "clock", "night")
_ZONES = {folded(place): int(hours) for place, hours in tables("calendar")["zones"].items() if isinstance(hours, int)}

_HALF = rf"(?P<half>{alternatives(_MORNING | _AFTERNOON | _NIGHT)}|[صم]\.)(?!\w)"
_NUMERIC_ZONE = r"(?:gmt|utc)?\s*(?P<sign>[+-])\s*(?P<zone_hours>\d{1,2})(?::?(?P<zone_minutes>\d{2}))?(?!\d)"
_NAMED_ZONE = rf"(?:ب?توقيت\s+|ب)?(?P<place>{alternatives(_ZONES)}|(?<=\d)z)(?!\w)"
_ZONE = rf"\(?\s*(?:{_NUMERIC_ZONE}|{_NAMED_ZONE})\s*\)?"
# Four digits without a colon are a time only beside a zone: «2203 (GMT+04:00)».
_CLOCK = re.compile(
    rf"""(?:(?<![\d:.])|(?<=[/.-]\d{{4}}))(?:
        (?P<hour>\d{{1,2}}):(?P<minute>\d{{2}})(?::(?P<second>\d{{2}})(?:\.\d+)?)?(?![\d:])(?:\s*{_HALF})?(?:\s*{_ZONE})?
      | (?P<hour4>\d{{2}})(?P<minute4>\d{{2}})\s*(?=\()(?P<zone4>\(\s*(?:gmt|utc)[^)]*\))
    )""",
    re.VERBOSE,
)
_ZONE_AHEAD = re.compile(r"(?<!\w)gmt\s+$")
_DIGIT = re.compile(r"\d")
_ZONE_LETTERS = 5
"""The zone may stand before the time: ``GMT 10:30``."""
_ZONE_ALONE = re.compile(_ZONE)


@dataclass(frozen=True, slots=True)
class Clock:
    """A printed time, and the zone that stands beside it; offsets count into the folded text."""

    time: time
    offset: timedelta | None
    start: int
    end: int


def clock_at(text: str, start: int) -> Clock | None:
    """The time that stands exactly at an offset of a folded text.

    >>> clock_at("5:18 م", 0).time, clock_at("21:14 (gmt+0400)", 0).offset
    (datetime.time(17, 18), datetime.timedelta(seconds=14400))
    """
    match = _CLOCK.match(text, start)
    return _read(match) if match else None


def clock_before(text: str, end: int) -> Clock | None:
    """The last time that ends at or before an offset of a folded text.

    >>> clock_before("2203 (gmt+04:00) - 10/08/09", 18).time
    datetime.time(22, 3)
    """
    found = None
    if _DIGIT.search(text, 0, end) is None:
        return None
    for match in _CLOCK.finditer(text, 0, end):
        found = _read(match) or found
    return found


def _read(match: re.Match[str]) -> Clock | None:
    part = match.groupdict()
    hour, minute = int(part["hour"] or part["hour4"]), int(part["minute"] or part["minute4"])
    second = int(part["second"] or 0)
    hour = _hour(hour, part["half"])
    if hour > 23 or minute > 59 or second > 59:
        return None
    offset, start = _offset(match), match.start()
    ahead = _ZONE_AHEAD.search(match.string, max(0, start - _ZONE_LETTERS), start) if offset is None else None
    if ahead:
        offset, start = timedelta(0), ahead.start()
    return Clock(time(hour, minute, second), offset, start, match.end())


def _hour(hour: int, half: str | None) -> int:
    """The hour of 24 for an hour of 12 and the half of the day printed beside it."""
    half = " ".join(half.rstrip(".").split()) if half else None
    is_late = half in _AFTERNOON or (half in _NIGHT and 6 <= hour < 12)
    if half and hour == 12 and not is_late:
        return 0
    return hour + 12 if is_late and hour < 12 else hour


def _offset(match: re.Match[str]) -> timedelta | None:
    zone = match
    if match["zone4"] and (alone := _ZONE_ALONE.match(match["zone4"])):
        zone = alone
    if zone["place"]:
        return timedelta(hours=_ZONES.get(" ".join(zone["place"].split()), 0))
    if not zone["zone_hours"]:
        return None
    size = timedelta(hours=int(zone["zone_hours"]), minutes=int(zone["zone_minutes"] or 0))
    if size >= timedelta(hours=15):
        return None
    return -size if zone["sign"] == "-" else size
