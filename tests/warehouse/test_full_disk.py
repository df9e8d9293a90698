"""A PostgreSQL whose disk is really full: a database of its own on a file system of some megabytes."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import NullPool, create_engine, make_url, text

from etl import jobs
from etl.errors import WarehouseError
from etl.load.engine import open_engine
from etl.settings import Settings
from tests.warehouse.pages import tables_of
from tools.synthetic import dump

if TYPE_CHECKING:
    from tests.conftest import NewWarehouse

SPARE_BYTES = 4 << 20
LARGE = 1 << 30
DUMPS = 120


@dataclass(frozen=True)
class SmallDisk:
    """A warehouse, and the file system that holds it."""

    settings: Settings
    mount: Path

    def grow(self) -> None:
        resize(self.mount, LARGE)


def resize(mount: Path, size_bytes: int) -> None:
    subprocess.run(["mount", "-o", f"remount,size={size_bytes}", mount], check=True)


@pytest.fixture
def small_disk(postgres: str, migrated_database: str, new_warehouse: NewWarehouse) -> Iterator[SmallDisk]:
    """A migrated warehouse on a disk that has room for a few pages."""
    if os.geteuid() != 0:
        pytest.skip("only root mounts a file system")
    server = create_engine(
        make_url(postgres).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT", poolclass=NullPool
    )
    name = f"small_{secrets.token_hex(6)}"
    with tempfile.TemporaryDirectory(prefix="warraq-disk-") as folder, server.connect() as connection:
        data = Path(connection.execute(text("SHOW data_directory")).scalar_one())
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={LARGE}", "tmpfs", folder], check=True)
        os.chown(folder, data.stat().st_uid, data.stat().st_gid)
        connection.execute(text(f"CREATE TABLESPACE {name} LOCATION '{folder}'"))
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {migrated_database} TABLESPACE {name}"))
        resize(Path(folder), shutil.disk_usage(folder).used + SPARE_BYTES)
        url = server.url.set(database=name).render_as_string(hide_password=False)
        yield SmallDisk(replace(new_warehouse("sqlite"), warehouse_url=url, batch_pages=10), Path(folder))
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        connection.execute(text(f"DROP TABLESPACE {name}"))
        subprocess.run(["umount", folder], check=True)


def test_a_full_disk_keeps_whole_pages_and_the_next_run_on_a_larger_one_completes_them(
    small_disk: SmallDisk, new_warehouse: NewWarehouse, tmp_path: Path
) -> None:
    undisturbed = new_warehouse("postgresql")
    dumps = [tmp_path / f"{number}.txt" for number in range(DUMPS)]
    for number, path in enumerate(dumps):
        path.write_text(dump(number), encoding="utf-8")
    jobs.run(undisturbed, dumps)
    expected = tables_of(open_engine(undisturbed.warehouse_url), "silver")

    with pytest.raises(WarehouseError, match="its disk is full"):
        jobs.run(small_disk.settings, dumps)
    engine = open_engine(small_disk.settings.warehouse_url)
    kept = set(tables_of(engine, "silver")["silver_page"])
    assert set() < kept < set(expected["silver_page"])

    small_disk.grow()
    jobs.run(small_disk.settings, dumps)
    assert tables_of(engine, "silver") == expected
