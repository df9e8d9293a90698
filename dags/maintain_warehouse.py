"""Weekly and by hand: bring the warehouse up to this version of Warraq, and complete what was interrupted.

```mermaid
flowchart LR
    migrate --> complete_takedowns
```

| task | what it does |
|---|---|
| `migrate` | applies the migrations that are missing and makes the gold views anew |
| `complete_takedowns` | completes the takedowns (`warraq takedown`) that were interrupted |

## What to do when it fails

1. **Open the task's log**; its last lines say what was expected, what was found, where, and what to do.
2. *The warehouse did not answer*, four times: see that it is up and that `WARRAQ_WAREHOUSE_URL` is right, and clear the
   task.
3. *The warehouse is ahead of this code*: a newer Warraq migrated it. Install that version on this worker.

4. `complete_takedowns` failed: a dump of the raw zone is damaged. Deliver it again, and clear the task.

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
    description="Weekly and by hand: migrations and views, takedowns that were interrupted",
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

    migrate() >> complete_takedowns()
