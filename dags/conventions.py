"""What all DAGs share: who owns them, when a task is tried again, and which arrivals a run is about."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from airflow.sdk import Asset, ExceptionRetryPolicy, Param, RetryAction, RetryRule, get_current_context

from etl.errors import Unavailable
from etl.jobs import Interval
from etl.keys import key

WAREHOUSE = Asset(name="news_warehouse", uri="warraq://warehouse")
"""Updated by every run that loaded, passed its checks and stands in the ledger; other DAGs can be scheduled on it."""

POOL = "warehouse"
"""Every task takes a slot of it, since every task holds a connection: one slot on SQLite, which has one writer."""

DAY = timedelta(days=1)

DEFAULT_ARGS: dict[str, Any] = {
    "owner": "newsdesk",
    "pool": POOL,
    "retries": 3,
    "retry_delay": timedelta(minutes=2),
    "retry_exponential_backoff": True,
    "max_retry_delay": timedelta(minutes=30),
    # Waiting helps against nothing else: what Warraq refuses today it refuses in two minutes. A worker that dies
    # raises nothing and is therefore retried by the scheduler.
    "retry_policy": ExceptionRetryPolicy(
        rules=[RetryRule(exception=Unavailable, action=RetryAction.RETRY, reason="a service did not answer")],
        default=RetryAction.FAIL,
    ),
}

ARRIVAL_FORM = {
    "arrived_from": Param(
        None,
        type=["null", "string"],
        format="date-time",
        title="Arrived from",
        description="Load the dumps that arrived at this time or later. Empty: one day before *Arrived before*.",
    ),
    "arrived_before": Param(
        None,
        type=["null", "string"],
        format="date-time",
        title="Arrived before",
        description="Load the dumps that arrived earlier than this. Empty: the time of this run.",
    ),
}
"""The form of a run by hand; scheduled runs and backfills leave it empty and take their data interval."""


def new_run_key() -> str:
    """The ledger's key of this execution of a DAG run: retries of a task share it, a reprocessed run gets another."""
    run = get_current_context()["dag_run"]
    return key(run.dag_id, run.run_id, str(run.start_date))


def arrival_interval() -> Interval:
    """The arrivals that the current run owns.

    A scheduled run or a backfill owns its data interval. A run by hand owns what its form states, and where the form
    is empty the day before it was triggered (or before the logical date it was given), so that a dump that has just
    been put into the landing zone is loaded.
    """
    context = get_current_context()
    run, form = context["dag_run"], context["params"]
    if run.run_type in ("scheduled", "backfill") and run.data_interval_start and run.data_interval_end:
        start, end = run.data_interval_start, run.data_interval_end
    else:
        end = run.logical_date or run.run_after
        start = end - DAY
    if form["arrived_before"]:
        end = _instant(form["arrived_before"])
        start = end - DAY
    if form["arrived_from"]:
        start = _instant(form["arrived_from"])
    return Interval(start=start.astimezone(UTC), end=end.astimezone(UTC))


def _instant(text: str) -> datetime:
    """An instant of the form; a time without an offset is UTC, as everywhere in Warraq."""
    stated = datetime.fromisoformat(text)
    return stated if stated.tzinfo else stated.replace(tzinfo=UTC)
