"""What the raw zone has on record, entered in the warehouse again: the beginning of making a lost one anew."""

from __future__ import annotations

from etl.errors import InputRefused
from etl.extract.journal import recorded, recorded_takedowns
from etl.extract.raw import RawZone
from etl.jobs.warehouse import warehouse
from etl.load import takedown
from etl.load.bronze import Delivery, add_deliveries
from etl.load.engine import writing
from etl.settings import Settings


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
