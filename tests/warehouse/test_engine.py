from __future__ import annotations

import socket
import sqlite3
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Engine, event, make_url, text
from sqlalchemy.exc import DBAPIError

from etl.errors import SettingsError, Unavailable, WarehouseError
from etl.load.engine import open_engine, reading, writing
from etl.load.migrations import migrate
from tests.warehouse.pages import put, small_page, tables_of, whole

if TYPE_CHECKING:
    from pathlib import Path


def try_to_read(url: str) -> None:
    with reading(open_engine(url)) as connection:
        connection.execute(text("SELECT 1"))


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("warehouse.db", "is no database URL"),
        ("mysql://news@db/warehouse", "names the driver 'mysql'"),
        ("postgresql+psycopg2://news@db/warehouse", r"names the driver 'postgresql\+psycopg2'"),
        ("sqlite://", "a database in memory"),
        ("sqlite:///:memory:", "a database in memory"),
    ],
)
def test_a_url_that_is_no_warehouse_is_a_mistake_in_the_settings(url: str, told: str) -> None:
    with pytest.raises(SettingsError, match=told):
        open_engine(url)


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_postgresql_is_reached_through_psycopg_however_its_url_begins(scheme: str) -> None:
    assert open_engine(f"{scheme}://news@db/warehouse").url.drivername == "postgresql+psycopg"


def test_a_server_that_is_down_is_unavailable_and_the_message_keeps_the_password_to_itself() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listening: nobody answers there
        url = f"postgresql://news:tiger@127.0.0.1:{taken.getsockname()[1]}/warehouse?password=lion"
        with pytest.raises(Unavailable, match="it did not answer") as raised:
            try_to_read(url)
    assert "tiger" not in str(raised.value)
    assert "lion" not in str(raised.value)


def test_a_database_that_is_not_there_is_said_to_be_missing(postgres: str) -> None:
    url = make_url(postgres).set(database="no_such_warehouse").render_as_string(hide_password=False)
    with pytest.raises(WarehouseError, match=r"it has no such database\. Create it"):
        try_to_read(url)


def test_a_file_that_another_process_writes_to_for_long_is_unavailable(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'warehouse.db'}"
    hasty = writing(open_engine(f"{url}?timeout=0.05"))
    with writing(open_engine(url)), pytest.raises(Unavailable, match="another process is writing to it"):
        hasty.__enter__()


def test_a_server_that_stops_in_the_middle_is_unavailable(postgres: str) -> None:
    def stopped() -> None:
        with writing(open_engine(postgres)) as connection:
            pid = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
            with writing(open_engine(postgres)) as other:
                other.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": pid})
            connection.execute(text("SELECT 1"))

    with pytest.raises(Unavailable, match="it is starting or stopping"):
        stopped()


def test_a_file_that_is_no_database_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("ملاحظات " * 200, encoding="utf-8")
    with pytest.raises(WarehouseError, match="no SQLite database"):
        try_to_read(f"sqlite:///{tmp_path / 'notes.db'}")


def test_a_folder_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="Create its folder"):
        try_to_read(f"sqlite:///{tmp_path / 'nowhere' / 'warehouse.db'}")


def test_a_mistake_in_a_statement_stays_the_bug_that_it_is(engine: Engine) -> None:
    def mistaken() -> None:
        with reading(engine) as connection:
            connection.execute(text("SELECT 1 FROM no_such_table"))

    with pytest.raises(DBAPIError, match="no_such_table"):
        mistaken()


def test_a_full_disk_is_said_to_be_full_and_leaves_nothing_half_loaded(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'warehouse.db'}"
    migrate(open_engine(url))
    put(open_engine(url), whole("dump", small_page("خبر")), run_key="run")
    before = tables_of(open_engine(url))

    def shrink(connection: sqlite3.Connection, _: object) -> None:
        size = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {size + 20}")

    full = open_engine(url)
    event.listen(full, "connect", shrink)
    with pytest.raises(WarehouseError, match="its disk is full"):
        put(full, *(whole(f"dump {number}", small_page(f"خبر {number}", "نص " * 5000)) for number in range(50)))
    after = tables_of(open_engine(url))
    assert after["silver_page"] == before["silver_page"]
    assert after["bronze_page"] == before["bronze_page"]
    assert after["silver_article"] == before["silver_article"]


def test_a_readers_queries_see_one_state_while_another_process_writes(engine: Engine) -> None:
    put(engine, whole("one", small_page("خبر")))
    with reading(engine) as connection:
        first = connection.execute(text("SELECT COUNT(*) FROM silver_page")).scalar_one()
        put(open_engine(engine.url.render_as_string(hide_password=False)), whole("two", small_page("خبر آخر")))
        second = connection.execute(text("SELECT COUNT(*) FROM silver_page")).scalar_one()
    assert (first, second) == (1, 1)
