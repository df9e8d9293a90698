"""What `warraq doctor` says of Airflow's configuration, as a real Airflow has it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from etl import jobs
from etl.settings import Settings
from tests.dags.conftest import DAGS

pytestmark = pytest.mark.timeout(900)


class Airflow:
    """An Airflow with a home of its own, and what the doctor says of it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        kept = {name: value for name, value in os.environ.items() if not name.startswith("AIRFLOW_")}
        self.environment = kept | {
            "AIRFLOW_HOME": str(home),
            "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": f"sqlite:///{home / 'airflow.db'}?timeout=60",
            "AIRFLOW__CORE__DAGS_FOLDER": str(DAGS),
            "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        }

    def __call__(self, *words: str) -> None:
        command = [sys.executable, "-m", "airflow", *words]
        subprocess.run(command, env=self.environment, check=True, capture_output=True)

    def to_mend(self, monkeypatch: pytest.MonkeyPatch, **settings: str) -> list[str]:
        """What is wrong with Airflow, for a warehouse in SQLite."""
        for name in [name for name in os.environ if name.startswith("AIRFLOW_")]:
            monkeypatch.delenv(name)
        for name, value in (self.environment | settings).items():
            monkeypatch.setenv(name, value)
        found = jobs.examine(Settings, least_free_bytes=0)
        return [one.says for one in found if (one.subject, one.health) == ("airflow", "mend")]


@pytest.fixture(scope="module")
def airflow(tmp_path_factory: pytest.TempPathFactory) -> Airflow:
    """An Airflow whose database is made, and which has loaded no DAG and has no pool yet."""
    airflow = Airflow(tmp_path_factory.mktemp("airflow"))
    airflow("db", "migrate")
    return airflow


def test_an_airflow_without_a_database_is_told_how_to_make_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (says,) = Airflow(tmp_path).to_mend(monkeypatch)
    assert "airflow db migrate" in says


def test_a_new_airflow_lacks_the_pool_and_the_dags(airflow: Airflow, monkeypatch: pytest.MonkeyPatch) -> None:
    missing, pool = airflow.to_mend(monkeypatch)
    assert "has not loaded fetch_news, load_news, maintain_warehouse, rebuild_news" in missing
    assert "no pool 'warehouse'" in pool


def test_a_dag_file_that_cannot_be_imported_is_named_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    airflow = Airflow(tmp_path)
    broken = tmp_path / "dags" / "broken.py"
    broken.parent.mkdir()
    broken.write_text("from airflow.sdk import DAG\nimport nothing_of_that_name\n", encoding="utf-8")
    airflow.environment["AIRFLOW__CORE__DAGS_FOLDER"] = str(broken.parent)
    airflow("db", "migrate")
    airflow("dags", "reserialize")
    errors = [says for says in airflow.to_mend(monkeypatch) if "cannot be imported" in says]
    assert len(errors) == 1
    assert "broken.py" in errors[0]
    assert "nothing_of_that_name" in errors[0]


def test_sqlite_wants_one_slot_and_one_machine_and_is_then_content(
    airflow: Airflow, monkeypatch: pytest.MonkeyPatch
) -> None:
    airflow("dags", "reserialize")
    airflow("pools", "set", "warehouse", "2", "two")
    slots, executor = airflow.to_mend(monkeypatch, AIRFLOW__CORE__EXECUTOR="CeleryExecutor")
    assert "lets 2 tasks write at once" in slots
    assert "each worker machine would fill one of its own" in executor
    airflow("pools", "set", "warehouse", "1", "one")
    assert airflow.to_mend(monkeypatch, AIRFLOW__CORE__EXECUTOR="LocalExecutor") == []
