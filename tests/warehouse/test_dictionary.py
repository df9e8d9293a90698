from __future__ import annotations

from pathlib import Path

from etl.load.dictionary import dictionary
from etl.load.sql_files import sql_files
from etl.load.tables import METADATA

PAGE = Path(__file__).parents[2] / "docs" / "data-dictionary.md"


def test_the_data_dictionary_is_current() -> None:
    told = "is not what the code says: run python -m etl.load.dictionary > docs/data-dictionary.md"
    assert PAGE.read_text(encoding="utf-8") == dictionary(), told


def test_the_data_dictionary_explains_every_table_view_column_and_check() -> None:
    page = dictionary()
    columns = [column.name for table in METADATA.tables.values() for column in table.columns]
    files = [file for folder in ("views", "checks") for file in sql_files(folder)]
    names = [
        *METADATA.tables,
        *columns,
        *(file.name for file in files),
        *(name for file in files for name in file.columns),
    ]
    assert [name for name in names if name not in page] == []
