"""What one process does in the tests of several at once; it says when it is ready, and begins when it is told to."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime

from etl import jobs
from etl.jobs import Interval, Selection
from etl.settings import Settings, load_settings


def days(settings: Settings, start: str, end: str) -> None:
    """What the tasks of ``load_news`` do, for the arrivals of these days."""
    interval = Interval(start=_midnight(start), end=_midnight(end))
    run_key = f"{start}-{end}"
    jobs.begin_run(settings, job="load_news", run_key=run_key, interval=interval)
    jobs.receive(settings, run_key, interval)
    for chunk in jobs.plan(settings, run_key, interval):
        jobs.load_chunk(settings, run_key, chunk)
    jobs.check(settings, run_key)
    jobs.finish_run(settings, run_key)


def paths(settings: Settings, *names: str) -> None:
    """`warraq run`."""
    jobs.run(settings, names)


def rebuild(settings: Settings) -> None:
    """Plan a rebuild of all that is there, and publish it."""
    jobs.publish_plan(settings, jobs.make_plan(settings, Selection()).plan_key)


def _midnight(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(tzinfo=UTC)


ROLES: dict[str, Callable[..., None]] = {"days": days, "paths": paths, "rebuild": rebuild}

if __name__ == "__main__":
    role, *arguments = sys.argv[1:]
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    ROLES[role](load_settings(), *arguments)
