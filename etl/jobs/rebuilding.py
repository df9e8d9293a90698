"""From the raw zone alone: whether it is whole, and the warehouse again from what it holds."""

from __future__ import annotations

from dataclasses import dataclass

from etl.errors import InputRefused
from etl.extract.journal import recorded, recorded_takedowns
from etl.extract.raw import RawZone
from etl.extract.verifying import Examined, examine
from etl.jobs.loading import rebuild
from etl.jobs.running import Report, a_run, check, finish_run, migrate_if_new
from etl.jobs.takedown import finish_takedowns
from etl.jobs.warehouse import warehouse
from etl.load import takedown
from etl.load.bronze import Delivery, add_deliveries
from etl.load.engine import writing
from etl.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What a look at the whole raw zone found."""

    objects: int
    bytes: int
    """Of the dumps, before compression."""
    faults: tuple[Examined, ...]


def verify(settings: Settings) -> Verification:
    """Read everything in the raw zone; needs no warehouse."""
    objects = size = 0
    faults: list[Examined] = []
    for one in examine(RawZone(settings.raw)):
        objects += 1
        size += one.size_bytes
        if one.fault:
            faults.append(one)
    return Verification(objects=objects, bytes=size, faults=tuple(faults))


def rebuild_now(settings: Settings, *, publisher: str | None = None, parser_version_below: int | None = None) -> Report:
    """Read again what the raw zone holds, as a run of its own: all of it, or what a publisher or an old parser made.

    All of it begins with the deliveries that the raw zone has on record, so that it works for a new warehouse too.
    """
    migrate_if_new(settings)
    with a_run(settings, "rebuild") as run_key:
        if publisher is None and parser_version_below is None:
            recover(settings)
        rebuild(settings, run_key=run_key, publisher=publisher, parser_version_below=parser_version_below)
        finish_takedowns(settings)
        check(settings, run_key)
    return finish_run(settings, run_key)


def recover(settings: Settings) -> None:
    """Enter every delivery and takedown that the raw zone has on record; raises `InputRefused` for a damaged record."""
    with warehouse(settings) as engine:
        # First, since what was taken down must not come back for a moment.
        for kept in recorded_takedowns(RawZone(settings.raw)):
            if isinstance(kept, InputRefused):
                raise kept
            with writing(engine) as connection:
                for each in kept:
                    if not takedown.is_known(connection, each.takedown_key):
                        takedown.enter(connection, each, 0)
        for found in recorded(RawZone(settings.raw)):
            if isinstance(found, InputRefused):
                raise found
            deliveries = [
                Delivery(name=each.name, arrived_at=each.arrived_at, sha256=each.sha256, size_bytes=each.size_bytes)
                for each in found
            ]
            with writing(engine) as connection:
                add_deliveries(connection, deliveries)
