"""By hand: read dumps again from the raw zone, see what would change, and publish it once a person has approved.

For after a publisher's profile or the parser was changed, or what was refused can now be read. Nothing is fetched or
received: the bytes are in the raw zone. Of several fields of the form all must hold; the dumps that hold such pages are
read again, and all their pages are brought up to date. An empty form reads everything.

```mermaid
flowchart LR
    begin --> select --> compare["compare, once a chunk"] --> approve{{"approve"}} --> begin_publishing
    begin_publishing --> publish["publish, once a chunk"] --> check --> report --> announce
```

| task | what it does |
|---|---|
| `begin` | opens the run in `ops_run` |
| `select` | begins the plan in `ops_plan`, and lists the dumps that the form selects, in chunks |
| `compare` | reads a chunk and notes in `ops_plan_page` and `ops_plan_change` what publishing it would change |
| `approve` | writes the plan's page to `WARRAQ_REPORTS`, shows the plan and waits; skips what follows a dry run |
| `begin_publishing` | lists the dumps of the approved plan |
| `publish` | reads a chunk again and swaps its rows in one transaction: what the plan says, or nothing |
| `check` | runs `sql/checks` over what the run touched |
| `report` | closes the run in `ops_run` with its totals, also when something failed |
| `announce` | tells Airflow that the warehouse has news, only after rows were published and all went well |

## By hand

*Trigger* makes a plan, and no more: *Dry run* is on until somebody turns it off. Then the run waits at `approve`:
open the red-ringed bell *Required actions*, read, and press *Approve* or *Reject*. `warraq rebuild` makes the same plan
from a shell, and `warraq rebuild --publish PLAN` publishes one that a dry run has left.

```sql
SELECT field, COUNT(*) FROM ops_plan_change WHERE plan_key = '…' GROUP BY field ORDER BY 2 DESC;
SELECT * FROM ops_plan ORDER BY made_at DESC;
```

## What to do when it fails

1. **Open the red task's log**; its last lines say what was expected, what was found, where, and what to do.
2. `begin` failed: the warehouse is down, or behind its migrations (run *maintain_warehouse*). Then clear `begin`.
3. `compare` failed: nothing was changed. Put right what its log names and clear the one red chunk.
4. `approve` failed: nobody answered in time; the plan is *expired* and nothing was changed. Trigger a new run.
   Or the plan's page could not be written: make room in `WARRAQ_REPORTS`, and clear `approve`.
5. `publish` failed: that chunk is as it was, the others are published. Where the warehouse changed since the plan was
   made, trigger a new run; otherwise clear the chunk.
6. `check` failed: the data is loaded and safe. `SELECT * FROM ops_check_result` says which rows; when it is settled,
   clear `check`.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import cast

from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.sdk import DAG, Param, TriggerRule, chain, get_current_context, task
from approval import ApprovePlan
from conventions import (
    ARRIVAL_FIELDS,
    CHUNK_NAME,
    DEFAULT_ARGS,
    WAREHOUSE,
    check,
    choice_field,
    day_field,
    instant_of,
    open_run,
    report,
)
from lineage import tell_lineage

from etl import jobs
from etl.errors import Reason
from etl.issues import Code
from etl.settings import load_settings

COMPARE_A_CHUNK = "Read one chunk of dumps, and note in the plan what publishing it would change."
PUBLISH_A_CHUNK = "Read one chunk of dumps again, and swap its rows in one transaction: as planned, or not at all."

FORM = {
    "publisher": Param(
        None,
        type=["null", "string"],
        pattern="^[a-z][a-z0-9_]*$",
        title="Publisher",
        description="Key of a profile, as `warraq publishers` lists them. Empty: all publishers.",
    ),
    "parser_version_below": Param(
        None,
        type=["null", "integer"],
        minimum=1,
        title="Parser version below",
        description="Only pages read by a parser older than this version. Empty: whatever the version.",
    ),
    "issue": choice_field(
        "Issue", "Only pages with this issue. Empty: with or without issues.", [code.value for code in Code]
    ),
    "page": Param(
        None,
        type=["null", "string"],
        pattern="^[0-9a-f]{32}$",
        title="Page",
        description="Key of one page, as `silver_page` has it. Empty: any page.",
    ),
    "published_from": day_field("Published from", "Only articles published on this day or later. Empty: any day."),
    "published_before": day_field("Published before", "Only articles published before this day. Empty: any day."),
    **ARRIVAL_FIELDS,
    "quarantine_reason": choice_field(
        "Reason of quarantine",
        "Only dumps with something in quarantine for this reason. Empty: all.",
        [reason.value for reason in Reason],
    ),
    "dry_run": Param(
        True, type="boolean", title="Dry run", description="Make the plan and stop there. Nothing is changed."
    ),
    "auto_approve": Param(
        False,
        type="boolean",
        title="Approve by itself",
        description="Publish the plan without waiting for anybody; only without *Dry run*.",
    ),
    "minutes_to_approve": Param(
        1440,
        type="integer",
        minimum=1,
        maximum=43200,
        title="Minutes to approve",
        description="How long the run waits for an answer; it then fails, and nothing is changed.",
    ),
}

with DAG(
    "rebuild_news",
    description="By hand: what reading again would change, a person's approval, and the rows swapped",
    schedule=None,
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULT_ARGS,
    params=FORM,
    tags=["by hand"],
    doc_md=__doc__,
):

    @task
    def begin() -> str:
        """Open the run in `ops_run` and hand its key on; its plan has the same key."""
        return open_run(get_current_context())

    @task
    def select(run_key: str) -> list[list[str]]:
        """Begin the plan, and list the dumps that the form selects in chunks."""
        form = get_current_context()["params"]
        selection = jobs.Selection(
            publisher=form["publisher"],
            parser_version_below=form["parser_version_below"],
            issue=form["issue"],
            page=form["page"],
            published_from=_day(form["published_from"]),
            published_before=_day(form["published_before"]),
            arrived_from=instant_of(form["arrived_from"]),
            arrived_before=instant_of(form["arrived_before"]),
            quarantine_reason=form["quarantine_reason"],
        )
        return jobs.begin_plan(load_settings(), run_key, selection)

    def _day(stated: str | None) -> date | None:
        return date.fromisoformat(stated) if stated else None

    @task(map_index_template=CHUNK_NAME, doc_md=COMPARE_A_CHUNK)
    def compare(plan_key: str, dump_keys: list[str]) -> int:
        """Plan one chunk; how many pages would change."""
        return jobs.plan_chunk(load_settings(), plan_key, dump_keys)

    @task
    def begin_publishing(run_key: str) -> list[list[str]]:
        """List the dumps of the approved plan in chunks."""
        return jobs.begin_publishing(load_settings(), run_key, run_key)

    @task(map_index_template=CHUNK_NAME, doc_md=PUBLISH_A_CHUNK)
    def publish(run_key: str, dump_keys: list[str]) -> dict[str, int]:
        """Publish one chunk."""
        counts = jobs.publish_chunk(load_settings(), run_key, dump_keys, plan_key=run_key)
        tell_lineage(lambda of: of.load(counts))
        return asdict(counts)

    announce = EmptyOperator(task_id="announce", outlets=[WAREHOUSE], doc_md="Marks the warehouse's asset as updated.")

    run_key = cast("str", begin())  # a promise of it, which Airflow fulfils when a task starts
    compared = compare.partial(plan_key=run_key).expand(dump_keys=select(run_key))
    approve = ApprovePlan(
        task_id="approve",
        plan_key=run_key,
        trigger_rule=TriggerRule.NONE_FAILED,  # a form that selects no dump leaves nothing to compare
        doc_md="Waits until somebody has read the plan and approved it.",
    )
    chunks = begin_publishing(run_key)
    published = publish.partial(run_key=run_key).expand(dump_keys=chunks)
    checked = check(run_key)
    chain(compared, approve, chunks, published, checked, report(run_key), announce)
    [published, checked] >> announce
