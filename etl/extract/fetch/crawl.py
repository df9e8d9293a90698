"""Page after page, each host in its own turns."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from etl.extract.fetch.client import Client
from etl.extract.fetch.exchange import Answer, Failed, Headers
from etl.extract.fetch.warc import payload_digest
from etl.urls import origin
from etl.visits import Earlier, Kind, Outcome, Visit, next_due_at

_ACCEPT_PAGE = "text/html,application/xhtml+xml,text/plain;q=0.5"
_PAGES = frozenset({"", "text/html", "application/xhtml+xml", "text/plain"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """An address to ask for."""

    url: str
    publisher: str
    listed_in: str | None = None
    published_at: datetime | None = None
    modified_at: datetime | None = None
    first_seen_at: datetime
    earlier: Earlier | None = None


Keep = Callable[[Visit, Answer | None, Earlier | None], Awaitable[None]]
"""Takes each visit with its answer, where a page came, and what it was compared with."""


async def fetch_pages(client: Client, targets: Sequence[Target], keep: Keep) -> None:
    """Ask for each of the targets and ``keep`` what became of it; hosts side by side, each in its own turns."""
    by_host: dict[str, deque[Target]] = {}
    for target in targets:
        by_host.setdefault(origin(target.url), deque()).append(target)
    try:
        async with asyncio.TaskGroup() as group:
            for waiting in by_host.values():
                for _ in range(min(client.limits.host_connections, len(waiting))):
                    group.create_task(_work(client, waiting, keep))
    except ExceptionGroup as errors:
        raise errors.exceptions[0] from None


async def _work(client: Client, waiting: deque[Target], keep: Keep) -> None:
    while waiting:
        target = waiting.popleft()
        visit, answer = await _visit(client, target)
        await keep(visit, answer, target.earlier)


async def _visit(client: Client, target: Target) -> tuple[Visit, Answer | None]:
    answer = None
    try:
        answer = await client.get(
            target.url,
            accept=_ACCEPT_PAGE,
            most=client.limits.max_page_bytes,
            conditions=_conditions(target.earlier),
        )
        visit = _answered(target, answer)
    except Failed as failed:
        answer = None
        visit = _blank(target, failed.outcome, datetime.now(UTC))
        visit = replace(visit, status=failed.status, detail=failed.detail)
    due = next_due_at(
        visit.outcome, published_at=target.published_at or target.first_seen_at, visited_at=visit.visited_at
    )
    return replace(visit, next_due_at=due), answer


def deferred(target: Target, reason: str) -> Visit:
    """The visit of a target that is left to the next run."""
    visit = _blank(target, Outcome.DEFERRED, datetime.now(UTC))
    return replace(visit, detail=reason, next_due_at=visit.visited_at)


def _conditions(earlier: Earlier | None) -> Headers:
    if earlier is None:
        return ()
    stated = ((b"If-None-Match", earlier.etag), (b"If-Modified-Since", earlier.last_modified))
    return tuple((name, value.encode()) for name, value in stated if value and value.isascii())


def _answered(target: Target, answer: Answer) -> Visit:
    """What an answer comes to; raises `Failed` where it is no page."""
    earlier = target.earlier
    outcome, digest = Outcome.FETCHED, payload_digest(answer.body)
    if answer.status == 304:
        if earlier is None:
            raise Failed(Outcome.BROKEN, "it says 304 though nothing was asked about", status=answer.status)
        outcome, digest = Outcome.NOT_MODIFIED, earlier.payload_digest or digest
    elif answer.media_type not in _PAGES:
        raise Failed(Outcome.NOT_A_PAGE, f"it is {answer.media_type}", status=answer.status)
    elif earlier and earlier.payload_digest == digest:
        outcome = Outcome.UNCHANGED
    return replace(
        _blank(target, outcome, answer.asked_at),
        status=answer.status,
        final_url=answer.url,
        etag=answer.header("etag") or (earlier.etag if earlier and answer.status == 304 else None),
        last_modified=answer.header("last-modified")
        or (earlier.last_modified if earlier and answer.status == 304 else None),
        payload_digest=digest,
    )


def _blank(target: Target, outcome: Outcome, visited_at: datetime) -> Visit:
    return Visit(
        url=target.url,
        publisher=target.publisher,
        kind=Kind.PAGE,
        outcome=outcome,
        visited_at=visited_at,
        listed_in=target.listed_in,
        published_at=target.published_at,
        modified_at=target.modified_at,
        first_seen_at=target.first_seen_at,
    )
