"""A rebuild waits in a real Airflow until a person approves or rejects its plan."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import NullPool, create_engine, text

from etl import jobs
from etl.settings import load_settings
from tests.e2e.rows import tables, without_ledger
from tests.e2e.test_backfill import column, unpause
from tests.e2e.waiting import wait_until

if TYPE_CHECKING:
    from pathlib import Path

    import httpx

PAGES = {
    "library.txt": "افتتاح مكتبة عامة في حي الزيتون\nقال أمين المكتبة إن القاعة تتسع لمئة قارئ.\n",
    "bridge.txt": "إغلاق جسر النهر للصيانة أسبوعين\nأوضحت البلدية أن الحافلات ستسلك الطريق الشرقي.\n",
}
SECONDS_OF_READING = 20
OUTDATE = """
WITH outdated AS (UPDATE silver_article SET headline = 'عنوان قديم' WHERE headline LIKE 'افتتاح%' RETURNING page_key)
UPDATE silver_page SET record_digest = 'old' FROM outdated WHERE outdated.page_key = silver_page.page_key
"""


@pytest.mark.timeout(900)
def test_a_plan_waits_for_an_answer_and_an_approved_one_alone_is_published(
    airflow: httpx.Client, landing: Path, warehouse_url: str
) -> None:
    for name, page in PAGES.items():
        (landing / name).write_text(page, encoding="utf-8")
    jobs.run(load_settings(), [landing])
    unpause(airflow, "rebuild_news")
    as_read_now = without_ledger(tables(warehouse_url))
    with create_engine(warehouse_url, poolclass=NullPool).begin() as connection:
        connection.execute(text(OUTDATE))
    outdated = without_ledger(tables(warehouse_url))
    assert outdated != as_read_now

    assert "| headline | 1 | عنوان قديم | افتتاح مكتبة عامة في حي الزيتون |" in answered(airflow, "Reject")
    assert without_ledger(tables(warehouse_url)) == outdated
    answered(airflow, "Approve")
    found = tables(warehouse_url)
    assert without_ledger(found) == as_read_now
    assert column(found, "ops_plan", "status") == ["approved", "rejected"]
    assert all(row["decided_by"] for row in found["ops_plan"])


def answered(airflow: httpx.Client, option: str) -> str:
    """Trigger a rebuild, answer it once it asks, and wait for its end; what it asked is returned."""
    body = {"logical_date": None, "conf": {"dry_run": False, "publisher": "generic"}}
    run = airflow.post("/dags/rebuild_news/dagRuns", json=body).raise_for_status().json()
    path = f"/dags/rebuild_news/dagRuns/{run['dag_run_id']}"
    question = f"{path}/taskInstances/approve/-1/hitlDetails"
    wait_until("the question", lambda: airflow.get(question).is_success)
    asked = str(airflow.get(question).json()["body"])
    # The question is written shortly before the task begins to wait for its answer.
    task = f"{path}/taskInstances/approve"
    wait_until("waiting", lambda: airflow.get(task).json()["state"] in ("awaiting_input", "deferred"))
    # Airflow fails a task, and tries it again, that is answered before its scheduler has seen the asking process end.
    time.sleep(SECONDS_OF_READING)
    airflow.patch(question, json={"chosen_options": [option]}).raise_for_status()
    wait_until("the rebuild", lambda: airflow.get(path).json()["state"] in ("success", "failed"))
    assert airflow.get(path).json()["state"] == "success"
    return asked
