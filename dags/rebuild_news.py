"""By hand: read pages again from the raw zone and replace their rows, by publisher or by the parser that read them.

For after a publisher's profile or the parser was changed. Nothing is fetched or received: the bytes are in the raw
zone, and pages whose rows come out the same are left as they are.

```mermaid
flowchart LR
    begin --> rebuild --> check --> report --> announce
```

| task | what it does |
|---|---|
| `begin` | opens the run in `ops_run` |
| `rebuild` | reads the pages that the form selects again, and replaces the rows of those that changed |
| `check` | runs `sql/checks` over what the run touched |
| `report` | closes the run in `ops_run` with its totals, also when something failed |
| `announce` | tells Airflow that the warehouse has news, only after a run in which all went well |

## What to do when it fails

1. **Open the red task's log**; its last lines say what was expected, what was found, where, and what to do.
2. `begin` failed: the warehouse is down, or behind its migrations (run *maintain_warehouse*). Then clear `begin`.
3. `rebuild` failed: what it replaced so far is whole and stays. Clear the task; it goes through the selection again.
4. `check` failed: the data is loaded and safe. `SELECT * FROM ops_check_result` says which rows; when it is settled,
   clear `check`.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import cast

from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.sdk import DAG, Param, chain, get_current_context, task
from conventions import DEFAULT_ARGS, WAREHOUSE, check, new_run_key, report

from etl import jobs
from etl.settings import load_settings

with DAG(
    "rebuild_news",
    description="By hand: silver rows again from the raw zone, by publisher or parser version",
    schedule=None,
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULT_ARGS,
    params={
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
    },
    tags=["by hand"],
    doc_md=__doc__,
):

    @task
    def begin() -> str:
        """Open the run in `ops_run` and hand its key on."""
        run_key = new_run_key(get_current_context())
        jobs.begin_run(load_settings(), job="rebuild_news", run_key=run_key, interval=None)
        return run_key

    @task
    def rebuild(run_key: str) -> dict[str, int]:
        """Read the pages that the form selects again, and replace the rows of those that changed."""
        form = get_current_context()["params"]
        counts = jobs.rebuild(
            load_settings(),
            run_key=run_key,
            publisher=form["publisher"],
            parser_version_below=form["parser_version_below"],
        )
        return asdict(counts)

    announce = EmptyOperator(task_id="announce", outlets=[WAREHOUSE], doc_md="Marks the warehouse's asset as updated.")

    run_key = cast("str", begin())  # a promise of it, which Airflow fulfils when a task starts
    checked = check(run_key)
    chain(rebuild(run_key), checked, report(run_key), announce)
    checked >> announce
