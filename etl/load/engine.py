"""The one place that opens the warehouse, and that says in plain words why it cannot be used.

Everything reads through `reading` and writes through `writing`: each is one transaction, whole or not at all. On
SQLite a writer takes the database's one write lock when it begins, so it never fails half-way for want of it.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from etl.errors import SettingsError
from etl.load.functions import give_functions
from etl.load.plain_words import in_plain_words

_WAIT_SECONDS = 30
"""How long SQLite waits for another writer, whose transactions take less than a second each."""
_CONNECT_SECONDS = 10


def open_engine(warehouse_url: str) -> Engine:
    """An engine for the warehouse that a setting names; nothing is connected yet.

    Raises `SettingsError` for what is neither SQLite in a file nor PostgreSQL.
    """
    url = _understood(warehouse_url)
    if url.get_backend_name() == "sqlite":
        return _sqlite(url)
    # The driver reads instants in no other style, and names of days are compared as text.
    arguments: dict[str, str | int] = {"options": f"{url.query.get('options', '')} -c DateStyle=ISO"}
    if "connect_timeout" not in url.query:
        arguments["connect_timeout"] = _CONNECT_SECONDS
    return create_engine(url, poolclass=NullPool, hide_parameters=True, connect_args=arguments)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One transaction that only reads: all of its queries see one state of the warehouse."""
    with in_plain_words(engine.url), engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        yield connection


@contextmanager
def writing(engine: Engine, *, foreign_keys: bool = True) -> Iterator[Connection]:
    """One transaction that writes: committed at its end, and nothing of it where anything was raised.

    ``foreign_keys`` can be turned off on SQLite alone, and before a transaction alone.
    """
    options = {"is_writer": True, "foreign_keys": foreign_keys}
    with in_plain_words(engine.url), engine.connect() as connection:
        connection.execution_options(**options)
        with connection.begin():
            yield connection


def _understood(warehouse_url: str) -> URL:
    expected = "expected sqlite:///FILE or postgresql://USER@HOST/DATABASE. Correct it."
    try:
        url = make_url(warehouse_url)
    except ArgumentError as error:
        # The text itself may hold a password, so it is not repeated.
        raise SettingsError(f"WARRAQ_WAREHOUSE_URL is no database URL; {expected}") from error
    if url.drivername in ("postgresql", "postgres", "postgresql+psycopg"):
        return url.set(drivername="postgresql+psycopg")
    if url.drivername not in ("sqlite", "sqlite+pysqlite"):
        raise SettingsError(f"WARRAQ_WAREHOUSE_URL names the driver {url.drivername!r}; {expected}")
    if url.database in (None, "", ":memory:"):
        raise SettingsError(f"WARRAQ_WAREHOUSE_URL names a database in memory, gone when a task ends; {expected}")
    return url


def _sqlite(url: URL) -> Engine:
    arguments = {} if "timeout" in url.query else {"timeout": _WAIT_SECONDS}
    engine = create_engine(url, poolclass=NullPool, hide_parameters=True, connect_args=arguments)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: DBAPIConnection, record: ConnectionPoolEntry) -> None:
    del record
    if not isinstance(connection, sqlite3.Connection):
        raise TypeError(f"expected a connection of sqlite3, got {type(connection).__name__}")
    # The driver's own BEGIN comes late and never before DDL; `_begin` gives it instead.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    give_functions(connection)
    _let_readers_go_on(connection)


def _let_readers_go_on(connection: sqlite3.Connection) -> None:
    """Readers go on while one writes. The mode is kept in the file, so this changes it once.

    SQLite waits for no lock when it changes the mode: where several open a new file at once, they try again.
    """
    deadline = time.monotonic() + _WAIT_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if not options.get("foreign_keys", True):
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("is_writer", False) else "BEGIN")
