"""The fold is one function in Python, on SQLite, on PostgreSQL and in plain SQL for a client of SQLite alone."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import make_url, text

from etl.arabic.fold import fold
from etl.load.engine import open_engine, reading
from etl.load.sql_files import sql_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

LINES = (Path(__file__).parents[1] / "golden" / "fold.jsonl").read_bytes().splitlines()
VECTORS = [orjson.loads(line) for line in LINES]
(BARE,) = (file.statement for file in sql_files("functions/sqlite") if file.name == "warraq_fold")

# PostgreSQL keeps no NUL, and no database a lone surrogate.
STORED = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
ARABIC = st.characters(min_codepoint=0x600, max_codepoint=0x6FF)
PRINTED = st.sampled_from("اأإآٱىةهيوـَُِّْٰ٠١۹9aAZ«»،؛؟.-–…\u200f\u202b\u00a0\u00ad\n\t ﻻﷲﷺ")
TEXTS = st.text(STORED | ARABIC | PRINTED, max_size=60)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def connection(
    request: pytest.FixtureRequest, migrated_file: Path, migrated_database: str, postgres: str
) -> Iterator[Connection]:
    """One connection for the many examples of a test."""
    server = make_url(postgres).set(database=migrated_database).render_as_string(hide_password=False)
    file = f"sqlite:///{migrated_file}"
    with reading(open_engine(server if request.param == "postgresql" else file)) as connection:
        yield connection


def folded(connection: Connection, texts: Iterable[str]) -> list[str]:
    """The texts as the database folds them, many in one query."""
    numbered = [*enumerate(texts)]
    values = ", ".join(f"({number}, CAST(:t{number} AS TEXT))" for number, _ in numbered)
    query = text(f"WITH given (n, t) AS (VALUES {values}) SELECT warraq_fold(t) FROM given ORDER BY n")  # noqa: S608
    return list(connection.execute(query, {f"t{number}": one for number, one in numbered}).scalars())


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["text"])
def test_sql_gives_the_golden_vectors_back(connection: Connection, vector: dict[str, str]) -> None:
    assert folded(connection, [vector["text"]]) == [vector["fold"]]


def test_every_character_is_folded_as_python_folds_it(connection: Connection) -> None:
    texts = [
        f"ا{''.join(f'{chr(code)}ب' for code in range(start, start + 256) if code and not 0xD800 <= code < 0xE000)}"
        for start in range(0, 0x30000, 256)
    ]
    assert [fold(one) for one in texts] == [
        one for start in range(0, 768, 64) for one in folded(connection, texts[start : start + 64])
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(TEXTS, min_size=1, max_size=20))
def test_sql_folds_any_text_as_python_does(connection: Connection, texts: list[str]) -> None:
    assert folded(connection, texts) == [fold(one) for one in texts]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(TEXTS, min_size=1, max_size=20))
def test_folding_twice_in_sql_is_folding_once(connection: Connection, texts: list[str]) -> None:
    once = folded(connection, texts)
    assert folded(connection, once) == once


def test_the_fold_of_null_is_null(connection: Connection) -> None:
    assert connection.execute(text("SELECT warraq_fold(CAST(NULL AS TEXT))")).scalar_one() is None


@pytest.mark.parametrize("connection", ["postgresql"], indirect=True)
def test_postgresql_may_fold_in_an_index_and_in_parallel(connection: Connection) -> None:
    declared = text("SELECT provolatile, proparallel, proisstrict FROM pg_proc WHERE proname = 'warraq_fold'")
    assert tuple(connection.execute(declared).one()) == ("i", "s", True)


def bare(texts: Iterable[str]) -> list[str]:
    """The texts as a client folds them that has SQLite and nothing of Warraq's."""
    with closing(sqlite3.connect(":memory:")) as client:
        return [client.execute(BARE, {"text": one}).fetchone()[0] for one in texts]


def test_plain_sql_gives_the_golden_vectors_back() -> None:
    assert bare(vector["text"] for vector in VECTORS) == [vector["fold"] for vector in VECTORS]


def test_plain_sql_folds_every_character_as_python_does() -> None:
    texts = [f"ا{chr(code)}ب" for code in range(1, 0x10000) if not 0xD800 <= code < 0xE000]
    assert bare(texts) == [fold(one) for one in texts]


@given(TEXTS)
def test_plain_sql_folds_any_text_as_python_does(one: str) -> None:
    assert bare([one]) == [fold(one)]
