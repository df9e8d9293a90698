"""A copy of the warehouse in one SQLite file, as of one moment: for programs that read such a file."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, insert, select

from etl.errors import ExportError
from etl.load.engine import open_engine, reading, writing
from etl.load.migrations import migrate
from etl.load.tables import METADATA

_BATCH = 2_000
_BESIDE = ("-wal", "-shm", "-journal")


def snapshot(engine: Engine, to: Path) -> Path:
    """Copy all tables to the file ``to``, which is replaced when the copy is whole; interrupted, it stays as it was.

    Raises `ExportError` where the file cannot be written.
    """
    to = to.absolute()
    made = to.with_name(f".{to.name}.partial")
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        _clear(made)
        copy = open_engine(f"sqlite:///{made}")
        migrate(copy)
        with reading(engine) as source, writing(copy) as target:
            _copy(source, target)
        _close(copy)
        made.replace(to)
        for end in _BESIDE:
            # Of the file that was there before.
            to.with_name(to.name + end).unlink(missing_ok=True)
    except OSError as error:
        with suppress(OSError):
            _clear(made)
        raise ExportError(
            f"No snapshot could be written to {to} ({error.strerror or error}). What stood there before still does. "
            "Free space or grant permission, or name another file with --snapshot."
        ) from error
    return to


def _copy(source: Connection, target: Connection) -> None:
    for table in METADATA.sorted_tables:
        # Migrations fill some tables.
        target.execute(delete(table))
        rows = source.execute(select(table), execution_options={"yield_per": _BATCH}).mappings()
        for batch in rows.partitions(_BATCH):
            target.execute(insert(table), [dict(row) for row in batch])


def _close(copy: Engine) -> None:
    """Leave one file, without a journal beside it."""
    with copy.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA journal_mode = DELETE")


def _clear(made: Path) -> None:
    for end in ("", *_BESIDE):
        made.with_name(made.name + end).unlink(missing_ok=True)
