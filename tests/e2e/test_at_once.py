"""Two processes that load, rebuild or run at once leave the rows that one after the other would leave, and both end."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from etl import jobs
from etl.load.engine import open_engine, reading, writing
from tests.conftest import DATABASES
from tests.warehouse.pages import tables_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.settings import Settings
    from tests.conftest import NewWarehouse

DAYS = ("2024-09-06", "2024-09-07", "2024-09-08", "2024-09-09")
PAGES_OF_A_DAY = 20
SECONDS = 300

PAIRS = {
    "two overlapping backfills": (("days", DAYS[0], DAYS[3]), ("days", DAYS[1], DAYS[3])),
    "a backfill during the nightly run": (("days", DAYS[0], DAYS[3]), ("days", DAYS[2], DAYS[3])),
    "a rebuild during a load": (("rebuild",), ("days", DAYS[0], DAYS[3])),
    "warraq run beside the DAG": (("paths", "landing"), ("days", DAYS[0], DAYS[3])),
}


def land(settings: Settings) -> None:
    """Three days of pages; each day repeats half of the pages of the day before."""
    for number, day in enumerate(DAYS[:3]):
        folder = Path(settings.landing) / day
        folder.mkdir(parents=True)
        for page in range(number * PAGES_OF_A_DAY // 2, (number + 2) * PAGES_OF_A_DAY // 2):
            printed = f"افتتاح المدرسة رقم {page} في حي الزيتون\nقال مدير المدرسة إنها تتسع لنحو {page + 300} تلميذ.\n"
            (folder / f"{page}.txt").write_text(printed, encoding="utf-8")


def start(settings: Settings, role: Sequence[str]) -> subprocess.Popen[str]:
    environment = os.environ | {
        "WARRAQ_WAREHOUSE_URL": settings.warehouse_url,
        "WARRAQ_LANDING": settings.landing,
        "WARRAQ_RAW": settings.raw,
    }
    arguments = [settings.landing if argument == "landing" else argument for argument in role]
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.e2e.at_once", *arguments],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    return process


def outdate(settings: Settings) -> None:
    """Let every other page be one that an older parser read."""
    with writing(open_engine(settings.warehouse_url)) as connection:
        connection.execute(text("UPDATE silver_page SET record_digest = 'old' WHERE page_key < '8'"))
        connection.execute(text("DELETE FROM silver_article WHERE page_key < '8'"))


def statuses(settings: Settings) -> set[str]:
    with reading(open_engine(settings.warehouse_url)) as connection:
        return set(connection.execute(text("SELECT status FROM ops_run")).scalars())


@pytest.mark.parametrize("kind", DATABASES)
def test_two_at_once_leave_what_one_after_the_other_leaves(
    kind: str, new_warehouse: NewWarehouse, tmp_path: Path
) -> None:
    alone = replace(new_warehouse(kind), landing=str(tmp_path / "landed"))
    land(alone)
    jobs.run(alone, [alone.landing])
    expected = tables_of(open_engine(alone.warehouse_url))
    for name, pair in PAIRS.items():
        settings = replace(new_warehouse(kind), landing=alone.landing)
        if ("rebuild",) in pair:
            jobs.run(settings, [settings.landing])
            outdate(settings)
        processes = [start(settings, role) for role in pair]
        for process in processes:
            assert process.stdin
            process.stdin.write("go\n")
            process.stdin.flush()
        said = [process.communicate(timeout=SECONDS)[1] for process in processes]
        assert [process.returncode for process in processes] == [0, 0], (name, said)
        assert tables_of(open_engine(settings.warehouse_url)) == expected, name
        assert statuses(settings) == {"succeeded"}, name
