"""How long it takes to discover and plan a night of small files: ``python benchmarks/receiving.py [FILES]``.

Copying into the raw zone waits for the disk twice a dump, so it is measured on one folder of a thousand.
Each step is told in seconds and as a ratio to ``find -printf`` over the same folder, run right before it.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from etl import jobs
from etl.extract.arrival import Wanted
from etl.extract.landing import arrivals
from etl.jobs import Interval
from etl.keys import sha256
from etl.load.bronze import Delivery, add_deliveries
from etl.load.engine import open_engine, writing
from etl.settings import Settings

FILES = 100_000
A_FOLDER = 1_000
START = datetime(2024, 9, 7, 2, tzinfo=UTC)
NIGHT = Interval(start=START, end=START + timedelta(days=1))


def fill(landing: Path, files: int) -> None:
    """Small pages, each with words of its own, in folders of the night's day."""
    for number in range(files):
        folder = landing / "2024-09-07" / f"{number // A_FOLDER:03}"
        if number % A_FOLDER == 0:
            folder.mkdir(parents=True)
        (folder / f"{number}.txt").write_text(f"خبر رقم {number} من حي الزيتون\nنص الخبر في سطر.\n", encoding="utf-8")


def listing(landing: Path) -> float:
    """Seconds that ``find`` takes to tell size and time of every file."""
    begun = time.monotonic()
    subprocess.run(["find", landing, "-type", "f", "-printf", "%s %T@ %p\n"], stdout=subprocess.DEVNULL, check=True)  # noqa: S603, S607
    return time.monotonic() - begun


def enter(settings: Settings, files: int) -> int:
    """Enter as many deliveries as there are files, without their bytes: what is to be planned."""
    deliveries = [
        Delivery(name=f"{number}.txt", arrived_at=START, sha256=sha256(str(number).encode()), size_bytes=1)
        for number in range(files)
    ]
    with writing(open_engine(settings.warehouse_url)) as connection:
        add_deliveries(connection, deliveries)
    return files


def main() -> None:
    """Measure the steps of a night, in their order."""
    files = int(sys.argv[1]) if len(sys.argv) > 1 else FILES
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(
            warehouse_url=f"sqlite:///{folder}/warehouse.db", landing=f"{folder}/landing", raw=f"{folder}/raw"
        )
        fill(Path(settings.landing), files)
        jobs.migrate(settings)
        jobs.begin_run(settings, job="load_news", run_key="night", interval=NIGHT)
        found = listing(Path(settings.landing))
        print(f"{'find -printf':<24} {found:8.2f} s")
        wanted = Wanted(start=NIGHT.start, end=NIGHT.end)
        one_folder = replace(settings, landing=f"{settings.landing}/2024-09-07/000")
        steps = {
            "discover": lambda: sum(1 for _ in arrivals(settings.landing, wanted)),
            "receive one folder": lambda: jobs.receive(one_folder, "night", NIGHT).dumps,
            "enter into bronze": lambda: enter(settings, files),
            "plan": lambda: sum(map(len, jobs.plan(settings, "night", NIGHT))),
        }
        for name, step in steps.items():
            begun = time.monotonic()
            counted = step()
            seconds = time.monotonic() - begun
            print(f"{name:<24} {seconds:8.2f} s  {seconds / found:8.1f} times find  {counted:,} files")
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{'memory at most':<24} {memory:8.0f} MB")


if __name__ == "__main__":
    main()
