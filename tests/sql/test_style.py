"""SQL files keep to one style, and analysts' queries run on both databases."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from etl.load.engine import reading
from etl.load.sql_files import SqlFile, sql_files
from tests.warehouse.pages import full_page, put, whole

if TYPE_CHECKING:
    from sqlalchemy import Engine

FILES = {f"{folder}/{file.name}": file for folder in ("views", "checks", "queries") for file in sql_files(folder)}
QUERIES = {query.name: query for query in sql_files("queries")}
KEYWORDS = re.compile(
    "select|from|where|join|on|as|and|or|not|null|is|in|case|when|then|else|end|group|by|order|having|union|all|with|"
    "exists|count|sum|min|max|coalesce"
)


def words(file: SqlFile) -> list[str]:
    """The statement's words, without what stands in quotation marks."""
    return re.findall(r"[\w.]+", re.sub(r"'[^']*'", "''", file.statement))


@pytest.mark.parametrize("file", FILES.values(), ids=FILES)
def test_keywords_are_upper_case_and_names_lower_case(file: SqlFile) -> None:
    assert [word for word in words(file) if KEYWORDS.fullmatch(word)] == []
    assert [word for word in words(file) if not (word.isupper() or word.islower() or word.isdigit())] == []


@pytest.mark.parametrize("file", FILES.values(), ids=FILES)
def test_no_statement_selects_whatever_there_is(file: SqlFile) -> None:
    assert re.search(r"(SELECT|\.)\s*\*", file.statement) is None


@pytest.mark.parametrize("file", FILES.values(), ids=FILES)
def test_a_head_begins_with_a_sentence(file: SqlFile) -> None:
    assert re.match(r"[A-Z].*[.?]$", file.comment)


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_an_example_query_reads_gold_or_issues_and_answers(engine: Engine, query: SqlFile) -> None:
    put(engine, whole("dump", full_page()))
    assert set(re.findall(r"(?:FROM|JOIN) (\w+)", query.statement)) <= {
        "silver_issue",
        *(view.name for view in sql_files("views")),
    }
    with reading(engine) as connection:
        assert connection.execute(text(query.statement)).all()
