"""A run that is late is told by Airflow's own deadline, from a real scheduler through a real executor."""

from __future__ import annotations

import json
import shutil
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.e2e.waiting import wait_until
from tools.local_airflow import PROJECT, environment, free_port, make_pool, prepare, running

if TYPE_CHECKING:
    from pathlib import Path

SLOW = '''\
"""A run that takes longer than its deadline."""

import time
from datetime import timedelta

from airflow.sdk import DAG, DeadlineAlert, task
from notices import LATE

with DAG("slow", schedule=None, deadline=DeadlineAlert(LATE.reference, timedelta(seconds=3), LATE.callback)):

    @task
    def sleep() -> None:
        time.sleep(30)

    sleep()
'''


@pytest.mark.timeout(600)
def test_a_run_that_has_not_ended_by_its_deadline_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    posted: list[dict[str, str]] = []

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # the standard library's name
            posted.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

    with ThreadingHTTPServer(("127.0.0.1", 0), Hook) as server:
        threading.Thread(target=server.serve_forever).start()
        monkeypatch.setenv("AIRFLOW_CONN_DESK", f"http://127.0.0.1:{server.server_port}")
        monkeypatch.setenv("WARRAQ_ALARM_WEBHOOK", "desk")
        dags = shutil.copytree(PROJECT / "dags", tmp_path / "dags", ignore=lambda *_: ["load_news.py", "fetch_news.py"])
        (dags / "slow.py").write_text(SLOW, encoding="utf-8")
        settings = environment(tmp_path / "airflow", port=free_port()) | {"AIRFLOW__CORE__DAGS_FOLDER": str(dags)}
        prepare(settings)
        with (
            running(settings, ("api-server", "scheduler", "dag-processor")),
            httpx.Client(base_url=settings["AIRFLOW__API__BASE_URL"] + "/api/v2", timeout=30) as api,
        ):
            make_pool(settings, slots=1)
            wait_until("loading the DAG", lambda: api.get("/dags/slow").is_success)
            api.post("/dags/slow/dagRuns", json={"logical_date": None}).raise_for_status()
            wait_until("the notice", lambda: bool(posted))
        server.shutdown()
    assert posted[0]["subject"] == "Warraq: slow is late"
