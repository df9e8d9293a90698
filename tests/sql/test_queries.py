"""The analysts' queries answer on both databases, over rows of synthetic dumps and of pages that state everything."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import Engine, bindparam, text

from etl.errors import InputRefused, Reason
from etl.load.batch import Refusal
from etl.load.engine import reading, writing
from etl.load.overview import ask
from etl.load.quarantine import refuse
from etl.load.sql_files import SqlFile, sql_files
from tests.warehouse.pages import NOW, full_page, put, synthetic_pages, whole
from tools.synthetic import dump

QUERIES = {query.name: query for query in sql_files("queries")}
READ = {"silver_issue", "dim_date", *(view.name for view in sql_files("views"))}
BOUND = re.compile(r"(?<!:):([a-z_]+)")


@pytest.fixture
def loaded(engine: Engine) -> Engine:
    """Two deliveries of pages, and a file that was refused."""
    put(engine, whole("one", full_page("مهرجان"), full_page("معرض")), whole("two", *synthetic_pages(8)))
    with writing(engine) as connection:
        refused = InputRefused("page.txt", Reason.BINARY, "it is not text.")
        refuse(connection, "run", [Refusal(refused=refused, origin="elsewhere")], NOW)
    return engine


def test_every_query_gives_rows_with_what_its_head_gives_it(loaded: Engine) -> None:
    with reading(loaded) as connection:
        answers = {name: ask(connection, name) for name in QUERIES}
    assert [name for name, answer in answers.items() if not answer.rows] == []


def test_there_are_at_least_twenty_five_questions() -> None:
    assert len(QUERIES) >= 25


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_a_query_asks_in_both_languages(query: SqlFile) -> None:
    assert query.comment.endswith("?")
    assert query.fields["ar"].endswith("؟")


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_a_query_reads_gold_days_or_issues(query: SqlFile) -> None:
    assert set(re.findall(r"(?:FROM|JOIN) (\w+)", query.statement)) <= READ


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_the_head_of_a_query_gives_every_parameter_a_value(query: SqlFile) -> None:
    assert set(BOUND.findall(query.statement)) == set(query.parameters)


@pytest.mark.parametrize("name", ["named_together", "what_a_speaker_said", "authors_by_place"])
def test_a_parameter_narrows_the_answer(loaded: Engine, name: str) -> None:
    query = QUERIES[name]
    (parameter,) = query.parameters
    statement = text(query.statement).bindparams(bindparam(parameter, "لا أحد"))
    with reading(loaded) as connection:
        assert connection.execute(statement).all() == []


def test_the_parser_reads_a_synthetic_dump_as_it_was_laid_out() -> None:
    read = synthetic_pages(8)
    assert {(parsed.publisher, len(parsed.articles), len(parsed.articles[0].related)) for parsed in read} == {
        ("aawsat", 2, 3)
    }
    assert [parsed.articles[1].headline for parsed in read] == [p.articles[0].related[0].headline for p in read]


def test_the_same_number_and_seed_give_the_same_dump_and_others_another() -> None:
    assert dump(7, seed=1) == dump(7, seed=1)
    assert len({dump(7, seed=1), dump(8, seed=1), dump(7, seed=2)}) == 3
