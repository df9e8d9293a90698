"""The snapshot of the schema and the diagrams are what the metadata say, and a database takes the snapshot."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from etl.load.tables import METADATA
from tools.schema_pages import ROOT, pages

if TYPE_CHECKING:
    from pathlib import Path

PAGES = pages()


@pytest.mark.parametrize("path", PAGES, ids=[path.name for path in PAGES])
def test_a_page_of_the_schema_is_current(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == PAGES[path], "run: python -m tools.schema_pages"


def test_sqlite_takes_the_snapshot_and_has_every_table_and_index_then() -> None:
    connection = sqlite3.connect(":memory:")
    connection.executescript(PAGES[ROOT / "sql" / "schema" / "sqlite.sql"])
    made = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE sql IS NOT NULL")}
    indexes = {str(index.name) for table in METADATA.tables.values() for index in table.indexes}
    assert made == {*METADATA.tables, *indexes}


def test_the_diagrams_show_every_table_once_with_its_columns() -> None:
    lines = PAGES[ROOT / "docs" / "erd.md"].splitlines()
    assert {line.split()[0]: lines.count(line) for line in lines if line.endswith(" {")} == dict.fromkeys(
        METADATA.tables, 1
    )
    assert sum(line.startswith("        ") for line in lines) == sum(len(t.columns) for t in METADATA.tables.values())
