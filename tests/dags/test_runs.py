"""Whole runs of ``load_news`` through Airflow's own machinery, in one process and on SQLite."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from airflow.models.dagrun import DagRun
from airflow.utils.session import create_session
from sqlalchemy import update

from etl import jobs
from etl.errors import ChecksFailed, Unavailable, WarehouseAhead, WarehouseError
from etl.load.engine import open_engine, writing
from etl.settings import Settings
from tests.dags.outcome import rows, states
from tests.warehouse.pages import tables_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from airflow.sdk import DAG

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*/*"))
NIGHT_ENDS = datetime(2024, 9, 8, 2, tzinfo=UTC)


@pytest.fixture(scope="module")
def load_news(dags: dict[str, DAG], airflow_database: None) -> DAG:
    del airflow_database
    dag = dags["load_news"]
    for task in dag.tasks:
        task.retry_delay = timedelta(0)
        task.retry_exponential_backoff = False
    return dag


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Make a job raise an error, always or a number of times."""

    def fail(job: str, error: Exception, times: int | None = None) -> None:
        real = getattr(jobs, job)
        errors = iter([error] * times) if times else repeat(error)

        def failing_job(*arguments: object, **options: object) -> object:
            for failure in errors:
                raise failure
            return real(*arguments, **options)

        monkeypatch.setattr(jobs, job, failing_job)

    return fail


def test_a_run_loads_the_dumps_of_its_day_and_closes_its_ledger(load_news: DAG, warehouse: Settings) -> None:
    run = load_news.test(logical_date=NIGHT_ENDS)
    assert states(run) == {
        "begin": ("success", 1),
        "receive": ("success", 1),
        "plan": ("success", 1),
        "parse_and_load[0]": ("success", 1),
        "check": ("success", 1),
        "alarm": ("success", 1),
        "tell[0]": ("success", 1),
        "tell[1]": ("success", 1),
        "report": ("success", 1),
        "publish": ("success", 1),
        "announce": ("success", 1),
    }
    assert rows(warehouse, "SELECT name FROM bronze_dump") == [("page.txt",)]
    assert rows(warehouse, "SELECT COUNT(*) FROM silver_page") == [(1,)]
    assert rows(warehouse, "SELECT job, status FROM ops_run") == [("load_news", "succeeded")]


def test_a_night_leaves_a_report_page_to_which_a_button_of_its_task_leads(
    load_news: DAG, warehouse: Settings, tmp_path: Path
) -> None:
    run = load_news.test(logical_date=NIGHT_ENDS)
    ((run_key,),) = rows(warehouse, "SELECT run_key FROM ops_run")
    page = tmp_path / "reports" / f"{run_key}.html"
    assert page.is_file()
    (publisher,) = (task for task in run.get_task_instances() if task.task_id == "publish")
    assert publisher.xcom_pull(task_ids="publish", key="_link_ReportLink") == page.as_uri()


def test_the_ledger_rows_of_a_night_are_a_button_where_the_warehouse_is_browsed(
    load_news: DAG, warehouse: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WARRAQ_BROWSE_URL", "https://browse.example/warehouse/")
    run = load_news.test(logical_date=NIGHT_ENDS)
    ((run_key,),) = rows(warehouse, "SELECT run_key FROM ops_run")
    buttons = {
        task.task_id: task.xcom_pull(task_ids=task.task_id, key="_link_LedgerLink")
        for task in run.get_task_instances()
        if task.task_id in ("report", "publish")
    }
    address = f"https://browse.example/warehouse/ops_run/{run_key}"
    assert buttons == {"report": address, "publish": address}


def test_a_night_without_dumps_succeeds_and_is_in_the_ledger(load_news: DAG, warehouse: Settings) -> None:
    run = load_news.test(logical_date=NIGHT_ENDS - timedelta(days=30))
    found = states(run)
    assert str(run.state) == "success"
    assert found["parse_and_load"] == ("skipped", 0)
    assert found["check"] == found["report"] == found["announce"] == ("success", 1)
    assert rows(warehouse, "SELECT status FROM ops_run") == [("succeeded",)]


def test_the_form_of_a_run_decides_which_arrivals_it_loads(load_news: DAG, warehouse: Settings) -> None:
    day = {"arrived_from": "2024-09-07T00:00:00Z", "arrived_before": "2024-09-08T00:00:00Z"}
    load_news.test(logical_date=None, run_conf=day)
    assert rows(warehouse, "SELECT name FROM bronze_dump") == [("page.txt",)]


def test_the_same_day_loaded_again_is_another_ledger_row_and_no_other(load_news: DAG, warehouse: Settings) -> None:
    silver = "SELECT page_key, record_digest FROM silver_page"
    load_news.test(logical_date=NIGHT_ENDS)
    first = rows(warehouse, silver)
    load_news.test(logical_date=NIGHT_ENDS)
    assert rows(warehouse, silver) == first
    assert rows(warehouse, "SELECT COUNT(DISTINCT run_key) FROM ops_run") == [(2,)]


def test_a_run_writes_the_silver_rows_that_warraq_run_writes(
    load_news: DAG, warehouse: Settings, tmp_path: Path
) -> None:
    landed = tmp_path / "landing" / "2024-09-07"
    for sample in SAMPLES:
        shutil.copy(sample, landed)
    load_news.test(logical_date=NIGHT_ENDS)
    apart = replace(warehouse, warehouse_url=f"sqlite:///{tmp_path / 'apart.db'}", raw=str(tmp_path / "apart"))
    jobs.run(apart, sorted(landed.iterdir(), reverse=True))
    silver = tables_of(open_engine(apart.warehouse_url), "silver")
    assert len(silver["silver_page"]) == len(SAMPLES) + 1
    assert tables_of(open_engine(warehouse.warehouse_url), "silver") == silver


def test_a_failed_check_fails_the_run_which_is_reported_and_not_announced(
    load_news: DAG, warehouse: Settings, failing: Callable[..., None]
) -> None:
    failing("check", ChecksFailed("two rows"))
    run = load_news.test(logical_date=NIGHT_ENDS)
    found = states(run)
    assert str(run.state) == "failed"
    assert found["check"] == ("failed", 1)
    assert found["report"] == ("success", 1)
    assert found["announce"] == ("upstream_failed", 0)
    assert rows(warehouse, "SELECT COUNT(*) FROM ops_run WHERE finished_at IS NOT NULL") == [(1,)]


def test_a_permanent_error_fails_on_the_first_try(
    load_news: DAG, warehouse: Settings, failing: Callable[..., None]
) -> None:
    failing("receive", WarehouseError("the disk is full"))
    run = load_news.test(logical_date=NIGHT_ENDS)
    assert states(run)["receive"] == ("failed", 1)
    assert states(run)["report"] == ("success", 1)
    assert str(run.state) == "failed"
    assert rows(warehouse, "SELECT COUNT(*) FROM ops_run WHERE finished_at IS NOT NULL") == [(1,)]


def test_a_service_that_answers_at_the_third_try_costs_the_run_nothing(
    load_news: DAG, warehouse: Settings, failing: Callable[..., None]
) -> None:
    failing("load_chunk", Unavailable("connection refused"), times=2)
    run = load_news.test(logical_date=NIGHT_ENDS)
    assert states(run)["parse_and_load[0]"] == ("success", 3)
    assert str(run.state) == "success"
    assert rows(warehouse, "SELECT COUNT(*) FROM silver_page") == [(1,)]


def test_a_worker_of_an_older_version_leaves_a_newer_warehouse_alone(load_news: DAG, warehouse: Settings) -> None:
    with writing(open_engine(warehouse.warehouse_url)) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    run = load_news.test(logical_date=NIGHT_ENDS)
    found = states(run)
    assert found["begin"] == ("failed", 1)
    assert {state for task, (state, _) in found.items() if task != "begin"} == {"upstream_failed"}
    assert rows(warehouse, "SELECT COUNT(*) FROM ops_run") == [(0,)]
    with pytest.raises(WarehouseAhead, match="is at migration 9999, which this Warraq does not know"):
        jobs.begin_run(warehouse, job="load_news", run_key="older", interval=None)


def test_a_run_that_a_person_ended_in_airflow_is_closed_by_the_next_one_that_is_alone(
    load_news: DAG, warehouse: Settings
) -> None:
    jobs.begin_run(warehouse, job="load_news", run_key="ended", interval=None)
    jobs.begin_run(warehouse, job="fetch_news", run_key="other", interval=None)
    status = "SELECT run_key, status FROM ops_run WHERE run_key IN ('ended', 'other') ORDER BY run_key"
    first = load_news.test(logical_date=NIGHT_ENDS - timedelta(days=1), run_conf={})
    assert rows(warehouse, status) == [("ended", "abandoned"), ("other", "running")]
    jobs.begin_run(warehouse, job="load_news", run_key="ended", interval=None)
    with create_session() as session:  # as while a backfill goes on
        session.execute(update(DagRun).where(DagRun.run_id == first.run_id).values(state="running"))
    load_news.test(logical_date=NIGHT_ENDS)
    with create_session() as session:
        session.execute(update(DagRun).where(DagRun.run_id == first.run_id).values(state="success"))
    assert rows(warehouse, status) == [("ended", "running"), ("other", "running")]


def test_a_run_that_cannot_begin_has_nothing_to_report(
    load_news: DAG, warehouse: Settings, failing: Callable[..., None]
) -> None:
    failing("begin_run", WarehouseError("behind its migrations"))
    run = load_news.test(logical_date=NIGHT_ENDS)
    assert states(run)["begin"] == ("failed", 1)
    assert states(run)["report"] == ("upstream_failed", 0)
    assert rows(warehouse, "SELECT COUNT(*) FROM ops_run") == [(0,)]
