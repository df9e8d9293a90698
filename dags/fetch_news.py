"""Every night, fetch what the enabled publishers published or changed in the last interval, into the landing zone.

A run owns what was **published or changed** between 01:00 and 01:00 UTC, as the publishers' sitemaps and feeds state.
Its pages are WARC files in the landing zone's folder of that day, where *load_news* takes them an hour later like any
other delivery. What is held already is not asked for, so a **backfill** over a range of days fetches only what is
missing; afterwards, backfill *load_news* over the same days. Articles are asked for again 1 hour, 6 hours, 1, 3, 7
and 30 days after they were published, by the first run after that age.

Nothing is fetched until a file named by `WARRAQ_FEEDS` enables a publisher and `WARRAQ_FETCH_CONTACT` says whom sites
can write to: see docs/fetching.md.

```mermaid
flowchart LR
    begin & plan --> fetch["fetch, once a chunk of publishers"] --> check --> report --> done
```

| task | what it does |
|---|---|
| `begin` | opens the run in `ops_run`; everything that follows is counted under its key |
| `plan` | lists the enabled publishers, in chunks |
| `fetch` | reads the sitemaps and feeds of a chunk, and fetches their pages; `ops_fetch` has a row for every address |
| `check` | runs `sql/checks`; a sitemap or feed that could not be read is a warning of `listings_were_read` |
| `report` | closes the run in `ops_run`, also when something failed |
| `done` | is green only after a run in which all went well |

## By hand

*Trigger* fetches what was published or changed in the last 24 hours up to now. To fetch another range, fill in the
form, or use *Backfill*, which makes one run a day. `warraq fetch --dry-run` shows what a day would fetch.

## What to do when it fails

1. **Open the red task's log**; its last lines say what was expected, what was found, where, and what to do.
2. `begin` failed: the warehouse is down, or behind its migrations (run *maintain_warehouse*). Then clear `begin`.
3. `plan` failed: the file of feeds or a setting is wrong. Correct it and clear `plan`.
4. `fetch` failed after four tries: a sitemap or feed does not answer. All others are fetched, and safe. Clear the one
   red chunk when the site is up again; nothing is fetched twice. Then clear *load_news* of the same day.
5. A worker died: its unfinished WARC file is finished by whichever task fetches next, and no page of it is lost.

```sql
SELECT publisher_key, outcome, COUNT(*) FROM ops_fetch WHERE visited_at > '2024-09-07' GROUP BY 1, 2 ORDER BY 1, 3 DESC;
```
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from typing import cast

from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.sdk import DAG, CronDataIntervalTimetable, chain, get_current_context, task
from conventions import DEFAULT_ARGS, PUBLICATION_FORM, check, open_run, publication_interval, report
from lineage import tell_lineage

from etl import jobs
from etl.settings import load_settings

A_CHUNK = "{{ ti.map_index + 1 }}: {{ task.op_kwargs.publishers | join(', ') }}"
FETCH_A_CHUNK = "Fetch what a chunk of publishers list for the interval, and what is due again, into the landing zone."

with DAG(
    "fetch_news",
    description="Nightly: feeds and sitemaps of the enabled publishers → pages as WARC files in the landing zone",
    # An hour before load_news, whose interval holds the same noon: so it finds the files in the day's folder.
    schedule=CronDataIntervalTimetable("0 1 * * *", timezone="UTC"),
    start_date=datetime(2000, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULT_ARGS,
    params=PUBLICATION_FORM,
    tags=["nightly", "backfill"],
    doc_md=__doc__,
):

    @task
    def begin() -> str:
        """Open the run in `ops_run` and hand its key on."""
        context = get_current_context()
        return open_run(context, publication_interval(context))

    @task
    def plan() -> list[list[str]]:
        """List the enabled publishers in chunks."""
        return jobs.plan_fetch(load_settings())

    @task(map_index_template=A_CHUNK, doc_md=FETCH_A_CHUNK)
    def fetch(run_key: str, publishers: list[str]) -> dict[str, int]:
        """Fetch one chunk."""
        interval = publication_interval(get_current_context())
        fetched = jobs.fetch_chunk(load_settings(), run_key, interval, publishers)
        tell_lineage(lambda of: of.fetch())
        return asdict(fetched)

    # `report` runs in any case, and would turn a failed run green if it came last: this one needs all to be well.
    done = EmptyOperator(task_id="done", doc_md="Is green only after a run in which all went well.")

    run_key = cast("str", begin())  # a promise of it, which Airflow fulfils when a task starts
    fetched = fetch.partial(run_key=run_key).expand(publishers=plan())
    checked = check(run_key)
    chain(fetched, checked, report(run_key), done)
    checked >> done
