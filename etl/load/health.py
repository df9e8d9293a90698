"""What a warehouse says about itself: its version and clock, whether it can be written, and what runs left behind."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, select, text

from etl.keys import key
from etl.load.engine import reading, writing
from etl.load.ledger import Status, begin_run
from etl.load.tables import ops


def is_made(engine: Engine) -> bool:
    """Whether there is a file that is the database, where it is one: opening it would make it."""
    return engine.dialect.name != "sqlite" or Path(str(engine.url.database)).exists()


def product(engine: Engine) -> str:
    """The database and its version; raises `WarehouseError` or `Unavailable` where it cannot be reached."""
    with reading(engine) as connection:
        if engine.dialect.name == "sqlite":
            connection.execute(text("SELECT COUNT(*) FROM sqlite_schema"))  # only now is the file opened
            return f"SQLite {sqlite3.sqlite_version}"
        return f"PostgreSQL {connection.execute(text('SHOW server_version')).scalar_one()}"


def try_to_write(engine: Engine, now: datetime) -> None:
    """Write the row of a run and take it back; raises `WarehouseError` or `Unavailable` where that cannot be done."""
    with writing(engine) as connection:
        attempt = connection.begin_nested()
        begin_run(connection, job="doctor", run_key=key("doctor", now.isoformat()), interval=None, now=now)
        attempt.rollback()


def clock(connection: Connection) -> datetime | None:
    """What time the database server has; SQLite has no clock of its own."""
    if connection.dialect.name == "sqlite":
        return None
    told: datetime = connection.execute(text("SELECT clock_timestamp()")).scalar_one()
    return told


def running_since(connection: Connection, start: datetime) -> tuple[str, ...]:
    """Keys of the runs that began before ``start``, hold no claim and are not closed."""
    run = ops.RUN.c
    query = select(run.run_key).where(run.status == Status.RUNNING.value, ~run.is_claimed, run.started_at < start)
    return tuple(connection.execute(query.order_by(run.started_at, run.run_key)).scalars())


def latest_start(connection: Connection) -> datetime | None:
    """When the last run of the ledger began, by the clock of the machine that ran it."""
    started = ops.RUN.c.started_at
    return connection.execute(select(started).order_by(started.desc()).limit(1)).scalar_one_or_none()
