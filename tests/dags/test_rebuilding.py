"""Runs of ``rebuild_news`` that wait for nobody; tests/e2e/test_approval.py has those that a person decides."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from etl import jobs
from etl.load.engine import open_engine, writing
from tests.dags.outcome import rows, states

if TYPE_CHECKING:
    from airflow.sdk import DAG

    from etl.settings import Settings

WHEN = datetime(2024, 9, 9, tzinfo=UTC)
HEADLINES = "SELECT headline FROM silver_article"
NEW, OLD = [("افتتاح مكتبة عامة في حي الزيتون",)], [("عنوان قديم",)]


@pytest.fixture
def outdated(warehouse: Settings) -> Settings:
    """A warehouse with a page, loaded when its headline was read otherwise."""
    jobs.run(warehouse, [warehouse.landing])
    with writing(open_engine(warehouse.warehouse_url)) as connection:
        connection.exec_driver_sql("UPDATE silver_article SET headline = 'عنوان قديم'")
        connection.exec_driver_sql("UPDATE silver_page SET record_digest = 'old'")
    return warehouse


@pytest.mark.usefixtures("airflow_database")
def test_an_untouched_form_makes_a_plan_and_changes_nothing(dags: dict[str, DAG], outdated: Settings) -> None:
    run = dags["rebuild_news"].test(logical_date=WHEN)
    assert str(run.state) == "success"
    found = {task: state for task, (state, _) in states(run).items()}
    assert found == {
        **dict.fromkeys(("begin", "select", "compare[0]", "check", "report"), "success"),
        **dict.fromkeys(("approve", "begin_publishing", "publish", "announce"), "skipped"),
    }
    assert rows(outdated, HEADLINES) == OLD
    assert rows(outdated, "SELECT status FROM ops_plan") == [("open",)]
    ((plan_key,),) = rows(outdated, "SELECT plan_key FROM ops_plan")
    page = Path(outdated.reports, f"plan-{plan_key}.html").read_text(encoding="utf-8")
    assert f'<td class="before" dir="auto">{OLD[0][0]}</td><td class="after" dir="auto">{NEW[0][0]}</td>' in page
    assert rows(outdated, "SELECT field, before, after FROM ops_plan_change WHERE field = 'headline'") == [
        ("headline", *OLD[0], *NEW[0])
    ]


@pytest.mark.usefixtures("airflow_database")
def test_a_form_that_approves_by_itself_publishes_the_plan(dags: dict[str, DAG], outdated: Settings) -> None:
    form = {"dry_run": False, "auto_approve": True, "publisher": "generic", "arrived_from": "2024-09-07T00:00:00Z"}
    run = dags["rebuild_news"].test(logical_date=WHEN, run_conf=form)
    assert {state for state, _ in states(run).values()} == {"success"}
    assert rows(outdated, HEADLINES) == NEW
    assert rows(outdated, "SELECT status, decided_by FROM ops_plan") == [("approved", "auto_approve")]
    assert rows(outdated, "SELECT status FROM ops_run WHERE job = 'rebuild_news'") == [("succeeded",)]
