"""A run from its beginning to its report, and all of it for files given by name."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from os import PathLike, fspath

from sqlalchemy import Engine

from etl import keys
from etl.errors import WarraqError
from etl.jobs.chunking import chunks
from etl.jobs.loading import load_chunk
from etl.jobs.observing import count, say, stage
from etl.jobs.receiving import Interval, receive_paths
from etl.jobs.warehouse import now, warehouse
from etl.load import checks, ledger, migrations
from etl.load.abandoned import close_abandoned
from etl.load.batch import Counts
from etl.load.claims import claimed
from etl.load.engine import open_engine, reading, writing
from etl.load.match import match
from etl.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckSummary:
    """How many quality checks passed, and how many of those marked *warn* found rows."""

    passed: int
    warned: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a run did."""

    run_key: str
    job: str
    status: str
    """succeeded or failed."""
    dumps: int
    pages: int
    articles: int
    cards: int
    issues: int
    quarantined: int
    waiting: int
    """Files that were not whole yet, and are left for a later run."""
    unchanged: int
    skipped: int
    """Records of dumps that hold no page."""
    withheld: int
    """Pages left out, since they were taken down."""
    warnings: int
    """Checks marked *warn* that found rows."""


def migrate(settings: Settings) -> migrations.MigrationReport:
    """Bring the warehouse to this code's tables and views, and match what no load has matched yet."""
    engine = open_engine(settings.warehouse_url)
    report = migrations.migrate(engine)
    match(engine)
    return report


def begin_run(
    settings: Settings,
    *,
    job: str,
    run_key: str,
    interval: Interval | None,
    is_claimed: bool = False,
    is_alone: bool = False,
) -> None:
    """Open a run in the ledger; everything that follows is counted under its key. Runs that were killed are closed.

    Who knows that the run ``is_alone`` of its job has those closed too that hold no claim.
    """
    arrivals = (interval.start, interval.end) if interval else None
    with warehouse(settings) as engine, writing(engine) as connection:
        close_abandoned(connection, now(), over=job if is_alone else None, but=run_key)
        ledger.begin_run(connection, job=job, run_key=run_key, interval=arrivals, now=now(), is_claimed=is_claimed)


def check(settings: Settings, run_key: str) -> CheckSummary:
    """Match what is left to be matched, run the quality checks over what the run touched, and keep what they find.

    Raises `ChecksFailed`, naming rows, where a check marked *fail* found any; the data stays as it was loaded.
    """
    with warehouse(settings) as engine:
        with stage(settings, "match", run_key=run_key):
            match(engine)
        with stage(settings, "check", run_key=run_key):
            results = _examine(engine, run_key)
    checks.require_passed(results)
    statuses = [result.status for result in results]
    return CheckSummary(passed=statuses.count("passed"), warned=statuses.count("warned"))


def check_all(settings: Settings) -> tuple[checks.CheckResult, ...]:
    """Run the quality checks over the whole warehouse, as a run of its own; nothing is raised for what they find."""
    with a_run(settings, "check") as run_key, warehouse(settings) as engine:
        results = _examine(engine, run_key)
    finish_run(settings, run_key)
    return results


def finish_run(settings: Settings, run_key: str) -> Report:
    """Close the run with its totals, whatever became of it.

    It succeeded if it read every dump that it set out to read, and if its checks were run and none failed.
    """
    with warehouse(settings) as engine, writing(engine) as connection:
        verdict = checks.verdict(connection, run_key)
        closed = ledger.finish_run(connection, run_key, are_checks_passed=verdict.passed, now=now())
    counts = {name: getattr(closed.counts, name) for name in Counts.__dataclass_fields__}
    count(settings, {f"runs.{closed.status.value}": 1})
    say("run ended", run_key=run_key, job=closed.job, status=closed.status.value, **counts)
    return Report(run_key=run_key, job=closed.job, status=closed.status.value, warnings=verdict.warned, **counts)


def run(
    settings: Settings, paths: Sequence[str | PathLike[str]], *, progress: Callable[[int, int], None] | None = None
) -> Report:
    """Receive, load and check what these paths and URLs name, making the warehouse first where there is none yet.

    ``progress`` is told how many dumps of how many have been read. Files that cannot be read are in quarantine, and
    counted in the report. Raises `ChecksFailed` as `check` does, once the run is closed.
    """
    migrate_if_new(settings)
    with a_run(settings, "run") as run_key:
        dump_keys = receive_paths(settings, run_key, [fspath(path) for path in paths])
        _load(settings, run_key, dump_keys, progress)
        check(settings, run_key)
    return finish_run(settings, run_key)


def migrate_if_new(settings: Settings) -> None:
    """Make the warehouse where there is none yet."""
    if migrations.is_new(open_engine(settings.warehouse_url)):
        migrate(settings)


@contextmanager
def a_run(settings: Settings, job: str, interval: Interval | None = None) -> Iterator[str]:
    """A new run by its key; where it ends in an error it is closed, as far as the warehouse still answers."""
    run_key = keys.key(uuid.uuid4().hex)
    with warehouse(settings) as engine, claimed(engine, run_key):
        begin_run(settings, job=job, run_key=run_key, interval=interval, is_claimed=True)
        try:
            yield run_key
        except BaseException:
            with suppress(WarraqError):
                finish_run(settings, run_key)
            raise


def _load(
    settings: Settings, run_key: str, dump_keys: Sequence[str], progress: Callable[[int, int], None] | None
) -> None:
    done = Counts()

    def loaded(counts: Counts) -> None:
        nonlocal done
        done += counts
        if progress:
            progress(done.dumps, len(dump_keys))

    for chunk in chunks(settings, dump_keys):
        load_chunk(settings, run_key, chunk, loaded=loaded)


def _examine(engine: Engine, run_key: str) -> tuple[checks.CheckResult, ...]:
    with reading(engine) as connection:
        results = checks.examine(connection, run_key)
    with writing(engine) as connection:
        checks.store_results(connection, run_key, results, now())
    return results
