"""Many rows at once: written in the fastest way of each database, by the upsert that both share, asked for by key."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import TypeVar

import psycopg
from psycopg import sql
from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

from etl.load.rows import Row, Value

_Key = TypeVar("_Key", str, int, tuple[str, str, str])
_AT_ONCE = 900
"""Values of one statement; PostgreSQL and SQLite take some thousands."""


def upsert(connection: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """An ``INSERT`` that can say what to do where the row is there already."""
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)


def insert_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows, each with all columns of the table, in the connection's transaction."""
    if not rows:
        return
    columns = table.columns.keys()
    values: Iterable[tuple[Value, ...]] = map(itemgetter(*columns), rows)
    driver = connection.connection.driver_connection
    if isinstance(driver, psycopg.Connection):
        _copy(driver, table.name, columns, values)
    elif isinstance(driver, sqlite3.Connection):
        marks = ", ".join("?" * len(columns))
        # Names are the metadata's own; the values are bound.
        driver.executemany(f"INSERT INTO {table.name} ({', '.join(columns)}) VALUES ({marks})", values)  # noqa: S608
    else:
        raise TypeError(f"expected a connection of psycopg or sqlite3, got {type(driver).__name__}")


def _copy(
    driver: psycopg.Connection[object], table: str, columns: Sequence[str], values: Iterable[tuple[Value, ...]]
) -> None:
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        for row in values:
            copy.write_row(row)


def in_parts(keys: Iterable[_Key]) -> Iterator[Sequence[_Key]]:
    """Keys in their order, as many at a time as a statement takes.

    >>> [len(part) for part in in_parts(range(1000))]
    [900, 100]
    """
    ordered = sorted(keys)
    return (ordered[start : start + _AT_ONCE] for start in range(0, len(ordered), _AT_ONCE))
