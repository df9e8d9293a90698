"""Looking after the quarantine: what is in it, trying it again, and leaving it for good."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from etl.errors import InputRefused, Reason
from etl.extract.arrival import Arrival, Waiting
from etl.extract.landing import found_at
from etl.jobs.chunking import chunks
from etl.jobs.loading import load_chunk
from etl.jobs.receiving import receive_found
from etl.jobs.running import Report, a_run, check, finish_run
from etl.jobs.warehouse import now, warehouse
from etl.load import quarantine
from etl.load.batch import Refusal
from etl.load.engine import reading, writing
from etl.load.quarantine import Held
from etl.settings import Settings


def held(settings: Settings, *, reasons: Sequence[Reason] = (), with_closed: bool = False) -> tuple[Held, ...]:
    """What is in quarantine, for any of these reasons; with what was closed, if asked for."""
    statuses = tuple(quarantine.Status) if with_closed else (quarantine.Status.OPEN,)
    with warehouse(settings) as engine, reading(engine) as connection:
        return quarantine.held(connection, reasons=[reason.value for reason in reasons], statuses=statuses)


def held_as(settings: Settings, begins: str) -> Held:
    """The input in quarantine whose key begins so."""
    with warehouse(settings) as engine, reading(engine) as connection:
        return quarantine.named(connection, begins)


def replay(settings: Settings, chosen: Sequence[Held]) -> Report:
    """Try these inputs again, as a run of its own: under their first arrivals, from the raw zone where it has them."""
    with a_run(settings, "replay") as run_key:
        dump_keys = [one.dump_key for one in chosen if one.dump_key]
        dump_keys += receive_found(settings, run_key, _again(settings, chosen))
        for chunk in chunks(settings, list(dict.fromkeys(dump_keys))):
            load_chunk(settings, run_key, chunk)
        check(settings, run_key)
    return finish_run(settings, run_key)


def drop(settings: Settings, chosen: Sequence[Held], note: str) -> None:
    """Leave these inputs for good; the note says why."""
    with warehouse(settings) as engine, writing(engine) as connection:
        quarantine.drop(connection, [one.quarantine_key for one in chosen], note, now())


def _again(settings: Settings, chosen: Sequence[Held]) -> Iterator[Arrival | Waiting | Refusal]:
    for one in chosen:
        if one.origin is None:
            continue
        try:
            for found in found_at(one.origin, settle_seconds=settings.settle_seconds):
                is_same = found.origin == one.origin
                yield replace(found, arrived_at=one.arrived_at) if is_same else found
        except InputRefused as refused:
            yield Refusal(refused=refused, origin=one.origin, arrived_at=one.arrived_at)
