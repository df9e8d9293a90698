"""Weekly and by hand: bring the warehouse up to this version of Warraq, complete takedowns, let go what is old.

```mermaid
flowchart LR
    migrate --> complete_takedowns --> let_go
```

| task | what it does |
|---|---|
| `migrate` | applies the migrations that are missing and makes the gold views anew |
| `complete_takedowns` | completes the takedowns (`warraq takedown`) that were interrupted |
| `let_go` | removes what is older than `WARRAQ_KEEP_…_DAYS` keep it; nothing, where none is set |

## What to do when it fails

1. **Open the task's log**; its last lines say what was expected, what was found, where, and what to do.
2. *The warehouse did not answer*, four times: see that it is up and that `WARRAQ_WAREHOUSE_URL` is right, and clear the
   task.
3. *The warehouse is ahead of this code*: a newer Warraq migrated it. Install that version on this worker.

4. `complete_takedowns` failed: a dump of the raw zone is damaged. Deliver it again, and clear the task.
5. `let_go` failed: clear the task; what was removed before it failed stays removed.

A migration that fails leaves the warehouse as it was.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime

from airflow.sdk import DAG, CronTriggerTimetable, task
from conventions import DEFAULT_ARGS

from etl import jobs
from etl.settings import load_settings

with DAG(
    "maintain_warehouse",
    description="Weekly and by hand: migrations and views, takedowns that were interrupted, retention",
    schedule=CronTriggerTimetable("0 4 * * 6", timezone="UTC"),
    start_date=datetime(2000, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULT_ARGS,
    tags=["weekly", "by hand"],
    doc_md=__doc__,
):

    @task
    def migrate() -> dict[str, object]:
        """Apply the migrations that are missing and make the gold views anew."""
        return asdict(jobs.migrate(load_settings()))

    @task
    def complete_takedowns() -> dict[str, int]:
        """Complete the takedowns that were interrupted; how many there were."""
        return {"takedowns": jobs.finish_takedowns(load_settings())}

    @task
    def let_go() -> dict[str, int]:
        """Remove what is older than the settings keep it; how much of each layer that has a limit."""
        return {layer.layer: layer.items for layer in jobs.let_go(load_settings())}

    migrate() >> complete_takedowns() >> let_go()
