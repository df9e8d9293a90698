"""Turns at one host: so many at a time, so far apart, and none while it fails.

The distance follows the host: half-way towards the time that its answers take, doubled when it fails, never below what
the settings and its robots.txt ask for.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from etl.extract.fetch.exchange import Failed
from etl.extract.fetch.limits import FetchLimits
from etl.visits import Outcome


class Host:
    """One host of a run."""

    def __init__(self, name: str, limits: FetchLimits, deadline: float) -> None:
        """A host that nothing is known of yet; ``deadline`` is the event loop's time at which the run is over."""
        self._name = name
        self._limits = limits
        self._deadline = deadline
        self._slots = asyncio.Semaphore(limits.host_connections)
        self._least = self._delay = limits.least_delay
        self._next = 0.0
        self._failures = 0
        self._given_up: str | None = None

    @property
    def delay(self) -> float:
        """Seconds between the beginnings of two requests, as of now."""
        return self._delay

    def mind(self, crawl_delay: float | None) -> None:
        """Keep the distance that the site's robots.txt asks for."""
        self._least = max(self._limits.least_delay, crawl_delay or 0.0)
        self._delay = max(self._delay, self._least)

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for a turn; raises `Failed` with `Outcome.DEFERRED` where there is none any more in this run."""
        async with self._slots:
            await self._wait()
            yield

    async def _wait(self) -> None:
        now = asyncio.get_running_loop().time()
        begins = max(now, self._next)
        self.require_open(begins)
        self._next = begins + self._delay
        await asyncio.sleep(begins - now)
        self.require_open(begins)  # the host may have been given up meanwhile

    def require_open(self, begins: float | None = None) -> None:
        """Raise `Failed` where the host is given up, or the run is over by then (else: by now)."""
        if self._given_up:
            raise Failed(Outcome.DEFERRED, self._given_up)
        if (asyncio.get_running_loop().time() if begins is None else begins) >= self._deadline:
            raise Failed(Outcome.DEFERRED, "the time of the run is over; the next run asks for it")

    def answered(self, seconds: float) -> None:
        """An answer came, which took so long."""
        self._failures = 0
        self._delay = min(max((self._delay + seconds) / 2, self._least), self._most)

    def failed(self, failure: Failed) -> None:
        """Nothing usable came: keep more distance, pause where it goes on, and give up where the pause did not help."""
        self._failures += 1
        self._delay = min(max(self._delay, 0.001) * 2, self._most)
        asked_for = failure.retry_after.total_seconds() if failure.retry_after else 0.0
        if asked_for > self._limits.longest_wait:
            self._given_up = f"{self._name} asks to be left alone for {asked_for:,.0f} s; the next run asks again"
        elif self._failures > self._limits.host_failures:
            self._given_up = f"{self._name} failed {self._failures} times in a row ({failure}); the next run asks again"
        elif self._failures == self._limits.host_failures:
            self._pause(max(asked_for, self._limits.pause))
        else:
            self._pause(asked_for)

    @property
    def _most(self) -> float:
        return max(self._limits.longest_wait, self._least)

    def _pause(self, seconds: float) -> None:
        self._next = max(self._next, asyncio.get_running_loop().time() + seconds)
