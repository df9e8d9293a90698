"""A real Airflow on loopback, with its metadata and the warehouse in a real PostgreSQL."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.conftest import database
from tools.local_airflow import environment, free_port, make_pool, prepare, running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def warehouse_url(postgres: str) -> Iterator[str]:
    with database(postgres) as url:
        yield url


@pytest.fixture
def landing(tmp_path: Path) -> Path:
    folder = tmp_path / "landing"
    folder.mkdir()
    return folder


@pytest.fixture
def reports(tmp_path: Path) -> Iterator[str]:
    """The address at which a web server serves the folder of report pages."""
    (tmp_path / "reports").mkdir()
    served = ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=tmp_path / "reports"))
    Thread(target=served.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{served.server_port}"
    served.shutdown()
    served.server_close()


@pytest.fixture
def airflow(
    postgres: str, warehouse_url: str, landing: Path, reports: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[httpx.Client]:
    """Airflow's REST API, with a scheduler and a DAG processor behind it; the DAGs are paused."""
    monkeypatch.setenv("WARRAQ_WAREHOUSE_URL", warehouse_url)
    monkeypatch.setenv("WARRAQ_LANDING", str(landing))
    monkeypatch.setenv("WARRAQ_RAW", str(tmp_path / "raw"))
    monkeypatch.setenv("WARRAQ_REPORTS", str(tmp_path / "reports"))
    monkeypatch.setenv("WARRAQ_REPORTS_URL", reports)
    monkeypatch.setenv("WARRAQ_BROWSE_URL", f"{reports}/warehouse")
    with database(postgres) as metadata_url:
        settings = environment(tmp_path / "airflow", port=free_port(), metadata_url=metadata_url)
        settings["AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION"] = "True"
        prepare(settings)
        with (
            running(settings, ("api-server", "scheduler", "dag-processor")),
            httpx.Client(base_url=settings["AIRFLOW__API__BASE_URL"] + "/api/v2", timeout=120) as client,
        ):
            make_pool(settings, slots=2)
            yield client
