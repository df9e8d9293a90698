"""What all DAGs share: who owns them, when a task is tried again, which interval a run is about, and how it ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from airflow.sdk import (
    Asset,
    Context,
    ExceptionRetryPolicy,
    Param,
    RetryAction,
    RetryRule,
    TriggerRule,
    task,
)
from lineage import tell_lineage
from links import LedgerLink, with_links

from etl import jobs
from etl.errors import Unavailable
from etl.jobs import Interval
from etl.keys import key
from etl.settings import load_settings

if TYPE_CHECKING:
    from airflow.sdk import XComArg

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
    "retry_exponential_backoff": 2,  # `True` is no multiplier to a mapped task
    "max_retry_delay": timedelta(minutes=30),
    # Waiting helps against nothing else: what Warraq refuses today it refuses in two minutes. A worker that dies
    # raises nothing and is therefore retried by the scheduler.
    "retry_policy": ExceptionRetryPolicy(
        rules=[RetryRule(exception=Unavailable, action=RetryAction.RETRY, reason="a service did not answer")],
        default=RetryAction.FAIL,
    ),
}


def _instant_field(title: str, description: str) -> Param:
    """A date picker. The pattern says what its format means, which is checked on some machines and not on others."""
    pattern = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$"
    schema = {"type": ["null", "string"], "format": "date-time", "pattern": pattern, "title": title}
    return Param(None, description=description, schema=schema)


def day_field(title: str, description: str) -> Param:
    """A picker of days."""
    schema = {"type": ["null", "string"], "format": "date", "pattern": r"^\d{4}-\d\d-\d\d$", "title": title}
    return Param(None, description=description, schema=schema)


def choice_field(title: str, description: str, choices: Sequence[str]) -> Param:
    """A list to choose one of, or none."""
    return Param(None, description=description, schema={"enum": [None, *choices], "title": title})


CHUNK_NAME = (
    "{{ ti.map_index + 1 }}: {{ task.op_kwargs.dump_keys | length }} dumps"
    "{{ ' of ' + holds if holds is defined and holds else '' }}"
)
"""What a task that was mapped over chunks of dumps is called in the UI."""

ARRIVAL_FORM = {
    "arrived_from": _instant_field(
        "Arrived from", "Load the dumps that arrived at this time or later. Empty: a day before *Arrived before*."
    ),
    "arrived_before": _instant_field(
        "Arrived before", "Load the dumps that arrived earlier than this. Empty: the time of this run."
    ),
}
"""The form of a run by hand; scheduled runs and backfills leave it empty and own their data interval."""

ARRIVAL_FIELDS = {
    "arrived_from": _instant_field("Arrived from", "Only dumps that arrived at this time or later. Empty: any time."),
    "arrived_before": _instant_field("Arrived before", "Only dumps that arrived earlier than this. Empty: any time."),
}
"""The same two fields where they only narrow down what is chosen otherwise."""

PUBLICATION_FORM = {
    "published_from": _instant_field(
        "Published from",
        "Fetch what was published or changed at this time or later. Empty: a day before *Published before*.",
    ),
    "published_before": _instant_field(
        "Published before", "Fetch what was published or changed earlier than this. Empty: the time of this run."
    ),
}
"""The same of a run that fetches."""


def open_run(context: Context, interval: Interval | None = None) -> str:
    """Open the run in the ledger; its key, which retries of a task share, while a reprocessed run gets another.

    Where no other run of the DAG is going on, those that the ledger holds to be running were ended by a person, who
    marked them in Airflow: they are closed.
    """
    run, task_instance = context["dag_run"], context["ti"]
    run_key = key(run.dag_id, run.run_id, str(run.start_date))
    is_alone = task_instance.get_dr_count(dag_id=run.dag_id, states=["running"]) <= 1
    jobs.begin_run(load_settings(), job=run.dag_id, run_key=run_key, interval=interval, is_alone=is_alone)
    return run_key


def arrival_interval(context: Context) -> Interval:
    """The arrivals that a run owns; by hand and without a form, a dump put into the landing zone just now is one."""
    return _interval(context, ARRIVAL_FORM)


def publication_interval(context: Context) -> Interval:
    """The interval whose publications and changes a run fetches."""
    return _interval(context, PUBLICATION_FORM)


def _interval(context: Context, fields: Mapping[str, Param]) -> Interval:
    """What a run owns.

    A scheduled run or a backfill owns its data interval. A run by hand owns what its form states, and where the form
    is empty the day before it was triggered (or before the logical date that it was given).
    """
    run, form = context["dag_run"], context["params"]
    first, last = fields
    if form[first] or form[last]:
        end = instant_of(form[last]) or run.run_after
        start = instant_of(form[first]) or end - DAY
    elif run.run_type in ("scheduled", "backfill") and run.data_interval_start and run.data_interval_end:
        start, end = run.data_interval_start, run.data_interval_end
    else:
        end = run.logical_date or run.run_after
        start = end - DAY
    if start >= end:
        names = " must be earlier than ".join(f"'{field.schema['title']}'" for field in fields.values())
        raise ValueError(f"{names}; they are {start} and {end}.")
    return Interval(start=start.astimezone(UTC), end=end.astimezone(UTC))


def instant_of(text: str | None) -> datetime | None:
    """An instant of the form, if it states one; a time without an offset is UTC, as everywhere in Warraq."""
    if not text:
        return None
    stated = datetime.fromisoformat(text)
    return stated if stated.tzinfo else stated.replace(tzinfo=UTC)


@task(trigger_rule=TriggerRule.NONE_FAILED)  # a night that brought nothing has no chunks, and is checked all the same
def check(run_key: str) -> dict[str, int]:
    """Run `sql/checks` over what the run touched; the rows found are in `ops_check_result`."""
    try:
        return asdict(jobs.check(load_settings(), run_key))
    finally:  # also of checks that failed
        tell_lineage(lambda of: of.check(run_key))


@task(task_id="report", trigger_rule=TriggerRule.ALL_DONE_MIN_ONE_SUCCESS)  # once `begin` succeeded, whatever followed
def _report(run_key: str) -> dict[str, int | str]:
    """Close the run in `ops_run` with its totals, also when something failed."""
    return asdict(jobs.finish_run(load_settings(), run_key))


def report(run_key: str) -> XComArg:
    """The task that closes the run, with a button that leads to its rows in the ledger."""
    return with_links(_report(run_key), LedgerLink())
