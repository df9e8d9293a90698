"""The real command, in a folder of its own, with nothing but the settings that a test gives it, and no Airflow."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from etl.load.tables import METADATA

COMMAND = Path(sys.executable).with_name("warraq")
SAMPLES = Path(__file__).resolve().parents[2] / "samples"
PAGE = SAMPLES / "2025-03-15" / "palm-bridge.txt"

DUMPS = sorted(SAMPLES.glob("*/*"))


class Warraq:
    """The command in a folder of its own, where its warehouse and raw zone are."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.warehouse = folder / "warehouse.db"
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("AIRFLOW_", "WARRAQ_"))}
        self.environment = kept | {"LC_ALL": "C", "AIRFLOW_HOME": str(folder / "no-airflow")}

    def __call__(
        self, *arguments: object, prefix: tuple[str, ...] = (), given: str = "", **settings: str
    ) -> subprocess.CompletedProcess[str]:
        """Run it, below the command ``prefix`` if there is one, ``given`` that input, with these settings."""
        return subprocess.run(
            [*prefix, COMMAND, *map(str, arguments)],
            cwd=self.folder,
            env=self.environment | settings,
            input=given,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    def rows(self, query: str) -> list[tuple[object, ...]]:
        """What the warehouse answers to a query."""
        with closing(sqlite3.connect(self.warehouse)) as connection, connection:
            return connection.execute(query).fetchall()

    def silver(self) -> dict[str, list[tuple[object, ...]]]:
        """All rows of the silver tables, without the number that SQLite gives the rows of search as they come."""
        tables = [table for table in METADATA.sorted_tables if table.name.startswith("silver_")]
        return {
            table.name: sorted(self.rows(f"SELECT {', '.join(table.columns.keys())} FROM {table.name}"), key=repr)  # noqa: S608
            for table in tables
        }


@pytest.fixture
def newcomer(tmp_path: Path) -> Warraq:
    """The command, with a warehouse yet to be made."""
    return Warraq(tmp_path)


@pytest.fixture
def warraq(newcomer: Warraq, migrated_file: Path) -> Warraq:
    """The command, with a warehouse that is migrated and empty."""
    shutil.copy(migrated_file, newcomer.warehouse)
    return newcomer


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Warraq:
    """The command, with a warehouse that holds the samples; for tests that only look."""
    loaded = Warraq(tmp_path_factory.mktemp("loaded"))
    done = loaded("run", *DUMPS)
    assert (done.returncode, done.stderr) == (0, "")
    return loaded
