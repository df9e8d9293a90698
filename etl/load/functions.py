"""The functions that Warraq gives to SQL, by the same names on both databases.

PostgreSQL keeps them: ``sql/functions/postgresql`` is stored by every migration, before the tables that use it. SQLite
keeps no functions: every connection that Warraq opens is given in Python those that analysts call.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from sqlalchemy import Connection

from etl.arabic.clitics import search_words
from etl.arabic.fold import fold
from etl.load.sql_files import SqlFile, sql_files

_IN_PYTHON: dict[str, Callable[[str], str]] = {"warraq_fold": fold, "warraq_words": search_words}


def functions() -> tuple[SqlFile, ...]:
    """The functions as PostgreSQL stores them, by name."""
    return sql_files("functions/postgresql")


def create_functions(connection: Connection) -> None:
    """Store the functions where the database keeps them; what stands on an older one of the same name stays."""
    if connection.dialect.name == "postgresql":
        for function in functions():
            connection.exec_driver_sql(function.statement.replace("%", "%%"))


def give_functions(connection: sqlite3.Connection) -> None:
    """Give a connection of SQLite the functions."""
    for name, function in _IN_PYTHON.items():
        connection.create_function(name, 1, _strict(function), deterministic=True)


def _strict(function: Callable[[str], str]) -> Callable[[str | None], str | None]:
    """Of null, null: as PostgreSQL has it of a function declared STRICT."""
    return lambda text: None if text is None else function(text)
