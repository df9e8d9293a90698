"""Asking for an address with manners: robots.txt first, in the host's turn, again where that may help.

Redirects are followed here and not below, so that each hop is judged like an address of its own.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Self

import httpcore
from protego import Protego
from tenacity import AsyncRetrying, retry_if_exception, stop_after_attempt, wait_exponential_jitter

from etl.extract.fetch.addresses import PublicBackend, Resolve, resolve
from etl.extract.fetch.exchange import Answer, Failed, Headers, exchange, retry_after, unpacked
from etl.extract.fetch.hosts import Host
from etl.extract.fetch.limits import FetchLimits
from etl.extract.fetch.robots import ROBOTS_BYTES, Robots, robots_of
from etl.urls import canonical, origin
from etl.visits import Outcome

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_GONE = frozenset({404, 410})


class Client:
    """The one that asks, for a run; use it as ``async with``."""

    def __init__(
        self, limits: FetchLimits, *, is_opted_out: Callable[[str], bool], seconds: float, resolve: Resolve = resolve
    ) -> None:
        """A client whose run is over after ``seconds``; the tests give another way to ``resolve`` names."""
        self.limits = limits
        self._is_opted_out = is_opted_out
        self._deadline = asyncio.get_running_loop().time() + seconds
        self._hosts: dict[str, Host] = {}
        self._robots: dict[str, asyncio.Task[Robots]] = {}
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=ssl.create_default_context(),
            max_connections=100,
            keepalive_expiry=30,
            network_backend=PublicBackend(limits.trusted, resolve),
        )

    async def __aenter__(self) -> Self:
        """Open the pool of connections."""
        await self._pool.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close all connections."""
        await self._pool.__aexit__(kind, error, trace)

    async def get(self, url: str, *, accept: str, most: int, conditions: Headers = ()) -> Answer:
        """The answer of status 200 or 304 at the end of an address's redirects, whole and decompressible.

        Raises `Failed` for everything else.
        """
        return await self._follow(url, (*self._headers(accept), *conditions), most, self._require_allowed)

    async def _follow(
        self, url: str, asked: Headers, most: int, require_allowed: Callable[[str], Awaitable[None]]
    ) -> Answer:
        for _ in range(self.limits.max_redirects + 1):
            if self._is_opted_out(url):
                raise Failed(Outcome.OPTED_OUT, "it is on the list of what is never fetched (opt_out of WARRAQ_FEEDS)")
            self.host(url).require_open()
            await require_allowed(url)
            answer = await self._patiently(url, asked, most)
            if answer.status not in _REDIRECTS:
                return answer
            url = _target(answer)
        raise Failed(Outcome.REDIRECTS, f"it redirects more than {self.limits.max_redirects} times, last to {url}")

    async def robots(self, url: str) -> Robots:
        """The rules of the site of an address, which is asked for them once."""
        site = origin(url)
        if site not in self._robots:
            self._robots[site] = asyncio.create_task(self._ask_robots(site))
        return await self._robots[site]

    async def rules(self, url: str) -> Protego:
        """What the robots.txt of an address's site states; raises `Failed` where it could not be had."""
        robots = await self.robots(url)
        if robots.failure:
            raise Failed(robots.failure.outcome, robots.failure.detail, status=robots.failure.status)
        return robots.rules

    def host(self, url: str) -> Host:
        """The host of an address."""
        name = origin(url).partition("://")[2]
        return self._hosts.setdefault(name, Host(name, self.limits, self._deadline))

    async def _require_allowed(self, url: str) -> None:
        (await self.robots(url)).require_allowed(url)

    async def _ask_robots(self, site: str) -> Robots:
        found: Answer | Failed
        try:
            asked = self._headers("text/plain,*/*;q=0.1")
            found = await self._follow(f"{site}/robots.txt", asked, ROBOTS_BYTES, _allow_any)
        except Failed as failed:
            found = failed
        robots = robots_of(found)
        self.host(f"{site}/").mind(robots.delay)
        return robots

    def _headers(self, accept: str) -> Headers:
        return (
            (b"User-Agent", self.limits.agent.encode()),
            (b"Accept", accept.encode()),
            (b"Accept-Language", b"ar,*;q=0.5"),
            (b"Accept-Encoding", b"gzip"),
        )

    async def _patiently(self, url: str, asked: Headers, most: int) -> Answer:
        """The answer to one request, tried as often as the settings say while trying again may help."""
        trying = AsyncRetrying(
            stop=stop_after_attempt(self.limits.tries),
            wait=wait_exponential_jitter(
                multiplier=self.limits.least_delay, max=self.limits.longest_wait, jitter=self.limits.least_delay
            ),
            retry=retry_if_exception(lambda error: isinstance(error, Failed) and error.may_pass),
            reraise=True,
        )
        return await trying(self._once, url, asked, most)

    async def _once(self, url: str, asked: Headers, most: int) -> Answer:
        host = self.host(url)
        async with host.turn():
            try:
                answer = await exchange(self._pool, url, _addressed(url, asked), most=most, seconds=self.limits.seconds)
                _require_usable(answer, most)
            except Failed as failed:
                if failed.may_pass:
                    host.failed(failed)
                raise
            host.answered(answer.seconds)
            return answer


async def _allow_any(url: str) -> None:
    """A robots.txt may always be asked for."""


def _target(answer: Answer) -> str:
    """Where a redirect leads."""
    stated = answer.header("location")
    target = canonical(stated, answer.url) if stated else None
    if target is None:
        outcome = Outcome.REFUSED_ADDRESS if stated else Outcome.REDIRECTS
        raise Failed(outcome, f"it redirects to {stated!r}, which is no address of http", status=answer.status)
    return target


def _addressed(url: str, asked: Headers) -> Headers:
    return ((b"Host", origin(url).partition("://")[2].encode()), *asked)


def _require_usable(answer: Answer, most: int) -> None:
    """Raise `Failed` for a status that gives nothing, and for a body that cannot be decompressed."""
    if answer.status in (200, *_REDIRECTS) or answer.status == 304:
        unpacked(answer, most=most)
        return
    said = f"{answer.status} {answer.reason}".strip()
    outcome = Outcome.GONE if answer.status in _GONE else Outcome.HTTP_ERROR
    raise Failed(outcome, f"the server says {said}", status=answer.status, retry_after=retry_after(answer))
