"""Tables, views and columns say in English and in Arabic what they mean, wherever a reader may look."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Engine, select, table, text

from etl.load.engine import open_engine, reading
from etl.load.functions import functions
from etl.load.tables import METADATA
from etl.load.tables.in_arabic import in_arabic
from etl.load.views import arabic_name, views
from tests.warehouse.pages import full_page, put, whole

if TYPE_CHECKING:
    from etl.load.sql_files import SqlFile
    from tests.conftest import NewWarehouse

VIEWS = {view.name: view for view in views()}
WITH_ALIAS = {name: view for name, view in VIEWS.items() if arabic_name(view)}
IN_ARABIC = re.compile("[\u0621-\u064a]{2}")
LONGEST_NAME = 63
"""Bytes of a name that PostgreSQL keeps."""


def test_every_table_and_column_has_a_comment() -> None:
    columns = [column for table in METADATA.tables.values() for column in table.columns]
    assert [table.name for table in METADATA.tables.values() if not table.comment] == []
    assert [str(column) for column in columns if not column.comment] == []


def test_every_table_and_column_has_its_meaning_in_arabic_and_no_other_has() -> None:
    """Write what is missing into etl/load/tables/arabic.toml."""
    there = {name: {"table", *table.columns.keys()} for name, table in METADATA.tables.items()}
    assert {name: set(meanings) for name, meanings in in_arabic().items()} == there
    meanings = [(name, *told) for name, meanings in in_arabic().items() for told in meanings.items()]
    assert [told for told in meanings if not IN_ARABIC.search(told[2])] == []


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_a_view_and_each_of_its_columns_has_its_meaning_in_arabic(view: SqlFile) -> None:
    """Write what is missing into the view's head: ``ar: …``, and below each column ``  الاسم: المعنى``."""
    assert IN_ARABIC.search(view.fields["ar"])
    assert list(view.columns_in_arabic) == list(view.columns)
    assert [column for column in view.columns_in_arabic.values() if not IN_ARABIC.search(column.meaning)] == []


def test_a_column_has_the_same_arabic_name_in_every_view_and_no_other_column_there() -> None:
    names = {(name, arabic.name) for view in VIEWS.values() for name, arabic in view.columns_in_arabic.items()}
    assert len(dict(names)) == len(names) == len({arabic for _, arabic in names})


def test_arabic_names_are_short_enough_for_postgresql() -> None:
    names = [arabic.name for view in VIEWS.values() for arabic in view.columns_in_arabic.values()]
    assert [name for name in names if len(name.encode()) > LONGEST_NAME] == []


def test_the_alias_of_a_view_returns_the_same_rows_under_arabic_names(engine: Engine) -> None:
    put(engine, whole("dump", full_page()))
    with reading(engine) as connection:
        for name, view in WITH_ALIAS.items():
            own = connection.execute(select(text("*")).select_from(table(name)))
            alias = connection.execute(select(text("*")).select_from(table(str(arabic_name(view)))))
            assert list(alias.keys()) == [arabic.name for arabic in view.columns_in_arabic.values()]
            assert sorted(map(repr, alias)) == sorted(map(repr, own))


def test_postgresql_keeps_a_comment_in_both_languages_on_every_table_view_and_column(
    new_warehouse: NewWarehouse,
) -> None:
    with reading(open_engine(new_warehouse("postgresql").warehouse_url)) as connection:
        found = connection.execute(
            text(
                "SELECT c.relname, a.attname, COALESCE(col_description(c.oid, a.attnum), ''),"
                " COALESCE(obj_description(c.oid), '') FROM pg_class AS c"
                " INNER JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
                " WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v')"
                " AND c.relname <> 'alembic_version'"
            )
        ).all()
    is_told = re.compile(r"[A-Za-z].*\n.*[\u0621-\u064a]|[\u0621-\u064a].*\n.*[A-Za-z]")
    assert len(found) > sum(len(table.columns) for table in METADATA.tables.values())
    assert [row[:2] for row in found if not (is_told.search(row[2]) and is_told.search(row[3]))] == []


@pytest.mark.parametrize("function", functions(), ids=[function.name for function in functions()])
def test_a_function_says_in_arabic_what_it_gives(function: SqlFile) -> None:
    assert IN_ARABIC.search(function.fields["ar"])
