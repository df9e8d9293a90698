"""The views that analysts query: derived from ``sql/views``, so dropped before a migration and made anew after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
        return
    for name in names:
        connection.execute(text(f"DROP VIEW {name}"))


def create_views(connection: Connection) -> None:
    """Create all views."""
    for view in views():
        connection.execute(text(f"CREATE VIEW {view.name} AS\n{view.statement}"))


def view_comments() -> Iterator[tuple[str, str]]:
    """What views and their columns mean, each after how ``COMMENT ON`` names it."""
    for view in views():
        yield f"VIEW {view.name}", f"{view.comment} Grain: {view.fields['grain']}."
        for column, meaning in view.columns.items():
            yield f"COLUMN {view.name}.{column}", meaning
