"""Every night, load the dumps that arrived in the last interval into the warehouse.

A run owns the dumps that **arrived** between 02:00 and 02:00 UTC. Running it again, tonight or in a year, replaces the
rows of the same pages and never doubles them: so a **backfill** over a range of days is always safe, and is how days
that were missed, or loaded by an older parser, are loaded again.

```mermaid
flowchart LR
    begin --> receive --> plan --> load["parse_and_load, once a chunk"] --> check --> report --> publish --> announce
    load --> alarm --> tell
```

| task | what it does |
|---|---|
| `begin` | opens the run in `ops_run`; everything that follows is counted under its key |
| `receive` | copies what arrived into the raw zone; the rest goes to `ops_quarantine`, or waits in `ops_waiting` |
| `plan` | lists the dumps of the interval from the ledger, in chunks; works when the landing zone was emptied since |
| `parse_and_load` | reads the pages of a chunk and replaces their rows; the ledger row commits with them |
| `check` | runs `sql/checks` over what the run touched; rows found by a *fail* check fail the task |
| `alarm` | compares each publisher's volume, freshness, fields, split and issues with its last eight weeks |
| `tell` | by mail and by webhook, each in its turn: what is newly unusual, or usual again; silent in a backfill |
| `report` | closes the run in `ops_run` with its totals (refused and waiting inputs too), also when something failed |
| `publish` | writes the run's report page, also when something failed; *Report page* in its *Details* leads to it |
| `announce` | tells Airflow that the warehouse has news, only after a run in which all went well |

When a run ends, its counts become its note. In the grid a chunk is named by the day and the publishers that it holds.
Where `WARRAQ_BROWSE_URL` says where `warraq browse` serves the warehouse, *Ledger rows* in the *Details* of `report`
and `publish` leads to the run's row of `ops_run`.

## By hand

*Trigger* loads what arrived in the last 24 hours up to now. To load another range, fill in the form, or use
*Backfill*, which makes one run a day. From the shell:
`airflow backfill create --dag-id load_news --from-date 2024-09-01 --to-date 2024-09-08 --reprocess-behavior completed`.

## What to do when it fails

1. **Open the red task's log**; its last lines say what was expected, what was found, where, and what to do.
2. `begin` failed: the warehouse is down, or behind its migrations (run *maintain_warehouse*). Then clear `begin`.
3. `receive` or `plan` failed: the landing or raw zone cannot be read or is full. Put it right and clear the task.
4. `parse_and_load` failed: the rows of that chunk are as they were before. Clear the one red chunk.
5. `check` failed: the data is loaded and safe. `SELECT * FROM ops_check_result` says which rows; when it is settled,
   clear `check`.

6. `publish` failed: the data is loaded and safe. Make room in `WARRAQ_REPORTS`, and clear `publish`.
7. `alarm` is green however much is unusual; `warraq alarms list` says what. `tell` failed: the mail server or the
   webhook did not answer. Clear it: each is told by itself, and what one of them took is not sent to it again.

A run that a person marks as failed here stays `running` in `ops_run` until the next run that has no other beside it,
which closes it as `abandoned`.

A run that has not ended four hours after it was queued is told in the same way, and goes on.

`warraq quarantine list` shows what was refused, `warraq quarantine replay` tries it again; a file that waits is taken
by the next run, whatever its arrival. `gold_input_outcome` has a row for every input.

Clearing a task runs what follows it too, under the same key in the ledger. A service that does not answer is
tried four times before its task turns red; nothing else is tried twice.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from typing import cast

from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.sdk import DAG, CronDataIntervalTimetable, TriggerRule, chain, get_current_context, task
from conventions import (
    ARRIVAL_FORM,
    CHUNK_NAME,
    DEFAULT_ARGS,
    WAREHOUSE,
    arrival_interval,
    check,
    open_run,
    report,
)
from lineage import tell_lineage
from links import LedgerLink, ReportLink, with_links
from notices import alarm, deadline, tell

from etl import jobs
from etl.alarms import Channel
from etl.settings import load_settings

READ_A_CHUNK = "Read the pages of one chunk of dumps and replace their rows, with the ledger rows that count them."

with DAG(
    "load_news",
    description="Nightly: dumps that arrived → raw zone → pages → silver and gold tables, checked and counted",
    schedule=CronDataIntervalTimetable("0 2 * * *", timezone="UTC"),
    start_date=datetime(2000, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULT_ARGS,
    params=ARRIVAL_FORM,
    deadline=deadline(),
    tags=["nightly", "backfill"],
    doc_md=__doc__,
):

    @task
    def begin() -> str:
        """Open the run in `ops_run` and hand its key on."""
        context = get_current_context()
        return open_run(context, arrival_interval(context))

    @task
    def receive(run_key: str) -> dict[str, int]:
        """Copy the dumps that arrived in the interval into the raw zone; the refused ones go to `ops_quarantine`."""
        received = jobs.receive(load_settings(), run_key, arrival_interval(get_current_context()))
        tell_lineage(lambda of: of.receive(received))
        return asdict(received)

    @task
    def plan(run_key: str) -> list[list[str]]:
        """List the dumps of the interval in chunks, from the ledger of deliveries."""
        return jobs.plan(load_settings(), run_key, arrival_interval(get_current_context()))

    @task(
        map_index_template=CHUNK_NAME,
        doc_md=READ_A_CHUNK,  # Airflow shows the docstring of a task only where the task is not mapped
    )
    def parse_and_load(run_key: str, dump_keys: list[str]) -> dict[str, int]:
        """Load one chunk, and name it by its days before and by its publishers too after."""
        settings, shown = load_settings(), get_current_context()
        shown["holds"] = jobs.name_chunk(settings, dump_keys)  # type: ignore[typeddict-unknown-key]
        counts = jobs.load_chunk(settings, run_key, dump_keys)
        shown["holds"] = jobs.name_chunk(settings, dump_keys)  # type: ignore[typeddict-unknown-key]
        tell_lineage(lambda of: of.load(counts))
        return asdict(counts)

    @task(trigger_rule=TriggerRule.ALL_DONE_MIN_ONE_SUCCESS)  # as `report` does
    def publish(run_key: str) -> dict[str, str]:
        """Write the report page of the run; *Report page* in its *Details* leads to it."""
        return asdict(jobs.write_report(load_settings(), run_key))

    # `report` and `publish` run in any case, and would turn a failed run green if they came last: this one needs all
    # to be well.
    announce = EmptyOperator(task_id="announce", outlets=[WAREHOUSE], doc_md="Marks the warehouse's asset as updated.")

    run_key = cast("str", begin())  # a promise of it, which Airflow fulfils when a task starts
    chunks = plan(run_key)
    loaded = parse_and_load.partial(run_key=run_key).expand(dump_keys=chunks)
    checked = check(run_key)
    published = with_links(publish(run_key), ReportLink(), LedgerLink())
    closed = report(run_key)
    chain(receive(run_key), chunks, loaded, checked, closed, published, announce)
    [checked, closed] >> announce
    chain(loaded, alarm(run_key), tell.partial(run_key=run_key).expand(channel=[channel.value for channel in Channel]))
