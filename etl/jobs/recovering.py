"""What the raw zone has on record, entered in the warehouse again: the beginning of making a lost one anew."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from etl import keys
from etl.errors import InputRefused
from etl.extract.journal import Expired, recorded, recorded_expiries, recorded_takedowns
from etl.extract.raw import RawZone
from etl.jobs.warehouse import warehouse
from etl.load import takedown
from etl.load.bronze import Delivery, add_deliveries, bytes_are_gone
from etl.load.engine import writing
from etl.settings import Settings


def recover(settings: Settings) -> None:
    """Enter every delivery, takedown and expiry that the raw zone has on record.

    Raises `InputRefused` for a damaged record.
    """
    raw = RawZone(settings.raw)
    with warehouse(settings) as engine:
        # First, since what was taken down must not come back for a moment.
        for kept in recorded_takedowns(raw):
            if isinstance(kept, InputRefused):
                raise kept
            with writing(engine) as connection:
                for each in kept:
                    if not takedown.is_known(connection, each.takedown_key):
                        takedown.enter(connection, each, 0)
        for found in recorded(raw):
            if isinstance(found, InputRefused):
                raise found
            deliveries = [
                Delivery(name=each.name, arrived_at=each.arrived_at, sha256=each.sha256, size_bytes=each.size_bytes)
                for each in found
            ]
            with writing(engine) as connection:
                add_deliveries(connection, deliveries)
        for expired in recorded_expiries(raw):
            if isinstance(expired, InputRefused):
                raise expired
            gone = [dump for dump in expired if not raw.holds(dump.sha256) and dump.sha256 not in raw.redacted]
            with writing(engine) as connection:
                _enter_expired(connection, gone)


def _enter_expired(connection: Connection, gone: Sequence[Expired]) -> None:
    """Let the dumps say that they cannot be read any more."""
    for dump in gone:
        bytes_are_gone(connection, [keys.dump_key(dump.sha256)], dump.expired_at)
