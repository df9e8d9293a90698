from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from etl.errors import Unavailable, WarehouseError

if TYPE_CHECKING:
    from airflow.sdk import DAG

DAGS = Path(__file__).resolve().parents[2] / "dags"

EDGES = {
    "fetch_news": {
        "begin": {"fetch", "check", "report"},
        "plan": {"fetch"},
        "fetch": {"check"},
        "check": {"report", "done"},
        "report": {"done"},
        "done": set(),
    },
    "load_news": {
        "begin": {"receive", "plan", "parse_and_load", "check", "alarm", "tell", "report", "publish"},
        "receive": {"plan"},
        "plan": {"parse_and_load"},
        "parse_and_load": {"check", "alarm"},
        "alarm": {"tell"},
        "tell": set(),
        "check": {"report", "announce"},
        "report": {"publish", "announce"},
        "publish": {"announce"},
        "announce": set(),
    },
    "rebuild_news": {
        "begin": {"select", "compare", "approve", "begin_publishing", "publish", "check", "report"},
        "select": {"compare"},
        "compare": {"approve"},
        "approve": {"begin_publishing"},
        "begin_publishing": {"publish"},
        "publish": {"check", "announce"},
        "check": {"report", "announce"},
        "report": {"announce"},
        "announce": set(),
    },
    "maintain_warehouse": {"migrate": {"complete_takedowns"}, "complete_takedowns": {"let_go"}, "let_go": set()},
}


def test_the_folder_holds_exactly_these_dags_with_these_tasks_in_this_order(dags: dict[str, DAG]) -> None:
    found = {name: {task.task_id: set(task.downstream_task_ids) for task in dag.tasks} for name, dag in dags.items()}
    assert found == EDGES


@pytest.mark.parametrize("dag_id", EDGES)
def test_a_dag_explains_itself_and_what_to_do_when_it_fails(dags: dict[str, DAG], dag_id: str) -> None:
    dag = dags[dag_id]
    assert dag.description
    assert dag.tags
    assert dag.owner == "newsdesk"
    assert "## What to do when it fails" in (dag.doc_md or "")
    assert [task.task_id for task in dag.tasks if not task.doc_md] == []


@pytest.mark.parametrize("dag_id", EDGES)
def test_every_task_of_the_dag_holds_a_slot_of_the_warehouse_pool(dags: dict[str, DAG], dag_id: str) -> None:
    assert {task.pool for task in dags[dag_id].tasks} == {"warehouse"}


@pytest.mark.parametrize("dag_id", EDGES)
def test_only_an_unavailable_service_is_tried_again(dags: dict[str, DAG], dag_id: str) -> None:
    for task in dags[dag_id].tasks:
        assert task.retries == 3
        assert task.retry_policy
        decisions = [
            task.retry_policy.evaluate(error, try_number=1, max_tries=3).action.value
            for error in (Unavailable("later"), WarehouseError("never"), ValueError("a bug"))
        ]
        assert decisions == ["retry", "fail", "fail"]


def test_the_warehouse_is_announced_by_the_last_task_alone(dags: dict[str, DAG]) -> None:
    outlets = {
        (dag.dag_id, task.task_id): [asset.name for asset in task.outlets]
        for dag in dags.values()
        for task in dag.tasks
        if task.outlets
    }
    assert outlets == {
        ("load_news", "announce"): ["news_warehouse"],
        ("rebuild_news", "announce"): ["news_warehouse"],
    }


WATCHED_IMPORT = """
import runpy, sys
sys.path.insert(0, sys.argv[1])
# Reading code is no I/O of a DAG file's own, so what the files import is imported before anybody watches.
import airflow.providers.standard.operators.empty, approval, conventions, notices, etl.jobs, etl.settings
from airflow.sdk import DAG, CronDataIntervalTimetable, CronTriggerTimetable, Param, TriggerRule, chain, task

WATCHED = ("open", "socket.connect", "sqlite3.connect", "subprocess.Popen")
seen = []
sys.addaudithook(lambda event, arguments: seen.append((event, str(arguments[0]))) if event in WATCHED else None)
for path in sys.argv[2:]:
    runpy.run_path(path)
print([use for use in seen if not use[1].endswith((".py", ".pyc", ".so"))])
"""


def test_parsing_the_dags_opens_no_file_no_database_and_no_socket() -> None:
    files = [str(DAGS / f"{dag_id}.py") for dag_id in EDGES]
    command = [sys.executable, "-c", WATCHED_IMPORT, str(DAGS), *files]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1] == "[]"
