"""Runs whose process is gone, killed or with its machine: what they loaded is whole, and counted as they are closed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select, update

from etl.load.claims import is_claimed
from etl.load.ledger import Status, totals, totals_row
from etl.load.tables import ops

_RUN = ops.RUN.c
_RUNNING = select(_RUN.run_key).where(_RUN.status == Status.RUNNING.value)


def close_abandoned(connection: Connection, now: datetime, *, over: str | None = None, but: str = "") -> None:
    """Close the runs that are said to be running and that no process holds a claim to, with their totals.

    Runs of Airflow hold no claim. Those of the job ``over`` are closed too, all ``but`` one: whoever begins that one
    knows from Airflow that no other is going on.
    """
    ended = [*_unheld(connection), *_unclaimed(connection, over, but)]
    for run_key in ended:
        values = {"status": Status.ABANDONED.value, "finished_at": now, **totals_row(totals(connection, run_key))}
        connection.execute(update(ops.RUN).where(_RUN.run_key == run_key).values(values))


def killed(connection: Connection) -> tuple[str, ...]:
    """Keys of the runs whose process is gone, and which no later run has closed yet."""
    return tuple(_unheld(connection))


def _unheld(connection: Connection) -> list[str]:
    claimed = _RUNNING.where(_RUN.is_claimed).order_by(_RUN.run_key)
    return [run_key for run_key in connection.execute(claimed).scalars().all() if not is_claimed(connection, run_key)]


def _unclaimed(connection: Connection, job: str | None, but: str) -> list[str]:
    unclaimed = _RUNNING.where(~_RUN.is_claimed, _RUN.job == job, _RUN.run_key != but)
    return list(connection.execute(unclaimed.order_by(_RUN.run_key)).scalars())
