"""The data dictionary: every table, view and column in one page, generated from what the database itself is told.

``python -m etl.load.dictionary`` prints it; ``docs/data-dictionary.md`` is that page, and a test holds it to the code.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from sqlalchemy import Table, make_url
from sqlalchemy.schema import Column

from etl.load.sql_files import SqlFile, sql_files
from etl.load.tables import METADATA
from etl.load.views import views

_LAYERS = {
    "bronze": "what arrived",
    "silver": "what the pages say, replaced by page",
    "gold": "what analysts query: views, always up to date",
    "ops": "what the runs did",
}
_OPENING = """\
# Data dictionary

Generated from the tables' metadata and the heads of `sql/views` and `sql/checks` by `python -m etl.load.dictionary`; do not
edit it. PostgreSQL stores the same words as comments. Types are PostgreSQL's; on SQLite an instant is ISO 8601 text in UTC, a day is
`YYYY-MM-DD`, and a boolean is 0 or 1. Keys are content hashes of 32 hexadecimal digits.
"""

_POSTGRESQL = make_url("postgresql+psycopg://").get_dialect()()


def dictionary() -> str:
    """The whole page."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield _OPENING
    for layer, meaning in _LAYERS.items():
        yield f"## {layer}: {meaning}\n"
        for table in METADATA.sorted_tables:
            if table.name.startswith(f"{layer}_"):
                yield from _table(table)
        for view in sorted(views(), key=lambda view: view.name):
            if view.name.startswith(f"{layer}_"):
                yield from _view(view)
    yield "## Quality checks\n"
    yield from _checks()


def _table(table: Table) -> Iterator[str]:
    yield f"### {table.name}\n"
    yield f"{table.comment}\n"
    yield "| column | type | meaning |"
    yield "|---|---|---|"
    for column in table.columns:
        yield f"| `{column.name}`{_marks(column)} | {_type(column)} | {_cell(column.comment or '')} |"
    yield ""


def _marks(column: Column[object]) -> str:
    key = " (key)" if column.primary_key else ""
    refers = "".join(f" → `{reference.target_fullname.partition('.')[0]}`" for reference in column.foreign_keys)
    return key + refers


def _type(column: Column[object]) -> str:
    name = column.type.compile(dialect=_POSTGRESQL).lower().replace("timestamp with time zone", "timestamptz")
    return f"{name}, null" if column.nullable else name


def _view(view: SqlFile) -> Iterator[str]:
    yield f"### {view.name} (view)\n"
    grain, key, sources = (view.fields[name] for name in ("grain", "key", "sources"))
    yield f"{view.comment} Grain: {grain}. Key: {_names(key)}. From: {_names(sources)}.\n"
    yield "| column | meaning |"
    yield "|---|---|"
    for column, meaning in view.columns.items():
        yield f"| `{column}` | {_cell(meaning)} |"
    yield ""


def _names(listed: str) -> str:
    return ", ".join(f"`{name.strip()}`" for name in listed.split(","))


def _checks() -> Iterator[str]:
    yield "Each run is checked over the pages that it touched; `warraq check` does it over all.\n"
    yield "| check | rows found | what must hold |"
    yield "|---|---|---|"
    for check in sql_files("checks"):
        yield f"| `{check.name}` | {check.fields['severity']} | {_cell(check.comment)} |"
    yield ""


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(dictionary())
