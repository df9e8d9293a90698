"""When something was published or changed, as sitemaps, feeds and addresses state it: to the second, or to the day."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from email.utils import parsedate_to_datetime

_DAY = timedelta(days=1)
_PLACE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:(?P<sign>[/_-]?)(?P<month>0?[1-9]|1[0-2])(?:(?P=sign)(?P<day>\d{1,2}))?)?(?!\d)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A half-open stretch of time: the day of a date without a time, the month of an address, an interval."""

    start: datetime
    end: datetime

    def overlaps(self, other: Span) -> bool:
        """Whether the two have a moment in common.

        >>> day = span_of_days(date(2024, 9, 7), date(2024, 9, 7))
        >>> day.overlaps(day), day.overlaps(span_of_days(date(2024, 9, 8), date(2024, 9, 9)))
        (True, False)
        """
        return self.start < other.end and other.start < self.end

    def widened(self, by: timedelta = _DAY) -> Span:
        """The stretch with some time before and after it: an address states the day of its own time zone."""
        return Span(start=self.start - by, end=self.end + by)


def stated(text: str | None) -> Span | None:
    """The moment or day that a sitemap or feed states; ``None`` where it states none that can be read.

    A time without an offset is taken for UTC.

    >>> stated("2024-09-07T10:00:00+03:00").start.isoformat()
    '2024-09-07T07:00:00+00:00'
    >>> stated("Sat, 07 Sep 2024 10:00:00 GMT").start.hour, stated("2024-09-07").end.day, stated("أمس")
    (10, 8, None)
    """
    written = (text or "").strip()
    try:
        if len(written) == len("2024-09-07"):
            day = date.fromisoformat(written)
            return span_of_days(day, day)
        moment = _moment(written)
        return Span(start=moment, end=moment + timedelta(seconds=1))
    except (ValueError, OverflowError):
        return None


def _moment(written: str) -> datetime:
    is_iso = written[:4].isdigit()
    moment = datetime.fromisoformat(written) if is_iso else parsedate_to_datetime(written)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)


def in_address(url: str) -> Span | None:
    """The day, month or year that an address names, as those of news and of their sitemaps do.

    >>> in_address("https://example.org/2024/09/07/harbour").start.date().isoformat()
    '2024-09-07'
    >>> in_address("https://example.org/sitemap-2024-02.xml.gz").end.date().isoformat()
    '2024-03-01'
    >>> in_address("https://example.org/story-5063391") is None
    True
    """
    path = url.partition("://")[2].partition("/")[2]
    spans = [span for found in _PLACE.finditer(path) if (span := _named(found))]
    # The finest one, and of these the last: a folder of the year may stand before the day.
    return min(reversed(spans), key=lambda span: span.end - span.start, default=None)


def _named(found: re.Match[str]) -> Span | None:
    year, month, day = int(found["year"]), int(found["month"] or 0), int(found["day"] or 0)
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    last = first if day else date(year, month or 12, monthrange(year, month or 12)[1])
    return span_of_days(first, last)


def span_of_days(first: date, last: date) -> Span:
    """From the first of these days to the end of the last, in UTC."""
    begins = datetime.combine(first, time(), UTC)
    return Span(start=begins, end=datetime.combine(last, time(), UTC) + _DAY)
