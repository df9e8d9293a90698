"""Receiving: dumps into the raw zone, and their deliveries into bronze. What cannot be read goes to quarantine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from sqlalchemy import Engine

from etl.errors import InputRefused
from etl.extract.arrival import Arrival, Waiting, Wanted
from etl.extract.journal import Delivered, record
from etl.extract.landing import arrivals, found_at, origin_at
from etl.extract.raw import RawZone
from etl.jobs.warehouse import now, warehouse
from etl.load import quarantine
from etl.load.batch import Refusal
from etl.load.bronze import Delivery, add_deliveries
from etl.load.engine import writing
from etl.settings import Settings

_TOGETHER = 200
"""Deliveries that are entered in one transaction."""


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


def receive(settings: Settings, run_key: str, interval: Interval) -> Received:
    """Receive what arrived in the landing zone in the interval."""
    wanted = Wanted(start=interval.start, end=interval.end)
    found = arrivals(settings.landing, wanted, settle_seconds=settings.settle_seconds)
    deliveries, refused = _receive(settings, run_key, found)
    sizes = {delivery.dump_key: delivery.size_bytes for delivery in deliveries}
    return Received(dumps=len(sizes), bytes=sum(sizes.values()), refused=refused)


def receive_paths(settings: Settings, run_key: str, paths: Iterable[str]) -> list[str]:
    """Receive what these paths and URLs name; the keys of the dumps, each once and in the order of the paths."""
    return receive_found(settings, run_key, _arrivals_at(paths, settings.settle_seconds))


def receive_found(settings: Settings, run_key: str, found: Iterable[Arrival | Waiting | Refusal]) -> list[str]:
    """Receive these arrivals; the keys of the dumps, each once and in their order."""
    deliveries, _ = _receive(settings, run_key, found)
    return list(dict.fromkeys(delivery.dump_key for delivery in deliveries))


def _arrivals_at(paths: Iterable[str], settle_seconds: int) -> Iterator[Arrival | Waiting | Refusal]:
    for path in paths:
        try:
            yield from found_at(path, settle_seconds=settle_seconds)
        except InputRefused as refused:
            yield Refusal(refused=refused, origin=origin_at(path))


def _receive(
    settings: Settings, run_key: str, found: Iterable[Arrival | Waiting | Refusal]
) -> tuple[list[Delivery], int]:
    raw = RawZone(settings.raw)
    received = (_put(raw, arrival, settings.max_dump_bytes) for arrival in found if not isinstance(arrival, Waiting))
    deliveries: list[Delivery] = []
    refused = 0
    with warehouse(settings) as engine:
        while together := list(islice(received, _TOGETHER)):
            taken = {origin: outcome for origin, outcome in together if isinstance(outcome, Delivery)}
            refusals = [outcome for _, outcome in together if isinstance(outcome, Refusal)]
            # Before bronze has them: what it knows can be made again from the raw zone.
            record(raw, map(_for_the_record, taken.values()))
            _enter(engine, run_key, taken, refusals)
            deliveries += taken.values()
            refused += len(refusals)
    return deliveries, refused


def _put(raw: RawZone, arrival: Arrival | Refusal, max_bytes: int) -> tuple[str, Delivery | Refusal]:
    """Where it was found, and what became of it."""
    if isinstance(arrival, Refusal):
        return arrival.origin, arrival
    try:
        with arrival.open() as stream:
            stored = raw.put(stream, arrival.name, max_bytes)
    except InputRefused as refused:
        return arrival.origin, Refusal(refused=refused, origin=arrival.origin, arrived_at=arrival.arrived_at)
    return arrival.origin, Delivery(
        name=arrival.name, arrived_at=arrival.arrived_at, sha256=stored.sha256, size_bytes=stored.size_bytes
    )


def _for_the_record(delivery: Delivery) -> Delivered:
    return Delivered(
        name=delivery.name,
        arrived_at=delivery.arrived_at,
        sha256=delivery.sha256,
        size_bytes=delivery.size_bytes,
    )


def _enter(engine: Engine, run_key: str, taken: Mapping[str, Delivery], refusals: Sequence[Refusal]) -> None:
    with writing(engine) as connection:
        add_deliveries(connection, list(taken.values()))
        quarantine.refuse(connection, run_key, refusals, now())
        quarantine.resolve_received(connection, taken.keys(), now())
