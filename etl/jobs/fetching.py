"""Fetching: what publishers published or changed in an interval, as WARC files in the landing zone."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Engine

from etl.errors import Unavailable
from etl.extract.fetch.client import Client
from etl.extract.fetch.crawl import Target, deferred, fetch_pages
from etl.extract.fetch.exchange import Answer
from etl.extract.fetch.limits import FetchLimits
from etl.extract.fetch.moments import Span
from etl.extract.fetch.salvage import Remains, salvage
from etl.extract.fetch.segments import Segments
from etl.extract.fetch.spool import Spool, day_of
from etl.extract.fetch.subscriptions import Subscription, Subscriptions, load_subscriptions
from etl.extract.fetch.survey import Listings, list_pages
from etl.extract.fetch.warc import records
from etl.jobs.receiving import Interval
from etl.jobs.running import a_run, check, finish_run, migrate_if_new
from etl.jobs.targets import Chosen, choose
from etl.jobs.warehouse import now, warehouse
from etl.load import fetches
from etl.load.engine import reading, writing
from etl.settings import Settings
from etl.visits import RECEIVED, TRANSIENT, Earlier, Outcome, Visit

_MAY_ANSWER = TRANSIENT - {Outcome.HTTP_ERROR} | {Outcome.DEFERRED}
"""What becomes of a sitemap or feed that may answer in a while."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a run of fetching, or a part of one, came to."""

    listed: int
    """Pages that are listed for the interval."""
    fetched: int
    """Pages that came, and differ from what was held."""
    unchanged: int
    """Pages that came again as they were, or whose server said so."""
    held: int
    """Listed pages that were not asked for, being held as they were last changed."""
    deferred: int
    """Pages left to the next run."""
    failed: int
    """Pages that were asked for and did not come, or were not to be asked for."""
    failed_listings: int
    """Sitemaps and feeds that could not be read."""
    salvaged: int
    """Pages of files that an earlier run had not finished."""

    def __add__(self, other: Fetched) -> Fetched:
        """Both parts."""
        return Fetched(**{name: getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__})


def enabled_publishers(settings: Settings) -> tuple[str, ...]:
    """Keys of the publishers that are fetched; raises `SettingsError` where there are some, and nobody to write to."""
    enabled = load_subscriptions(settings.feeds).enabled
    if enabled:
        FetchLimits.of(settings)
    return enabled


def plan_fetch(settings: Settings) -> list[list[str]]:
    """Keys of the publishers that are fetched, in chunks."""
    enabled = list(enabled_publishers(settings))
    size = settings.fetch_chunk_publishers
    return [enabled[start : start + size] for start in range(0, len(enabled), size)]


def fetch_chunk(settings: Settings, run_key: str, interval: Interval, publishers: Sequence[str]) -> Fetched:
    """Fetch what these publishers list for the interval, and what is due again, as far as the time of a run allows.

    Everything that came stands in the landing zone and in the ledger when this returns. Raises `Unavailable`, at the
    end, where a sitemap or feed did not answer: trying again asks for nothing that is there already.
    """
    with warehouse(settings) as engine:
        return _Fetching(settings, run_key, interval, engine).run(publishers)


def fetch(settings: Settings, interval: Interval, publishers: Sequence[str]) -> Fetched:
    """Fetch what these publishers list for the interval, as a run of its own; a new warehouse is made first."""
    migrate_if_new(settings)
    with a_run(settings, "fetch", interval) as run_key:
        fetched = fetch_chunk(settings, run_key, interval, publishers)
        check(settings, run_key)
    finish_run(settings, run_key)
    return fetched


def preview_fetch(settings: Settings, interval: Interval, publishers: Sequence[str]) -> tuple[Target, ...]:
    """What `fetch_chunk` would ask for; sitemaps and feeds are read for it, and nothing is written."""
    with warehouse(settings) as engine:
        return _Fetching(settings, "", interval, engine).preview(publishers)


class _Fetching:
    """One chunk: what it shares from its listings to its last page."""

    def __init__(self, settings: Settings, run_key: str, interval: Interval, engine: Engine) -> None:
        self._settings = settings
        self._limits = FetchLimits.of(settings)
        self._subscriptions: Subscriptions = load_subscriptions(settings.feeds)
        self._run_key = run_key
        self._span = Span(start=interval.start, end=interval.end)
        self._engine = engine
        self._spool = Spool.of(settings)
        self._segments = Segments(
            self._spool,
            day_of(self._span),
            run_key,
            self._limits.agent,
            pages=settings.fetch_segment_pages,
            seconds=settings.fetch_segment_seconds,
        )
        self._pending: list[Visit] = []
        self._outcomes: Counter[Outcome] = Counter()
        self._writing = asyncio.Lock()

    def preview(self, publishers: Sequence[str]) -> tuple[Target, ...]:
        return asyncio.run(self._preview(self._subscriptions.named(publishers)))

    def run(self, publishers: Sequence[str]) -> Fetched:
        subscriptions = self._subscriptions.named(publishers)
        salvaged = salvage(self._spool, self._enter_remains)
        try:
            return asyncio.run(self._run(subscriptions, salvaged))
        finally:
            self._segments.close()

    async def _preview(self, subscriptions: Sequence[Subscription]) -> tuple[Target, ...]:
        async with self._client() as client:
            listings = await self._list(client, subscriptions)
        return (await asyncio.to_thread(self._choose, subscriptions, listings)).targets

    async def _run(self, subscriptions: Sequence[Subscription], salvaged: int) -> Fetched:
        async with self._client() as client:
            listings = await self._list(client, subscriptions)
            asked = [visit for listing in listings for visit in listing.visits]
            self._pending += asked
            chosen = await asyncio.to_thread(self._choose, subscriptions, listings)
            for target in chosen.left:
                await self._keep(deferred(target, "a run fetches WARRAQ_FETCH_MAX_PAGES of a publisher"), None, None)
            await fetch_pages(client, chosen.targets, self._keep)
        self._finish_segment()
        failed = [visit for visit in asked if visit.outcome is not Outcome.FETCHED]
        _require_answers(failed)
        listed = sum(len(listing.pages) for listing in listings)
        return self._fetched(listed, chosen.held, len(failed), salvaged)

    def _choose(self, subscriptions: Sequence[Subscription], listings: Sequence[Listings]) -> Chosen:
        publishers = [subscription.publisher for subscription in subscriptions]
        listed = {page.url_key: page for listing in listings for page in listing.pages}
        with reading(self._engine) as connection:
            return choose(connection, publishers, listed, self._span.end, now(), self._limits.max_pages)

    def _client(self) -> Client:
        seconds = self._settings.fetch_run_seconds
        return Client(self._limits, is_opted_out=self._subscriptions.is_opted_out, seconds=seconds)

    async def _list(self, client: Client, subscriptions: Sequence[Subscription]) -> list[Listings]:
        return await asyncio.gather(*(list_pages(client, one, self._span) for one in subscriptions))

    async def _keep(self, visit: Visit, answer: Answer | None, earlier: Earlier | None) -> None:
        async with self._writing:
            if answer:
                named = replace(visit, warc_name=self._segments.name)
                visit, written = records(named, answer, earlier)
                self._segments.write(written)
            self._pending.append(visit)
            self._outcomes[visit.outcome] += 1
            if self._segments.is_full:
                await asyncio.to_thread(self._finish_segment)

    def _finish_segment(self) -> None:
        self._segments.sync()
        with writing(self._engine) as connection:
            fetches.enter(connection, self._run_key, self._pending)
        self._segments.publish()
        self._pending = []

    def _enter_remains(self, remains: Remains) -> None:
        with writing(self._engine) as connection:
            run_key = remains.run_key if fetches.is_run(connection, remains.run_key) else self._run_key
            fetches.enter(connection, run_key, remains.visits)

    def _fetched(self, listed: int, held: int, failed_listings: int, salvaged: int) -> Fetched:
        came = sum(self._outcomes[outcome] for outcome in RECEIVED)
        return Fetched(
            listed=listed,
            fetched=self._outcomes[Outcome.FETCHED],
            unchanged=came - self._outcomes[Outcome.FETCHED],
            held=held,
            deferred=self._outcomes[Outcome.DEFERRED],
            failed=self._outcomes.total() - came - self._outcomes[Outcome.DEFERRED],
            failed_listings=failed_listings,
            salvaged=salvaged,
        )


def _require_answers(failed: Sequence[Visit]) -> None:
    """Raise `Unavailable` where a sitemap or feed may answer in a while; what it lists tonight is lost tomorrow."""
    unanswered = [visit for visit in failed if visit.outcome in _MAY_ANSWER or (visit.status or 0) >= 500]
    if unanswered:
        told = "; ".join(f"{visit.url}: {visit.detail}" for visit in unanswered[:3])
        raise Unavailable(
            f"{len(unanswered)} sitemaps or feeds gave no answer ({told}). What the others list is fetched, and safe. "
            "Try again in a while: nothing is fetched twice."
        )
