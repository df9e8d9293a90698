"""A run whose process was killed does not stay ``running`` for ever."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import text

from etl import jobs
from etl.load.engine import open_engine, reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from etl.settings import Settings

RUNNING = """
import time
from etl.jobs.running import a_run
from etl.settings import load_settings
with a_run(load_settings(), "run") as run_key:
    print(run_key, flush=True)
    time.sleep(600)
"""


@contextmanager
def running(settings: Settings) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A run in a process of its own, once it has begun."""
    environment = os.environ | {"WARRAQ_WAREHOUSE_URL": settings.warehouse_url}
    with subprocess.Popen(
        [sys.executable, "-c", RUNNING], env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        try:
            yield process.stdout.readline().strip(), process
        finally:
            process.kill()


def outcome(settings: Settings, run_key: str) -> tuple[str, bool]:
    query = text("SELECT status, finished_at IS NOT NULL FROM ops_run WHERE run_key = :run_key")
    with reading(open_engine(settings.warehouse_url)) as connection:
        status, is_finished = connection.execute(query, {"run_key": run_key}).one()
    return status, bool(is_finished)


def test_a_run_that_is_alone_of_its_job_closes_those_without_a_claim_but_itself(settings: Settings) -> None:
    for run_key, job in (("ended", "load_news"), ("other", "fetch_news")):
        jobs.begin_run(settings, job=job, run_key=run_key, interval=None)
    for _ in ("first try", "second try"):
        jobs.begin_run(settings, job="load_news", run_key="tonight", interval=None, is_alone=True)
    assert outcome(settings, "ended") == ("abandoned", True)
    assert outcome(settings, "other") == ("running", False)
    assert outcome(settings, "tonight") == ("running", False)


def test_the_next_run_closes_one_that_was_killed_and_leaves_one_that_goes_on(settings: Settings) -> None:
    jobs.begin_run(settings, job="load_news", run_key="night", interval=None)
    with running(settings) as (run_key, process):
        jobs.check_all(settings)
        assert outcome(settings, run_key) == ("running", False)
        process.kill()
        process.wait()
        jobs.check_all(settings)
        assert outcome(settings, run_key) == ("abandoned", True)
    # Airflow's runs take many processes, and its own task closes them.
    assert outcome(settings, "night") == ("running", False)
