"""Airflow for the tests of the DAGs: a home of its own, set before anything imports airflow."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from etl.settings import load_settings

if TYPE_CHECKING:
    from airflow.sdk import DAG

    from etl.settings import Settings

DAGS = Path(__file__).resolve().parents[2] / "dags"
THEIRS = (
    "ignore::DeprecationWarning",
    "ignore::UserWarning",
    # Airflow 3.3.2 joins a run with every version of its DAG, and a deadline makes another version of load_news.
    "ignore:Multiple rows returned with uselist=False for lazily-loaded attribute 'DagRun.serialized_dag'",
)
HOME = Path(tempfile.mkdtemp(prefix="warraq-airflow-"))

os.environ |= {
    "AIRFLOW_HOME": str(HOME),
    "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": f"sqlite:///{HOME / 'airflow.db'}?timeout=60",
    "AIRFLOW__CORE__DAGS_FOLDER": str(DAGS),
    "AIRFLOW__CORE__PLUGINS_FOLDER": str(DAGS.with_name("plugins")),
    "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
    "AIRFLOW__LOGGING__LOGGING_LEVEL": "WARNING",
    "AIRFLOW__USAGE_DATA_COLLECTION__ENABLED": "False",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let Airflow and what it imports warn about each other: that is theirs to mend."""
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.filterwarnings(*THEIRS))


@pytest.fixture(scope="session", autouse=True)
def airflow_home() -> Iterator[Path]:
    yield HOME
    shutil.rmtree(HOME)


@pytest.fixture(scope="session")
def dags() -> dict[str, DAG]:
    """The DAGs as Airflow loads them from the folder; a file that cannot be imported fails every test."""
    from airflow.dag_processing.dagbag import BundleDagBag  # noqa: PLC0415  # after the environment is set

    bag = BundleDagBag(dag_folder=DAGS, bundle_path=DAGS, bundle_name="dags-folder")
    assert bag.import_errors == {}
    return bag.dags


@pytest.fixture(scope="session")
def airflow_database(airflow_home: Path) -> None:
    """Airflow's own tables, which whole runs need."""
    from airflow.utils.db import initdb  # noqa: PLC0415

    del airflow_home
    initdb()


PAGE = "افتتاح مكتبة عامة في حي الزيتون\nقال أمين المكتبة إن القاعة تتسع لمئة قارئ.\n"


@pytest.fixture
def warehouse(migrated_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """An empty warehouse, and a landing zone with one page that arrived on 7 September 2024."""
    landed = tmp_path / "landing" / "2024-09-07" / "page.txt"
    landed.parent.mkdir(parents=True)
    landed.write_text(PAGE, encoding="utf-8")
    shutil.copy(migrated_file, tmp_path / "warehouse.db")
    monkeypatch.setenv("WARRAQ_WAREHOUSE_URL", f"sqlite:///{tmp_path / 'warehouse.db'}")
    monkeypatch.setenv("WARRAQ_LANDING", str(tmp_path / "landing"))
    monkeypatch.setenv("WARRAQ_RAW", str(tmp_path / "raw"))
    monkeypatch.setenv("WARRAQ_REPORTS", str(tmp_path / "reports"))
    return load_settings()
