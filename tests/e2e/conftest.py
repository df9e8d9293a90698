"""A real Airflow on loopback, with its metadata and the warehouse in a real PostgreSQL."""

from __future__ import annotations

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
def airflow(
    postgres: str, warehouse_url: str, landing: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[httpx.Client]:
    """Airflow's REST API, with a scheduler and a DAG processor behind it; the DAGs are paused."""
    monkeypatch.setenv("WARRAQ_WAREHOUSE_URL", warehouse_url)
    monkeypatch.setenv("WARRAQ_LANDING", str(landing))
    monkeypatch.setenv("WARRAQ_RAW", str(tmp_path / "raw"))
    monkeypatch.setenv("WARRAQ_REPORTS", str(tmp_path / "reports"))
    with database(postgres) as metadata_url:
        settings = environment(tmp_path / "airflow", port=free_port(), metadata_url=metadata_url)
        settings["AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION"] = "True"
        prepare(settings)
        with (
            running(settings, ("api-server", "scheduler", "dag-processor")),
            httpx.Client(base_url=settings["AIRFLOW__API__BASE_URL"] + "/api/v2", timeout=30) as client,
        ):
            make_pool(settings, slots=2)
            yield client
