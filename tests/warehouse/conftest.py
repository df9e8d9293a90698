"""The contract suite runs on both databases: a test that asks for ``settings`` is run once on each."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import Engine, make_url

from etl.load.engine import open_engine
from etl.load.migrations import migrate
from etl.settings import Settings
from tests.conftest import database

DATABASES = ("sqlite", "postgresql")
NewWarehouse = Callable[[str], Settings]


@pytest.fixture(scope="session")
def migrated(postgres: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """By database, a migrated and empty warehouse to copy: a file on SQLite, a database's name on PostgreSQL."""
    file = tmp_path_factory.mktemp("migrated") / "warehouse.db"
    migrate(open_engine(f"sqlite:///{file}"))
    with database(postgres) as url:
        migrate(open_engine(url))
        yield {"sqlite": str(file), "postgresql": str(make_url(url).database)}


@pytest.fixture
def new_warehouse(postgres: str, migrated: dict[str, str], tmp_path: Path) -> Iterator[NewWarehouse]:
    """Settings for one more migrated and empty warehouse, with landing and raw zones of its own."""
    with ExitStack() as made:

        def make(kind: str) -> Settings:
            folder = tmp_path / f"{kind}-{len(list(tmp_path.iterdir()))}"
            (folder / "landing").mkdir(parents=True)
            url = f"sqlite:///{folder / 'warehouse.db'}"
            if kind == "postgresql":
                url = made.enter_context(database(postgres, template=migrated[kind]))
            else:
                shutil.copy(migrated[kind], folder / "warehouse.db")
            return Settings(
                warehouse_url=url, landing=str(folder / "landing"), raw=str(folder / "raw"), settle_seconds=0
            )

        yield make


@pytest.fixture(params=DATABASES)
def settings(request: pytest.FixtureRequest, new_warehouse: NewWarehouse) -> Settings:
    return new_warehouse(request.param)


@pytest.fixture
def engine(settings: Settings) -> Engine:
    return open_engine(settings.warehouse_url)
