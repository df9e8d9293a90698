"""The promise of the whole: days are backfilled from Airflow's form, and again through its API, to the same rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import httpx
import pytest
from selenium.webdriver.common.keys import Keys

from tests.e2e.rows import Tables, tables, without_ledger
from tests.e2e.screen import Screen, screen
from tests.e2e.waiting import wait_until

if TYPE_CHECKING:
    from pathlib import Path

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

DAYS = {"from_date": "2024-09-07T00:00:00Z", "to_date": "2024-09-09T23:00:00Z"}
PICKER = "//*[@data-part='content' and @data-state='open']"


@pytest.mark.timeout(1200)
def test_days_backfilled_from_the_form_are_rows_and_backfilled_again_through_the_api_are_the_same_rows(
    airflow: httpx.Client, landing: Path, warehouse_url: str
) -> None:
    for name, page in LANDED.items():
        (landing / name).parent.mkdir(exist_ok=True)
        (landing / name).write_text(page, encoding="utf-8")
    unpause(airflow, "maintain_warehouse")
    run_by_hand(airflow, "maintain_warehouse")
    unpause(airflow, "load_news")

    with screen() as browser:
        fill_in_the_form(browser, str(airflow.base_url.join("/dags/load_news")))
        assert states_of_backfilled_runs(airflow) == ["success"] * 3
        read_the_first_night(browser, airflow)
    first = tables(warehouse_url)
    assert column(first, "bronze_delivery", "name") == ["bridge.txt", "harvest.txt", "library-again.txt", "library.txt"]
    assert len(first["bronze_dump"]) == len(first["silver_page"]) == 3
    assert column(first, "silver_article", "headline") == sorted(
        page.partition("\n")[0] for page in (LIBRARY, BRIDGE, HARVEST)
    )
    assert column(first, "ops_quarantine", "reason") == ["empty"]

    backfill_again(airflow)
    assert states_of_backfilled_runs(airflow) == ["success"] * 3
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


def fill_in_the_form(page: Screen, dag: str) -> None:
    """Trigger, Backfill, two days picked; the form counts the runs before it starts them."""
    page.open(dag)
    page.click("//button[@data-testid='trigger-dag-button']")
    page.click("//label[contains(., 'Backfill')]")
    pick_day(page, "From", "2024/09/07")
    pick_day(page, "To", "2024/09/09")
    page.shown("//*[.='3 runs will be triggered.']")
    page.click("//button[.='Run Backfill']")
    page.shown("//*[contains(., 'Backfill in progress')]")


def pick_day(page: Screen, label: str, day: str) -> None:
    page.click(f"//label[.='{label}']/following-sibling::*[@data-testid='datetime-input']")
    page.shown(f"{PICKER}//input[@placeholder='YYYY/MM/DD']").send_keys(day, Keys.ENTER)
    page.shown(f"{PICKER}//input[@placeholder='HH:mm']").send_keys(Keys.ESCAPE)
    page.gone(f"{PICKER}//input[@placeholder='YYYY/MM/DD']")


def read_the_first_night(page: Screen, airflow: httpx.Client) -> None:
    """What a person sees of a night: its counts, its chunk by name, the ways to its report page and its ledger."""
    run = airflow.get("/dags/load_news/dagRuns", params={"order_by": "logical_date"}).raise_for_status().json()
    first = next(each for each in run["dag_runs"] if each["run_type"] == "backfill")
    assert first["note"].startswith("Counts: 1 dumps, 1 pages, ")
    here = str(airflow.base_url.join(f"/dags/load_news/runs/{first['dag_run_id']}"))
    page.open(f"{here}/tasks/parse_and_load/mapped")
    page.shown("//*[contains(., '1: 1 dumps of 2024-09-07, generic')]")
    page.open(f"{here}/tasks/publish/details")
    address, title = page.opened_by("//a[.='Report page']")
    run_key = address.rpartition("/")[2].removesuffix(".html")
    assert "load_news" in title
    address, _ = page.opened_by("//a[.='Ledger rows']")
    assert address.endswith(f"/warehouse/ops_run/{run_key}")


def backfill_again(airflow: httpx.Client) -> None:
    """Backfill the same days once more, the runs that succeeded included."""
    body = {"dag_id": "load_news", "reprocess_behavior": "completed", "max_active_runs": 2, **DAYS}
    airflow.post("/backfills", json=body).raise_for_status()


def states_of_backfilled_runs(airflow: httpx.Client) -> list[str]:
    """The states of the three days' runs, once no backfill is under way."""
    wait_until("the backfill", lambda: all(each["completed_at"] for each in backfills(airflow)))
    within = {"logical_date_gte": DAYS["from_date"], "logical_date_lte": DAYS["to_date"]}
    runs = airflow.get("/dags/load_news/dagRuns", params=within).raise_for_status().json()["dag_runs"]
    return [run["state"] for run in runs]


def backfills(airflow: httpx.Client) -> list[dict[str, str | None]]:
    made = airflow.get("/backfills", params={"dag_id": "load_news"}).raise_for_status().json()["backfills"]
    return cast("list[dict[str, str | None]]", made)


def column(found: Tables, table: str, name: str) -> list[str]:
    return sorted(str(row[name]) for row in found[table])


def nights(found: Tables) -> list[str]:
    """The nights of September in the ledger; last night's, which the scheduler runs by itself, is another matter."""
    return [night[:10] for night in column(found, "ops_run", "interval_start_at") if night.startswith("2024-09")]
