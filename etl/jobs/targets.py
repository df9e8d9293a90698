"""Which of the pages that publishers list are asked for: not those that are held, and again those that are due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from etl.extract.fetch.crawl import Target
from etl.extract.fetch.listing import Listed
from etl.load import fetches
from etl.load.takedown import forbidden_urls
from etl.urls import spellings
from etl.visits import RECEIVED, SETTLED, Earlier, Outcome, Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What a run asks for."""

    targets: tuple[Target, ...]
    """Those that are due again first, since they were promised first."""
    left: tuple[Target, ...]
    """Beyond what a run fetches of one publisher."""
    held: int
    """Listed pages that are not asked for, since they are held as they are or were taken down."""


def choose(
    connection: Connection,
    publishers: Sequence[str],
    listed: Mapping[str, Listed],
    end: datetime,
    now: datetime,
    most: int,
) -> Chosen:
    """What a run asks for of what these publishers list, by address, and of what is due by the interval's ``end``."""
    forbidden = forbidden_urls(connection)
    due = [visit for visit in fetches.due(connection, publishers, min(now, end)) if visit.url_key not in forbidden]
    visits = fetches.latest(connection, [*listed, *(visit.url_key for visit in due)])
    held = fetches.held(connection, (text for page in listed.values() for text in spellings(page.url)))
    again = [target_again(visits[visit.url_key]) for visit in due if visit.url_key not in listed]
    fresh = [
        None if key in forbidden else target_of(page, visits.get(key, ()), held, now) for key, page in listed.items()
    ]
    wanted = [*again, *(target for target in fresh if target)]
    counts: Counter[str] = Counter()
    within: list[bool] = []
    for target in wanted:
        counts[target.publisher] += 1
        within.append(counts[target.publisher] <= most)
    return Chosen(
        targets=tuple(target for target, fits in zip(wanted, within, strict=True) if fits),
        left=tuple(target for target, fits in zip(wanted, within, strict=True) if not fits),
        held=fresh.count(None),
    )


def target_of(
    listed: Listed, visits: Sequence[Visit], held: Mapping[str, datetime | None], now: datetime
) -> Target | None:
    """The target that a listed page is; ``None`` where it is held as it was last changed, or asking is of no use.

    ``visits`` are those that there were, the last one first; ``held`` the addresses that dumps stated, as they spell
    them, with the time of capture where they state one.
    """
    last = visits[0] if visits else None
    if last and not _is_changed(listed, last) and not _is_due(last, now):
        return None
    if last is None and _is_held(listed, held):
        return None
    return Target(
        url=listed.url,
        publisher=listed.publisher,
        listed_in=listed.listed_in,
        published_at=listed.published_at or (last.published_at if last else None),
        modified_at=listed.modified_at,
        first_seen_at=last.first_seen_at if last else now,
        earlier=_earlier(visits),
    )


def target_again(visits: Sequence[Visit]) -> Target:
    """The target that a page is whose last visit is due again, whether or not anything lists it still."""
    last = visits[0]
    return Target(
        url=last.url,
        publisher=last.publisher,
        listed_in=last.listed_in,
        published_at=last.published_at,
        modified_at=last.modified_at,
        first_seen_at=last.first_seen_at,
        earlier=_earlier(visits),
    )


def _is_changed(listed: Listed, last: Visit) -> bool:
    return listed.modified_at is not None and listed.modified_at > last.visited_at


def _is_due(last: Visit, now: datetime) -> bool:
    """Whether the last visit is to be repeated: what came, when its time has come; what did not, at any time."""
    if last.outcome in RECEIVED:
        return last.next_due_at is not None and last.next_due_at <= now
    return last.outcome not in SETTLED


def _is_held(listed: Listed, held: Mapping[str, datetime | None]) -> bool:
    for spelling in spellings(listed.url):
        if spelling in held:
            captured_at = held[spelling]
            return captured_at is None or listed.modified_at is None or listed.modified_at <= captured_at
    return False


def _earlier(visits: Sequence[Visit]) -> Earlier | None:
    """How the page answered when it last came, and where a WARC holds the bytes that came."""
    came = next((visit for visit in visits if visit.outcome in RECEIVED), None)
    whole = next((visit for visit in visits if visit.outcome is Outcome.FETCHED), None)
    if came is None or whole is None:
        return None
    return Earlier(
        visited_at=whole.visited_at,
        final_url=whole.final_url or whole.url,
        etag=came.etag,
        last_modified=came.last_modified,
        payload_digest=whole.payload_digest,
        record_id=whole.record_id,
    )
