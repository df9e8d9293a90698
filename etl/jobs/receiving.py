"""Receiving: dumps into the raw zone, and their deliveries into bronze. What cannot be read goes to quarantine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import islice

from sqlalchemy import Connection

from etl.errors import InputRefused
from etl.extract.arrival import Arrival, Waiting, Wanted
from etl.extract.journal import Delivered, record
from etl.extract.landing import arrivals, finished_name, found_at, origin_at
from etl.extract.raw import RawZone
from etl.jobs.observing import count, say, stage
from etl.jobs.own_files import OwnFiles
from etl.jobs.warehouse import now, warehouse
from etl.load import quarantine, waiting
from etl.load.batch import Refusal
from etl.load.bronze import Delivery, add_deliveries, bytes_are_there
from etl.load.engine import reading, writing
from etl.load.waiting import Unfinished
from etl.settings import Settings

_TOGETHER = 200
"""Deliveries that are entered in one transaction."""


_AT_ONCE = 8
"""Dumps that are copied at once: a disk that syncs, or a bucket, is waited for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A half-open range of arrivals: ``start`` belongs to it, ``end`` does not. Both are aware."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What came in."""

    dumps: int
    bytes: int
    refused: int
    waiting: int
    """Files left for a later run."""


def receive(settings: Settings, run_key: str, interval: Interval) -> Received:
    """Receive what arrived in the landing zone in the interval."""
    with warehouse(settings) as engine, reading(engine) as connection:
        awaited = waiting.awaited(connection)
    wanted = Wanted(start=interval.start, end=interval.end, awaited=awaited)
    own = OwnFiles(settings)
    found = arrivals(settings.landing, wanted, settle_seconds=settings.settle_seconds)
    received = _receive(settings, run_key, (one for one in found if not own.hold(one.origin)))
    with warehouse(settings) as engine, writing(engine) as connection:
        waiting.forget_gone(connection, run_key, origin_at(settings.landing))
    sizes = {delivery.dump_key: delivery.size_bytes for delivery in received.deliveries}
    return Received(dumps=len(sizes), bytes=sum(sizes.values()), refused=received.refused, waiting=received.waiting)


def receive_paths(settings: Settings, run_key: str, paths: Iterable[str]) -> list[str]:
    """Receive what these paths and URLs name; the keys of the dumps, each once and in the order of the paths."""
    return receive_found(settings, run_key, _arrivals_at(settings, paths))


def receive_found(settings: Settings, run_key: str, found: Iterable[Arrival | Waiting | Refusal]) -> list[str]:
    """Receive these arrivals; the keys of the dumps, each once and in their order."""
    deliveries = _receive(settings, run_key, found).deliveries
    return list(dict.fromkeys(delivery.dump_key for delivery in deliveries))


def _arrivals_at(settings: Settings, paths: Iterable[str]) -> Iterator[Arrival | Waiting | Refusal]:
    own = OwnFiles(settings)
    for path in paths:
        try:
            for found in found_at(path, settle_seconds=settings.settle_seconds):
                # Who names a file of Warraq's own is told that it is no dump.
                if found.origin == origin_at(path) or not own.hold(found.origin):
                    yield found
        except InputRefused as refused:
            yield Refusal(refused=refused, origin=origin_at(path))


@dataclass(slots=True)
class _Outcomes:
    """What became of arrivals, so far."""

    deliveries: list[Delivery]
    refused: int = 0
    waiting: int = 0


def _receive(settings: Settings, run_key: str, found: Iterable[Arrival | Waiting | Refusal]) -> _Outcomes:
    raw = RawZone(settings.raw)
    arriving = iter(found)
    put = partial(_put, raw, max_bytes=settings.max_dump_bytes)
    outcomes = _Outcomes([])
    with (
        warehouse(settings) as engine,
        ThreadPoolExecutor(_AT_ONCE) as pool,
        stage(settings, "receive", run_key=run_key),
    ):
        while together := list(pool.map(put, islice(arriving, _TOGETHER))):
            taken = {origin: outcome for origin, outcome in together if isinstance(outcome, Delivery)}
            refusals = [outcome for _, outcome in together if isinstance(outcome, Refusal)]
            unfinished = [outcome for _, outcome in together if isinstance(outcome, Unfinished)]
            # Before bronze has them: what it knows can be made again from the raw zone.
            record(raw, map(_for_the_record, taken.values()))
            with writing(engine) as connection:
                _enter(connection, run_key, taken)
                quarantine.refuse(connection, run_key, refusals, now())
                waiting.see(connection, run_key, unfinished, now())
            _tell(settings, run_key, taken.values(), refusals)
            outcomes.deliveries += taken.values()
            outcomes.refused += len(refusals)
            outcomes.waiting += len(unfinished)
    return outcomes


def _put(
    raw: RawZone, arrival: Arrival | Waiting | Refusal, max_bytes: int
) -> tuple[str, Delivery | Unfinished | Refusal]:
    """Where it was found, and what became of it."""
    if isinstance(arrival, Refusal):
        return arrival.origin, arrival
    if isinstance(arrival, Waiting):
        return arrival.origin, _unfinished(arrival)
    try:
        with arrival.open() as stream:
            stored = raw.put(stream, arrival.name, max_bytes)
    except InputRefused as refused:
        return arrival.origin, Refusal(refused=refused, origin=arrival.origin, arrived_at=arrival.arrived_at)
    return arrival.origin, Delivery(
        name=arrival.name, arrived_at=arrival.arrived_at, sha256=stored.sha256, size_bytes=stored.size_bytes
    )


def _tell(settings: Settings, run_key: str, taken: Iterable[Delivery], refusals: Sequence[Refusal]) -> None:
    """Log and count what one transaction has entered."""
    count(settings, {"quarantined": len(refusals)})
    for delivery in taken:
        say("dump received", run_key=run_key, dump_key=delivery.dump_key, bytes=delivery.size_bytes)
    for refusal in refusals:
        say("input refused", run_key=run_key, reason=refusal.refused.reason.value)


def _for_the_record(delivery: Delivery) -> Delivered:
    return Delivered(
        name=delivery.name,
        arrived_at=delivery.arrived_at,
        sha256=delivery.sha256,
        size_bytes=delivery.size_bytes,
    )


def _unfinished(file: Waiting) -> Unfinished:
    return Unfinished(
        origin=file.origin,
        finished_origin=finished_name(file.origin),
        name=file.name,
        reason=file.reason.value,
        size_bytes=file.size_bytes,
        arrived_at=file.arrived_at,
    )


def _enter(connection: Connection, run_key: str, taken: Mapping[str, Delivery]) -> None:
    add_deliveries(connection, list(taken.values()))
    bytes_are_there(connection, [delivery.dump_key for delivery in taken.values()])
    quarantine.resolve_received(connection, taken.keys(), now())
    waiting.take(connection, run_key, {origin: taken[origin].dump_key for origin in taken}, now())
