"""docker-compose.yml holds together: its services start, check themselves, and load a day on two workers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest
from sqlalchemy import create_engine, make_url, text

from tests.e2e.composed import Composed, run_ids
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
        composed.up(workers=2)
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

    refused = {"username": "admin", "password": "airflow"}
    with composed.api() as api:
        assert api.post("/auth/token", json=refused).status_code == httpx.codes.UNAUTHORIZED
        run_id = composed.backfill(api, "2024-09-07")
        wait_until("the run", lambda: run_id in run_ids(api, state="success"))

    assert composed.ask("warehouse", "SELECT headline FROM silver_article") == [(PAGE.partition("\n")[0],)]
