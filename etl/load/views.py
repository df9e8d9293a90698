"""The views that analysts query: derived from ``sql/views``, so dropped before a migration and made anew after it.

Each view of gold has an alias ``gold_ar_…`` for reading, with the Arabic names that the view's head gives its columns.
"""

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


def create_views(connection: Connection) -> int:
    """Create all views, and after each its alias in Arabic; how many they are is returned."""
    statements = [statement for view in views() for statement in _creating(view)]
    for statement in statements:
        connection.execute(text(statement))
    return len(statements)


def arabic_name(view: SqlFile) -> str | None:
    """The name of a view's alias, whose columns have Arabic names; what analysts query has one.

    >>> [arabic_name(view) for view in views() if view.name in ("gold_article", "ops_run_page")]
    ['gold_ar_article', None]
    """
    layer, _, thing = view.name.partition("_")
    return f"gold_ar_{thing}" if layer == "gold" else None


def _creating(view: SqlFile) -> Iterator[str]:
    yield f"CREATE VIEW {view.name} AS\n{view.statement}"
    if alias := arabic_name(view):
        columns = (f"source.{name} AS {view.columns_in_arabic[name].name}" for name in view.columns)
        # Names are those of the view's own head.
        yield f"CREATE VIEW {alias} AS\nSELECT {', '.join(columns)} FROM {view.name} AS source"
