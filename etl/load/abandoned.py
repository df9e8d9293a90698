"""Runs whose process is gone, killed or with its machine: what they loaded is whole, and counted as they are closed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select, update

from etl.load.claims import is_claimed
from etl.load.ledger import Status, totals, totals_row
from etl.load.tables import ops

_RUN = ops.RUN.c


def close_abandoned(connection: Connection, now: datetime) -> None:
    """Close the runs that are said to be running and that no process holds a claim to, with their totals."""
    running = select(_RUN.run_key).where(_RUN.status == Status.RUNNING.value, _RUN.is_claimed)
    for run_key in connection.execute(running.order_by(_RUN.run_key)).scalars().all():
        if not is_claimed(connection, run_key):
            counted = totals_row(totals(connection, run_key))
            values = {"status": Status.ABANDONED.value, "finished_at": now, **counted}
            connection.execute(update(ops.RUN).where(_RUN.run_key == run_key).values(values))
