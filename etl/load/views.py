"""The views that analysts query: derived from ``sql/views``, so dropped before a migration and made anew after it."""

from __future__ import annotations

import re
from graphlib import TopologicalSorter

from sqlalchemy import Connection, inspect, text

from etl.load.sql_files import SqlFile, sql_files

_OURS = re.compile(r"(gold|ops)_\w+")


def views() -> tuple[SqlFile, ...]:
    """The views of ``sql/views``, each after those that its head names as sources."""
    by_name = {view.name: view for view in sql_files("views")}
    needs = {name: sorted(set(sources(view)) & by_name.keys()) for name, view in by_name.items()}
    return tuple(by_name[name] for name in TopologicalSorter(needs).static_order())


def sources(view: SqlFile) -> tuple[str, ...]:
    """The tables and views that a view reads, as its head names them."""
    return tuple(name.strip() for name in view.fields["sources"].split(","))


def drop_views(connection: Connection) -> None:
    """Drop Warraq's views, those of older versions included; other people's views stay."""
    names = sorted(name for name in inspect(connection).get_view_names() if _OURS.fullmatch(name))
    if connection.dialect.name == "postgresql" and names:
        # Together, so that their order among themselves does not matter; a view of somebody else's on them does.
        connection.execute(text(f"DROP VIEW {', '.join(names)}"))
    elif names:
        for name in names:
            connection.execute(text(f"DROP VIEW {name}"))


def create_views(connection: Connection) -> None:
    """Create all views; on PostgreSQL with the comments of their heads."""
    for view in views():
        connection.execute(text(f"CREATE VIEW {view.name} AS\n{view.statement}"))
        if connection.dialect.name == "postgresql":
            comment(connection, f"VIEW {view.name}", f"{view.comment} Grain: {view.fields['grain']}.")
            for column, words in view.columns.items():
                comment(connection, f"COLUMN {view.name}.{column}", words)


def comment(connection: Connection, target: str, words: str) -> None:
    """Store what a table, view or column means in the database (PostgreSQL)."""
    literal = text("SELECT quote_literal(:words)")  # COMMENT takes no bound values
    quoted = connection.execute(literal, {"words": words}).scalar_one()
    connection.exec_driver_sql(f"COMMENT ON {target} IS {quoted.replace('%', '%%')}")
