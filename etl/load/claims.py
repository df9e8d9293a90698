"""Claims: a process holds a lock for as long as its run lasts, and one that was killed is known by what nobody holds.

On PostgreSQL it is an advisory lock, which ends with the connection; on SQLite a lock of a file beside the database.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, text

from etl.load.plain_words import in_plain_words


@contextmanager
def claimed(engine: Engine, run_key: str) -> Iterator[None]:
    """Hold the run's lock; it is let go at the end of the block, or of the process in whatever way that ends."""
    if engine.dialect.name == "postgresql":
        with in_plain_words(engine.url), engine.connect() as connection:
            connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": _number(run_key)})
            connection.commit()  # it belongs to the connection, which need not stay in a transaction for it
            yield
        return
    path = _beside(engine.url, run_key)
    with path.open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


def is_claimed(connection: Connection, run_key: str) -> bool:
    """Whether a process holds the run's lock; what one left that was killed is cleared away."""
    if connection.dialect.name == "postgresql":
        taken = text("SELECT pg_try_advisory_xact_lock(:lock)")
        return not connection.execute(taken, {"lock": _number(run_key)}).scalar_one()
    path = _beside(connection.engine.url, run_key)
    try:
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    path.unlink(missing_ok=True)
    return False


def _number(run_key: str) -> int:
    """The key's first fifteen digits: numbers of advisory locks have 64 bits, and Warraq's others only 32."""
    return int(run_key[:15], 16)


def _beside(url: URL, run_key: str) -> Path:
    return Path(f"{url.database}-run-{run_key}")
