"""What a newcomer types: make demo, make demo again, make airflow, Ctrl-C."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import httpx
import psutil
import pytest
from rich.console import Console

from tests.e2e.rows import tables, without_ledger
from tests.e2e.waiting import wait_until
from tools.demo import load_sample_day, show
from tools.local_airflow import PROJECT, free_port

if TYPE_CHECKING:
    from pathlib import Path

START = """
import sys; from pathlib import Path; from tools.airflow_ui import main
sys.exit(main(int(sys.argv[1]), Path(sys.argv[2])))
"""


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Warehouse, landing and raw zone of the commands below the test's folder; the warehouse's URL."""
    url = f"sqlite:///{tmp_path / 'warehouse.db'}"
    monkeypatch.setenv("WARRAQ_WAREHOUSE_URL", url)
    monkeypatch.setenv("WARRAQ_LANDING", str(tmp_path / "replaced by the samples"))
    monkeypatch.setenv("WARRAQ_RAW", str(tmp_path / "raw"))
    monkeypatch.setenv("WARRAQ_REPORTS", str(tmp_path / "reports"))
    return url


@pytest.mark.timeout(600)
def test_the_demo_loads_the_samples_tells_nobody_logs_no_word_of_them_and_run_again_changes_no_row(
    tmp_path: Path, elsewhere: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WARRAQ_ALARM_MAIL", "desk@example.org")
    monkeypatch.setenv("WARRAQ_ALARM_WEBHOOK", "desk")
    console = Console(record=True, width=200)
    warehouse = load_sample_day(console, tmp_path / "airflow")
    show(console, warehouse)
    first = tables(elsewhere)
    assert len(first["silver_related_card"]) == 12
    assert "جسر النخيل ينهي عزلة الضفة الشرقية" in console.export_text()

    log = (tmp_path / "airflow" / "dags-test.log").read_text(encoding="utf-8")
    assert log.count("dump loaded") == len(first["bronze_dump"])
    assert re.search(r"[\u0600-\u06ff]", log) is None

    load_sample_day(console, tmp_path / "airflow")
    assert without_ledger(tables(elsewhere)) == without_ledger(first)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_airflow_starts_with_its_dags_unpaused_and_stops_without_leaving_a_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: signal.Signals
) -> None:
    monkeypatch.delenv("WARRAQ_LANDING")
    home, port = tmp_path / "airflow", free_port()
    start = [sys.executable, "-c", START, str(port), str(home)]
    with subprocess.Popen(start, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as command:
        assert command.stdout
        assert any("Airflow is ready" in line for line in command.stdout)
        api = f"http://127.0.0.1:{port}/api/v2"
        wait_until(
            "loading the DAGs",
            lambda: unpaused(api) == ["fetch_news", "load_news", "maintain_warehouse", "rebuild_news"],
        )
        pool = httpx.get(f"{api}/pools/warehouse", timeout=30).raise_for_status().json()
        command.send_signal(ending)
        assert "Airflow has stopped." in command.stdout.read()
    assert command.returncode == 0
    assert pool["slots"] == 1
    assert living_in(home) == []


def unpaused(api: str) -> list[str]:
    dags = httpx.get(f"{api}/dags", params={"paused": False}, timeout=30).raise_for_status().json()["dags"]
    return sorted(dag["dag_id"] for dag in dags)


def living_in(home: Path) -> list[str]:
    """Command lines of the processes whose AIRFLOW_HOME is this folder."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.pid != os.getpid() and process.environ().get("AIRFLOW_HOME") == str(home):
                found.append(" ".join(process.cmdline()))
        except psutil.Error:
            continue
    return found
