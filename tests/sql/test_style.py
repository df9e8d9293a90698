"""SQL files keep to one style."""

from __future__ import annotations

import re

import pytest

from etl.load.sql_files import SqlFile, sql_files

FOLDERS = ("views", "checks", "queries", "report")
FILES = {f"{folder}/{file.name}": file for folder in FOLDERS for file in sql_files(folder)}
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
