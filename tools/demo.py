"""Load the sample day through Airflow and show what became of it: ``make demo``.

It runs the same `load_news` that a scheduler runs every night, for one day, in one process (``airflow dags test``).
"""

from __future__ import annotations

import os
import sys
import time
from datetime import date, timedelta

from rich.console import Console
from rich.table import Table
from sqlalchemy import Connection, create_engine, text

from etl import jobs
from etl.errors import WarraqError
from etl.settings import load_settings
from tools.local_airflow import HOME, SAMPLES, AirflowFailed, environment, prepare, run

LAYERS = {
    "bronze": ("bronze_dump", "bronze_page", "bronze_receipt"),
    "silver": ("silver_page", "silver_block", "silver_article", "silver_caption", "silver_related_card"),
    "gold": ("gold_story", "gold_story_relation"),
    "ops": ("ops_run", "ops_check_result", "ops_quarantine"),
}

ARTICLES = """
SELECT
    article.headline AS article,
    card.headline AS card
FROM silver_article AS article
LEFT JOIN silver_related_card AS card ON card.article_key = article.article_key
ORDER BY article.page_key, article.position, card.position
"""

ISSUES = """
SELECT
    issue.code AS code,
    COUNT(*) AS issue_count,
    MIN(issue.detail) AS example
FROM silver_issue AS issue
GROUP BY issue.code
ORDER BY issue.code
"""

NEXT = """
What to try next:
  [bold].venv/bin/warraq run FILE…[/]      load your own dumps, without Airflow
  [bold].venv/bin/warraq show PAGE[/]      every line of a page, with its role
  [bold].venv/bin/warraq status[/]         what the warehouse holds
  [bold]make airflow[/]                    Airflow's user interface: trigger, backfill, watch
"""


def main() -> int:
    """Run the demo; 1 and a paragraph that says why where something failed."""
    console = Console()
    try:
        _demo(console)
    except (AirflowFailed, WarraqError) as error:
        console.print(str(error), style="red", markup=False)
        return 1
    return 0


def _demo(console: Console) -> None:
    began = time.monotonic()
    day = min(date.fromisoformat(folder.name) for folder in SAMPLES.iterdir() if folder.is_dir())
    os.environ["WARRAQ_LANDING"] = str(SAMPLES)
    warraq = load_settings()
    airflow = environment(HOME)
    console.print(f"Preparing Airflow in {HOME.name}/ and the warehouse {warraq.warehouse_url} …")
    prepare(airflow)
    jobs.migrate(warraq)
    console.print(f"Running the DAG load_news for the dumps that arrived on {day} …")
    # A run takes the day that ends at its logical date; nights end at 02:00.
    run("dags", "test", "load_news", f"{day + timedelta(days=1)}T02:00:00+00:00", settings=airflow)
    with create_engine(warraq.warehouse_url).connect() as warehouse:
        for table in (_counts(warehouse), _articles(warehouse), _issues(warehouse)):
            console.print(table)
    console.print(NEXT)
    console.print(f"[dim]{time.monotonic() - began:.0f} s; Airflow's log is {HOME.name}/dags-test.log[/]")


def _counts(warehouse: Connection) -> Table:
    table = Table("layer", "table", "rows", title="Rows in the warehouse", title_justify="left")
    table.columns[2].justify = "right"
    for layer, names in LAYERS.items():
        for name in names:
            rows = warehouse.scalar(text(f"SELECT COUNT(*) FROM {name}"))  # noqa: S608  # the names stand above
            table.add_row(layer, name, str(rows))
        table.add_section()
    return table


def _articles(warehouse: Connection) -> Table:
    table = Table("article", "related card", title="Articles and their related cards", title_justify="left")
    previous = None
    for row in warehouse.execute(text(ARTICLES)):
        table.add_row("" if row.article == previous else row.article, row.card or "")
        previous = row.article
    return table


def _issues(warehouse: Connection) -> Table:
    table = Table("issue", "rows", "example", title="Issues: what a person should look at", title_justify="left")
    for row in warehouse.execute(text(ISSUES)):
        table.add_row(row.code, str(row.issue_count), row.example)
    return table


if __name__ == "__main__":
    sys.exit(main())
