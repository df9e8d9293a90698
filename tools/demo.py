"""Load the sample day through Airflow and show what became of it: ``make demo``.

It runs the same ``load_news`` that a scheduler runs every night, for one day, in one process (``airflow dags test``).
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from rich.console import Console
from rich.table import Column, Table
from sqlalchemy import make_url

from etl import jobs
from etl.errors import WarraqError
from etl.settings import Settings, load_settings
from tools.local_airflow import HOME, SAMPLES, AirflowFailed, end_by_signal, environment, prepare, run

FAILED, INTERRUPTED = 1, 130
RUN_SECONDS = 100
"""Where a service does not answer, Airflow would try again for a quarter of an hour."""

NEXT = """
What to try next:
  .venv/bin/warraq run FILE…       load dumps of your own, without Airflow
  .venv/bin/warraq show FILE       every line of a page, with its role and article
  .venv/bin/warraq status          what the warehouse holds, and its last runs
  make airflow                     Airflow in the browser: trigger, backfill, watch
  docs/                            how it works, and every table and column in words
"""


def main() -> int:
    """Run the demo; where something failed, one paragraph says what."""
    console = Console(soft_wrap=True, highlight=False, markup=False)
    began = time.monotonic()
    end_by_signal()
    try:
        warehouse = load_sample_day(console, HOME)
        show(console, warehouse)
    except (AirflowFailed, WarraqError) as error:
        console.print(str(error), style="red")
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    console.print(NEXT)
    console.print(
        f"Took {time.monotonic() - began:.0f} s. Airflow's own log is {HOME.name}/dags-test.log.", style="dim"
    )
    return 0


def load_sample_day(console: Console, home: Path) -> Settings:
    """Run ``load_news`` for the first day of the samples, with Airflow's files in ``home``; where the rows are."""
    day = min(date.fromisoformat(folder.name) for folder in SAMPLES.iterdir() if folder.is_dir())
    # Nobody is told about samples; besides, `airflow dags test` runs no DAG with a deadline (docs/adr/0027-alarms.md).
    os.environ |= {"WARRAQ_LANDING": str(SAMPLES), "WARRAQ_ALARM_MAIL": "", "WARRAQ_ALARM_WEBHOOK": ""}
    warehouse = load_settings()
    airflow = environment(home)
    console.print(f"Preparing Airflow in {home.name}/ and the warehouse {make_url(warehouse.warehouse_url)!r} …")
    prepare(airflow)
    jobs.migrate(warehouse)
    console.print(f"Running the DAG load_news for the dumps that arrived on {day} …\n")
    # A run by hand takes the day that ends at its logical date, and nights end at 02:00.
    run("dags", "test", "load_news", f"{day + timedelta(days=1)}T02:00:00+00:00", settings=airflow, seconds=RUN_SECONDS)
    return warehouse


def show(console: Console, warehouse: Settings) -> None:
    """Print what the warehouse holds: rows by layer, articles with their cards, issues."""
    console.print(_rows(jobs.status(warehouse).rows))
    for line in _articles(jobs.ask(warehouse, "cards_of_each_article")):
        console.print(line)
    console.print(_table("Issues", jobs.ask(warehouse, "issues_by_code")))


def _rows(counts: dict[str, int]) -> Table:
    table = Table("layer", "table", Column("rows", justify="right"), title="Rows", title_justify="left")
    for layer, names in groupby(counts, key=lambda name: name.partition("_")[0]):
        for name in names:
            table.add_row(layer, name, str(counts[name]))
        table.add_section()
    return table


def _articles(cards: jobs.Answer) -> Iterator[str]:
    yield "\nArticles, and below each the related cards that it carries"
    for _, rows in groupby(cards.rows, key=itemgetter(0)):
        carried = list(rows)
        _, publisher, seen_as, headline, *_ = carried[0]
        yield f"{headline}  ({publisher}, {seen_as})"
        yield from (f"    · {card}  (its story is {story})" for *_, card, story in carried if card is not None)
    yield ""


def _table(title: str, answer: jobs.Answer) -> Table:
    table = Table(*answer.columns, title=f"{title}: {answer.question}", title_justify="left")
    for row in answer.rows:
        table.add_row(*map(str, row))
    return table


if __name__ == "__main__":
    sys.exit(main())
