"""This machine's clock, which decides what arrived in a night: against the database's, and against what is there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from etl.errors import WarraqError
from etl.extract.buckets import folder_of, is_bucket
from etl.extract.folders import files
from etl.jobs.doctor.finding import Finding, mend, note, ok
from etl.jobs.warehouse import now, warehouse
from etl.load import health
from etl.load.engine import open_engine, reading
from etl.settings import Settings

_TIME = "%Y-%m-%d %H:%M:%S"
_TOLERATED = timedelta(minutes=1)
_REMEDY = "Set the clock, and keep it by NTP (timedatectl set-ntp true): arrivals decide which night a dump belongs to."


def examine(settings: Settings) -> Iterator[Finding]:
    """Nothing that is there may come from the future, and the database's clock may not differ."""
    yield _zone()
    findings = [*_against_warehouse(settings), *_against_landing(settings)]
    yield from findings or [ok("clock", "It agrees with what there is to compare it with.")]


def _zone() -> Finding:
    here = now().astimezone()
    offset = here.strftime("%z")
    if here.utcoffset() == timedelta(0):
        return ok("clock", f"It is {here:{_TIME}} UTC.")
    return note(
        "clock",
        f"It is {here:{_TIME}} {here.tzname()} ({offset}). Warraq reckons in UTC: nights are from 02:00 to "
        "02:00 UTC, and folders YYYY-MM-DD of the landing zone name UTC days.",
    )


def _against_warehouse(settings: Settings) -> Iterator[Finding]:
    if not health.is_made(open_engine(settings.warehouse_url)):
        return
    try:
        with warehouse(settings) as engine, reading(engine) as connection:
            theirs, ours, latest = health.clock(connection), now(), health.latest_start(connection)
    except WarraqError:
        return  # that it cannot be used is said where it is looked at
    if theirs and abs(theirs - ours) > _TOLERATED:
        yield mend("clock", f"The database's clock and this machine's differ by {abs(theirs - ours)}. {_REMEDY}")
    if latest and latest - ours > _TOLERATED:
        yield mend("clock", f"The last run of ops_run began at {latest:{_TIME}} UTC, in the future. {_REMEDY}")


def _against_landing(settings: Settings) -> Iterator[Finding]:
    if is_bucket(settings.landing):
        return
    newest = max(files(folder_of(settings.landing)), key=lambda file: file.modified, default=None)
    if newest and datetime.fromtimestamp(newest.modified, UTC) - now() > _TOLERATED:
        when = datetime.fromtimestamp(newest.modified, UTC)
        yield mend(
            "clock",
            f"{newest.path} changed at {when:{_TIME}} UTC, in the future: no run takes it until then. "
            f"{_REMEDY} Or the file's time is wrong: touch {newest.path}",
        )
