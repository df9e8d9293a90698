"""All that a warehouse holds, to be compared with what it held before."""

from __future__ import annotations

from sqlalchemy import (
    Connection,
    MetaData,
    NullPool,
    Select,
    Table,
    Text,
    cast,
    create_engine,
    func,
    literal_column,
    select,
)

Tables = dict[str, list[dict[str, object]]]


def tables(url: str) -> Tables:
    """Every row of every table and view, in an order that does not depend on when it was written."""
    engine = create_engine(url, poolclass=NullPool)
    schema = MetaData()
    # SQLite's full-text index holds its pieces as they came, and numbers the rows of search so.
    schema.reflect(engine, views=True, only=lambda name, _: not name.startswith("search_index"))
    with engine.connect() as connection:
        return {
            table.name: sorted((dict(row) for row in connection.execute(_all(table)).mappings()), key=repr)
            for table in schema.sorted_tables
        }


def _all(table: Table) -> Select[tuple[object, ...]]:
    return select(*(column for column in table.columns if column.name != "search_row"))


def without_ledger(found: Tables) -> Tables:
    return {name: rows for name, rows in found.items() if not name.startswith("ops_")}


def digests(url: str) -> dict[str, tuple[int, int]]:
    """Of each table of a PostgreSQL but the ledger's, how many rows it has and the sum of their hashes."""
    engine = create_engine(url, poolclass=NullPool)
    schema = MetaData()
    schema.reflect(engine, only=lambda name, _: not name.startswith("ops_"))
    with engine.connect() as connection:
        return {table.name: _digest(connection, table) for table in schema.sorted_tables}


def _digest(connection: Connection, table: Table) -> tuple[int, int]:
    rows = _all(table).subquery("rows")
    found = connection.execute(
        select(
            func.count(), func.coalesce(func.sum(func.hashtextextended(cast(literal_column("rows"), Text), 0)), 0)
        ).select_from(rows)
    )
    count, total = found.one()
    return count, int(total)
