"""What everything in the warehouse means, in English and in Arabic, as PostgreSQL is told it.

The English words stand with the tables' metadata and in the heads of ``sql/``; the Arabic ones beside them.
"""

from __future__ import annotations

from collections.abc import Iterator

from psycopg.sql import Literal
from sqlalchemy import Connection

from etl.load.functions import functions
from etl.load.tables import METADATA
from etl.load.tables.in_arabic import in_arabic
from etl.load.views import arabic_name, views


def store_comments(connection: Connection) -> None:
    """Tell PostgreSQL what tables, views, columns and functions mean; SQLite has no place for it."""
    if connection.dialect.name == "postgresql":
        # COMMENT takes no bound values; sent together, they cost one round trip instead of hundreds.
        told = (f"COMMENT ON {target} IS {Literal(meaning).as_string()}" for target, meaning in comments())
        connection.exec_driver_sql(";".join(told).replace("%", "%%"))


def comments() -> Iterator[tuple[str, str]]:
    """What each thing means, a line a language, after how ``COMMENT ON`` names the thing."""
    yield from _of_tables()
    yield from _of_views()
    for function in functions():
        told = f"{function.comment} Example: {function.fields['example']}"
        yield f"FUNCTION {function.name}", f"{told}\n{function.fields['ar']}"


def _of_tables() -> Iterator[tuple[str, str]]:
    for table in METADATA.sorted_tables:
        arabic = in_arabic()[table.name]
        yield f"TABLE {table.name}", f"{table.comment}\n{arabic['table']}"
        for column in table.columns:
            yield f"COLUMN {table.name}.{column.name}", f"{column.comment}\n{arabic[column.name]}"


def _of_views() -> Iterator[tuple[str, str]]:
    for view in views():
        alias = arabic_name(view)
        told, told_in_arabic = f"{view.comment} Grain: {view.fields['grain']}.", view.fields["ar"]
        yield f"VIEW {view.name}", f"{told}\n{told_in_arabic}"
        if alias:
            yield f"VIEW {alias}", f"{told_in_arabic}\n{told}"
        for name, meaning in view.columns.items():
            arabic = view.columns_in_arabic[name]
            yield f"COLUMN {view.name}.{name}", f"{meaning}\n{arabic.meaning}"
            if alias:
                yield f"COLUMN {alias}.{arabic.name}", f"{arabic.meaning}\n{name}: {meaning}"
