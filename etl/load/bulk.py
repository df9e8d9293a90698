"""Many rows at once: written in the fastest way of each database, by the upsert that both share, asked for by key."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any, TypeVar

import psycopg
from psycopg import sql
from sqlalchemy import (
    ARRAY,
    JSON,
    Boolean,
    ColumnElement,
    Connection,
    Dialect,
    Table,
    TypeDecorator,
    bindparam,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeEngine

from etl.load.rows import Row, Value

_Key = TypeVar("_Key", str, int, tuple[str, str, str])
_AT_ONCE = 900
"""Keys of one statement, so that what it finds is not held for all of them at once."""


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
    """Keys in their order, as many at a time as one statement asks for.

    >>> [len(part) for part in in_parts(range(1000))]
    [900, 100]
    """
    ordered = sorted(keys)
    return (ordered[start : start + _AT_ONCE] for start in range(0, len(ordered), _AT_ONCE))


def one_of(column: ColumnElement[Any], keys: Iterable[str | int]) -> ColumnElement[bool]:
    """That a column has one of these keys, which are one parameter: writing out hundreds takes longer than asking."""
    return _OneOf(column, bindparam(None, list(keys), type_=_Keys(column.type), unique=True))


class _Keys(TypeDecorator[list[str | int]]):
    """Keys as one value: an array of PostgreSQL, and JSON for SQLite, which has none."""

    impl = JSON
    cache_ok = True

    def __init__(self, item: TypeEngine[Any]) -> None:
        super().__init__()
        self.item = item

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(ARRAY(self.item) if dialect.name == "postgresql" else JSON())


class _OneOf(FunctionElement[bool]):
    type = Boolean()
    inherit_cache = True


@compiles(_OneOf, "postgresql")
def _in_array(element: _OneOf, compiler: SQLCompiler, **options: Any) -> str:
    column, keys = (compiler.process(each, **options) for each in element.clauses)
    return f"{column} = ANY ({keys})"


@compiles(_OneOf, "sqlite")
def _in_json(element: _OneOf, compiler: SQLCompiler, **options: Any) -> str:
    column, keys = (compiler.process(each, **options) for each in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({keys}))"  # noqa: S608  # names and a mark, no value
