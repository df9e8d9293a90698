"""What a run says while it works: lines with the keys of what they are about, and figures for a StatsD server.

A line holds keys, codes and numbers alone: no word of a page, and no name of a file, which often is its headline. The
facts of a line are bound where both Airflow and the command (`etl.cli.logs`) look for them, so each writes them as
fields of its own.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import TypeVar

from statsd import StatsClient
from structlog.contextvars import bound_contextvars

from etl.errors import SettingsError
from etl.settings import Settings

_log = logging.getLogger("etl.run")
_Item = TypeVar("_Item")
_END = object()

Fact = str | int | float


def say(event: str, level: int = logging.INFO, /, **facts: Fact | None) -> None:
    """One line of the log; a fact that is ``None`` is left out."""
    if _log.isEnabledFor(level):
        with bound_contextvars(**{name: fact for name, fact in facts.items() if fact is not None}):
            _log.log(level, event)


def is_said(level: int) -> bool:
    """Whether lines of a level are written at all: for facts that cost something to find."""
    return _log.isEnabledFor(level)


@contextmanager
def stage(settings: Settings, name: str, **keys: Fact) -> Iterator[None]:
    """Time a stage of a run: a line of the log with its seconds, and the StatsD timer ``warraq.stage.<name>``."""
    began = time.perf_counter()
    try:
        yield
    except BaseException as error:
        say(f"{name} failed", error=type(error).__name__, **keys)
        raise
    seconds = time.perf_counter() - began
    if statsd := _statsd(settings.statsd):
        statsd.timing(f"stage.{name}", seconds * 1000)
    say(f"{name} ended", seconds=round(seconds, 3), **keys)


def staged(settings: Settings, name: str, items: Iterable[_Item], **keys: Fact) -> Iterator[_Item]:
    """The items, where making each one is a stage."""
    iterator = iter(items)
    while True:
        with stage(settings, name, **keys):
            item = next(iterator, _END)
        if item is _END:
            return
        yield item  # type: ignore[misc]  # the end was told apart above


def count(settings: Settings, amounts: Mapping[str, int]) -> None:
    """Add to the StatsD counters ``warraq.<name>``, in one datagram."""
    statsd = _statsd(settings.statsd)
    if statsd and any(amounts.values()):
        with statsd.pipeline() as pipeline:
            for name, amount in amounts.items():
                if amount:
                    pipeline.incr(name, amount)


@cache
def _statsd(address: str) -> StatsClient | None:
    """Who is told figures; nobody where no address is set, or where its host is not known now: a run goes on."""
    if not address:
        return None
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal():
        raise SettingsError(f"WARRAQ_STATSD must be like 127.0.0.1:8125; it is {address!r}. Correct it or unset it.")
    try:
        return StatsClient(host.strip("[]"), int(port), prefix="warraq", ipv6=host.startswith("["))
    except OSError as error:
        say("no figures are sent", logging.WARNING, statsd=address, error=str(error))
        return None
