"""docker-compose.yml holds together: its services start, check themselves, and load a day on two workers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest
from sqlalchemy import create_engine, make_url, text

from tests.e2e.composed import Composed
from tests.e2e.waiting import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = "افتتاح مكتبة عامة في حي الزيتون\nقال أمين المكتبة إن القاعة تتسع لمئة قارئ.\n"
WITHOUT_THEM = (
    "DROP DATABASE IF EXISTS airflow WITH (FORCE)",
    "DROP DATABASE IF EXISTS warehouse WITH (FORCE)",
    "DROP ROLE IF EXISTS airflow",
    "DROP ROLE IF EXISTS warraq",
)


@pytest.fixture
def composed(postgres: str, tmp_path: Path) -> Iterator[Composed]:
    """The services of docker-compose.yml, healthy, with two workers."""
    server = make_url(postgres).set(drivername="postgresql+psycopg")
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    composed = Composed(folder=tmp_path, server=server)
    try:
        composed.create_databases()
        composed.start("redis")
        composed.wait_until_healthy("redis")
        composed.start("migrate")
        assert composed.processes["migrate"].wait(180) == 0, composed.log("migrate").read_text()[-4000:]
        composed.start("api-server")
        composed.wait_until_healthy("api-server")
        others = ["scheduler", "dag-processor", "triggerer"]
        for name in others:
            composed.start(name)
        for name in ("worker-1", "worker-2"):
            composed.start("worker", name, f"--celery-hostname=celery@{name}")
        for name in others:
            composed.wait_until_healthy(name)
        for name in ("worker-1", "worker-2"):
            composed.wait_until_healthy("worker", name)
        yield composed
    finally:
        composed.stop()
        with engine.connect() as connection:
            for statement in WITHOUT_THEM:
                connection.execute(text(statement))
        engine.dispose()


@pytest.mark.timeout(600)
def test_the_composed_services_load_a_day_on_celery_workers(composed: Composed, tmp_path: Path) -> None:
    landed = tmp_path / "landing/2024-09-07/library.txt"
    landed.parent.mkdir(parents=True)
    landed.write_text(PAGE, encoding="utf-8")

    with httpx.Client(base_url=f"http://127.0.0.1:{composed.api_port}", timeout=30) as api:
        log_in(api, composed.settings["AIRFLOW_ADMIN_PASSWORD"])
        wait_until("loading the DAG", lambda: api.get("/api/v2/dags/load_news").is_success)
        api.patch("/api/v2/dags/load_news", json={"is_paused": False}).raise_for_status()
        day = {"from_date": "2024-09-07T00:00:00Z", "to_date": "2024-09-07T23:00:00Z"}
        made = api.post("/api/v2/backfills", json={"dag_id": "load_news", **day}).raise_for_status().json()
        backfill = f"/api/v2/backfills/{made['id']}"
        wait_until("the backfill", lambda: api.get(backfill).json()["completed_at"] is not None)

    engine = create_engine(composed.environment("worker", "worker-1")["WARRAQ_WAREHOUSE_URL"])
    with engine.connect() as connection:
        headlines = connection.execute(text("SELECT headline FROM silver_article")).scalars().all()
    engine.dispose()
    assert headlines == [PAGE.partition("\n")[0]]


def log_in(api: httpx.Client, password: str) -> None:
    refused = api.post("/auth/token", json={"username": "admin", "password": "airflow"})
    assert refused.status_code == httpx.codes.UNAUTHORIZED
    token = api.post("/auth/token", json={"username": "admin", "password": password}).raise_for_status().json()
    api.headers["Authorization"] = f"Bearer {token['access_token']}"
