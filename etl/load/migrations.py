"""Bringing a warehouse to the schema of this code, and refusing one that is not there.

The tables come from Alembic's revisions in ``sql/migrations``; functions are stored before them, and views and
comments, which are derived, made anew after them. All of a migration is one transaction on either database: it ends
whole, or leaves the warehouse as it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from etl.errors import WarehouseAhead, WarehouseBehind, WarehouseError
from etl.load.comments import store_comments
from etl.load.engine import reading, writing
from etl.load.functions import create_functions
from etl.load.roles import grant_roles
from etl.load.sql_files import folder
from etl.load.views import create_views, drop_views

_LOCK = 0x77617272
"""Number of the advisory lock that migrations of PostgreSQL take: ``warr``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MigrationReport:
    """What a migration did."""

    before: str | None
    """Revision found; ``None`` for a new warehouse."""
    after: str
    views: int
    """Views made anew."""
    notices: tuple[str, ...] = ()
    """What an operator may want to do besides."""


def migrate(engine: Engine) -> MigrationReport:
    """Bring the warehouse to this code's schema; two migrations at a time wait for each other.

    Raises `WarehouseAhead` where a newer Warraq has migrated it.
    """
    with _migrating(engine) as connection:
        before = _revision(connection)
        _refuse_unknown(engine, before)
        drop_views(connection)
        create_functions(connection)
        command.upgrade(_config(connection), "head")
        made = create_views(connection)
        store_comments(connection)
        notices = grant_roles(connection)
    return MigrationReport(before=before, after=_head(), views=made, notices=notices)


def is_new(engine: Engine) -> bool:
    """Whether the database has never been a warehouse."""
    with reading(engine) as connection:
        return _revision(connection) is None


def require_head(engine: Engine) -> None:
    """Raise `WarehouseBehind` or `WarehouseAhead` where the schema is not this code's."""
    with reading(engine) as connection:
        found = _revision(connection)
    _refuse_unknown(engine, found)
    if found != _head():
        state = "holds no tables yet" if found is None else f"is at migration {found}, and this Warraq needs {_head()}"
        raise WarehouseBehind(f"The warehouse {_named(engine)} {state}. Run: warraq migrate")


@contextmanager
def _migrating(engine: Engine) -> Iterator[Connection]:
    if engine.dialect.name == "postgresql":
        with writing(engine) as connection:
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            yield connection
        return
    # SQLite alters a table by dropping and making it anew, and with foreign keys on that would delete the rows
    # that belong to it.
    with writing(engine, foreign_keys=False) as connection:
        yield connection
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if broken:
            raise WarehouseError(
                f"The migration would leave {len(broken)} rows without what they refer to: {broken[:3]}"
            )


def _refuse_unknown(engine: Engine, found: str | None) -> None:
    if found is not None and found not in _revisions():
        raise WarehouseAhead(
            f"The warehouse {_named(engine)} is at migration {found}, which this Warraq does not know: a newer one "
            f"migrated it (the last known here is {_head()}). Install that version on this machine."
        )


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(folder("migrations")).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


@cache
def _revisions() -> frozenset[str]:
    return frozenset(script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions())


@cache
def _head() -> str:
    head = ScriptDirectory.from_config(_config()).get_current_head()
    if head is None:
        raise WarehouseError(f"No migration was found in {folder('migrations')}. Install Warraq again.")
    return head


def _named(engine: Engine) -> str:
    return engine.url.render_as_string(hide_password=True)
