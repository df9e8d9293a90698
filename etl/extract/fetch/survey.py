"""What publishers list: feeds and sitemaps are asked for, and indexes followed as far as they concern the interval."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from etl.extract.fetch.client import Client
from etl.extract.fetch.documents import Document, Unreadable, read
from etl.extract.fetch.exchange import Failed, gunzipped, unpacked
from etl.extract.fetch.listing import Listed, is_recent, merged, pages_of, sitemaps_of
from etl.extract.fetch.moments import Span
from etl.extract.fetch.subscriptions import Listing, Subscription
from etl.urls import canonical
from etl.visits import Kind, Outcome, Visit

_ACCEPT = "application/xml,application/rss+xml,application/atom+xml,text/xml;q=0.9,*/*;q=0.5"
_MOST_SITEMAPS = 300
"""Sitemaps and feeds of one publisher that a run reads, those named for the interval first."""
_MOST_ENTRIES = 50_000
"""Entries of one document, as the sitemap protocol allows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listings:
    """What a publisher lists for an interval, and what became of the addresses that were asked for it."""

    pages: tuple[Listed, ...]
    visits: tuple[Visit, ...]


async def list_pages(client: Client, subscription: Subscription, interval: Span) -> Listings:
    """The pages that a publisher lists as published or changed in the interval."""
    now = datetime.now(UTC)
    waiting, seen = deque(subscription.listings), set[str]()
    pages: list[Listed] = []
    visits: list[Visit] = []
    while waiting and len(seen) < _MOST_SITEMAPS:
        listing = waiting.popleft()
        if listing.url in seen:
            continue
        seen.add(listing.url)
        if listing.kind is Kind.PAGE:
            if is_recent(interval, now):
                pages.append(Listed(url=listing.url, publisher=subscription.publisher, listed_in=None))
            continue
        visit = _asked(listing, subscription, now)
        try:
            found = await _look(client, listing, subscription, interval, now)
        except Failed as failed:
            visits.append(replace(visit, outcome=failed.outcome, status=failed.status, detail=failed.detail))
            continue
        pages += found.pages
        waiting.extend(found.sitemaps)
        visits.append(replace(visit, detail=found.detail))
    visits += [_not_read(listing, subscription, now) for listing in waiting if listing.url not in seen]
    return Listings(pages=merged(pages), visits=tuple(visits))


def _not_read(listing: Listing, subscription: Subscription, now: datetime) -> Visit:
    return replace(
        _asked(listing, subscription, now),
        outcome=Outcome.TOO_LARGE,
        detail=f"a run reads {_MOST_SITEMAPS} sitemaps and feeds of a publisher, and it has more",
    )


def _asked(listing: Listing, subscription: Subscription, now: datetime) -> Visit:
    return Visit(
        url=listing.url,
        publisher=subscription.publisher,
        kind=listing.kind,
        outcome=Outcome.FETCHED,
        visited_at=now,
        first_seen_at=now,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    pages: tuple[Listed, ...] = ()
    sitemaps: tuple[Listing, ...] = ()
    detail: str


async def _look(client: Client, listing: Listing, subscription: Subscription, interval: Span, now: datetime) -> _Found:
    if listing.kind is Kind.SITE:
        named = [canonical(url, listing.url) for url in (await client.rules(listing.url)).sitemaps]
        sitemaps = tuple(Listing(kind=Kind.SITEMAP, url=url) for url in dict.fromkeys(named) if url)
        if not sitemaps:
            raise Failed(Outcome.UNREADABLE, "the site's robots.txt names no sitemap")
        return _Found(sitemaps=sitemaps, detail=f"names {len(sitemaps)} sitemaps")
    document = await _document(client, listing.url)
    listed = pages_of(document, listing.url, subscription.publisher, interval, now)
    pages = tuple(page for page in listed if subscription.takes(page.url))
    sitemaps = tuple(Listing(kind=Kind.SITEMAP, url=url) for url in sitemaps_of(document, listing.url, interval))
    told = f"{len(document.entries)} entries; of the interval {len(pages)} pages and {len(sitemaps)} sitemaps"
    return _Found(pages=pages, sitemaps=sitemaps, detail=f"{told}; {document.broken}" if document.broken else told)


async def _document(client: Client, url: str) -> Document:
    most = client.limits.max_listing_bytes
    answer = await client.get(url, accept=_ACCEPT, most=most)
    content = unpacked(answer, most=most)
    if content.startswith(b"\x1f\x8b"):
        content = gunzipped(content, most=most)
    try:
        return await asyncio.to_thread(read, content, most=_MOST_ENTRIES)
    except Unreadable as error:
        raise Failed(Outcome.UNREADABLE, f"{error}", status=answer.status) from error
