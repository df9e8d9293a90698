"""What a publisher lists for an interval: which entries are of it, and which sub-sitemaps can hold such entries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from etl.extract.fetch.documents import Document, Entry
from etl.extract.fetch.moments import Span, in_address, stated
from etl.keys import url_key
from etl.urls import canonical

_FRESH = timedelta(hours=36)
"""An undated entry is of the interval that ended this recently: a later run finds it held, an old day never had it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A page that a publisher lists."""

    url: str
    """Canonical."""
    publisher: str
    listed_in: str | None
    """Address of the sitemap or feed."""
    published_at: datetime | None = None
    modified_at: datetime | None = None

    @property
    def url_key(self) -> str:
        """The identity of its address."""
        return url_key(self.url)


def pages_of(document: Document, url: str, publisher: str, interval: Span, now: datetime) -> tuple[Listed, ...]:
    """The pages that the document at ``url`` lists, as far as they were published or changed in the interval."""
    listed = []
    for entry in document.entries:
        address = None if entry.is_sitemap else canonical(entry.url, canonical(document.base or "", url) or url)
        if address and _is_of(entry, address, interval, now):
            published, modified = stated(entry.published), stated(entry.modified)
            listed.append(
                Listed(
                    url=address,
                    publisher=publisher,
                    listed_in=url,
                    published_at=published.start if published else None,
                    modified_at=modified.start if modified else None,
                )
            )
    return tuple(listed)


def _is_of(entry: Entry, url: str, interval: Span, now: datetime) -> bool:
    moments = [span for text in (entry.published, entry.modified) if (span := stated(text))]
    if not moments and (named := in_address(url)):
        moments.append(named)
    if moments:
        return any(span.overlaps(interval) for span in moments)
    return is_recent(interval, now)


def is_recent(interval: Span, now: datetime) -> bool:
    """Whether what states no time is of this interval: it is the one that has just ended, or has not ended."""
    return now - interval.end < _FRESH


def sitemaps_of(document: Document, url: str, interval: Span) -> tuple[str, ...]:
    """The sub-sitemaps of an index that can concern the interval, the likeliest first."""
    found = {}
    for entry in document.entries:
        address = canonical(entry.url, url) if entry.is_sitemap else None
        if address and can_concern(address, entry.modified, interval):
            found[address] = in_address(address) is None
    return tuple(sorted(found, key=found.__getitem__))


def can_concern(url: str, modified: str | None, interval: Span) -> bool:
    """Whether a sub-sitemap can list pages of the interval, by the days in its address and by its last change.

    Where its address names another time, its last change must lie in the interval itself: many sites stamp all of
    their sitemaps with the present moment, and old ones that say so are not read every night.

    >>> from datetime import date
    >>> from etl.extract.fetch.moments import span_of_days
    >>> night = span_of_days(date(2024, 9, 7), date(2024, 9, 7))
    >>> can_concern("https://example.org/map-2024-09.xml", None, night)
    True
    >>> can_concern("https://example.org/map-2023-01.xml", "2024-09-07T10:00:00Z", night)
    True
    >>> can_concern("https://example.org/map-1.xml", "2024-09-06", night)
    False
    """
    changed, named = stated(modified), in_address(url)
    if named and not named.widened().overlaps(interval):
        return named.end <= interval.start and changed is not None and changed.overlaps(interval)
    return changed is None or changed.end > interval.start


def merged(listed: Iterable[Listed]) -> tuple[Listed, ...]:
    """Each page once, in order of its address's first mention; its times are the earliest and the latest stated."""
    by_key: dict[str, Listed] = {}
    for one in listed:
        before = by_key.get(one.url_key)
        by_key[one.url_key] = one if before is None else _merge(before, one)
    return tuple(by_key.values())


def _merge(first: Listed, second: Listed) -> Listed:
    published = [at for at in (first.published_at, second.published_at) if at]
    modified = [at for at in (first.modified_at, second.modified_at) if at]
    return replace(first, published_at=min(published, default=None), modified_at=max(modified, default=None))
