"""The promise of the whole: days are backfilled through Airflow's API, and backfilled again without changing a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.e2e.rows import Tables, tables, without_ledger
from tests.e2e.waiting import wait_until

if TYPE_CHECKING:
    from pathlib import Path

    import httpx

LIBRARY = "افتتاح مكتبة عامة في حي الزيتون\nقال أمين المكتبة إن القاعة تتسع لمئة قارئ.\n"
BRIDGE = "إغلاق جسر النهر للصيانة أسبوعين\nأوضحت البلدية أن الحافلات ستسلك الطريق الشرقي.\n"
HARVEST = "موسم قطاف الزيتون يبدأ مبكراً هذا العام\nيتوقع المزارعون محصولاً يفوق العام الماضي.\n"

LANDED = {
    "2024-09-07/library.txt": LIBRARY,
    "2024-09-08/bridge.txt": BRIDGE,
    "2024-09-08/nothing.txt": "",
    "2024-09-09/harvest.txt": HARVEST,
    "2024-09-09/library-again.txt": LIBRARY,
}


@pytest.mark.timeout(1200)
def test_days_backfilled_through_the_api_are_rows_and_backfilled_again_are_the_same_rows(
    airflow: httpx.Client, landing: Path, warehouse_url: str
) -> None:
    for name, page in LANDED.items():
        (landing / name).parent.mkdir(exist_ok=True)
        (landing / name).write_text(page, encoding="utf-8")
    unpause(airflow, "maintain_warehouse")
    run_by_hand(airflow, "maintain_warehouse")
    unpause(airflow, "load_news")

    assert backfill(airflow, reprocess_behavior="none") == ["success"] * 3
    first = tables(warehouse_url)
    assert column(first, "bronze_delivery", "name") == ["bridge.txt", "harvest.txt", "library-again.txt", "library.txt"]
    assert len(first["bronze_dump"]) == len(first["silver_page"]) == 3
    assert column(first, "silver_article", "headline") == sorted(
        page.partition("\n")[0] for page in (LIBRARY, BRIDGE, HARVEST)
    )
    assert column(first, "ops_quarantine", "reason") == ["empty"]

    assert backfill(airflow, reprocess_behavior="completed") == ["success"] * 3
    second = tables(warehouse_url)
    assert without_ledger(second) == without_ledger(first)
    assert nights(second) == sorted(nights(first) * 2)


def unpause(airflow: httpx.Client, dag_id: str) -> None:
    wait_until(f"loading {dag_id}", lambda: airflow.get(f"/dags/{dag_id}").is_success)
    airflow.patch(f"/dags/{dag_id}", json={"is_paused": False}).raise_for_status()


def run_by_hand(airflow: httpx.Client, dag_id: str) -> None:
    run = airflow.post(f"/dags/{dag_id}/dagRuns", json={"logical_date": None}).raise_for_status().json()
    path = f"/dags/{dag_id}/dagRuns/{run['dag_run_id']}"
    wait_until(f"a run of {dag_id}", lambda: airflow.get(path).json()["state"] == "success")


def backfill(airflow: httpx.Client, *, reprocess_behavior: str) -> list[str]:
    """Backfill the three days and wait; the states of their runs."""
    days = {"from_date": "2024-09-07T00:00:00Z", "to_date": "2024-09-09T23:00:00Z"}
    body = {"dag_id": "load_news", "reprocess_behavior": reprocess_behavior, "max_active_runs": 2, **days}
    made = airflow.post("/backfills", json=body).raise_for_status().json()
    wait_until("the backfill", lambda: airflow.get(f"/backfills/{made['id']}").json()["completed_at"] is not None)
    within = {"logical_date_gte": days["from_date"], "logical_date_lte": days["to_date"]}
    runs = airflow.get("/dags/load_news/dagRuns", params=within).raise_for_status().json()["dag_runs"]
    return [run["state"] for run in runs]


def column(found: Tables, table: str, name: str) -> list[str]:
    return sorted(str(row[name]) for row in found[table])


def nights(found: Tables) -> list[str]:
    """The nights of September in the ledger; last night's, which the scheduler runs by itself, is another matter."""
    return [night[:10] for night in column(found, "ops_run", "interval_start_at") if night.startswith("2024-09")]
