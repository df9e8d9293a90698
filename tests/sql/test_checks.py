"""Each check is silent about good rows, and finds the one row that was spoilt for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from etl.load.checks import examine
from etl.load.engine import reading, writing
from etl.load.sql_files import sql_files
from tests.warehouse.pages import full_page, put, small_page, whole

if TYPE_CHECKING:
    from sqlalchemy import Engine

CHECKS = {check.name: check for check in sql_files("checks")}

SPOILT = {
    "articles_are_numbered_from_zero": "UPDATE silver_article SET position = 2 WHERE position = 1",
    "articles_differ_on_a_page": (
        "UPDATE silver_article SET story_key = (SELECT story_key FROM silver_article AS other"
        " WHERE other.position = 1) WHERE page_key IN (SELECT page_key FROM silver_article WHERE position = 1)"
    ),
    "articles_have_a_body": "UPDATE silver_article SET body = '', word_count = 0 WHERE position = 1",
    "articles_have_a_headline": "UPDATE silver_article SET headline = '  ' WHERE position = 1",
    "articles_precede_their_capture": "UPDATE silver_article SET published_day = '2024-09-09' WHERE position = 1",
    "blocks_tile_the_page": "UPDATE silver_block SET first_line = 4 WHERE position = 2",
    "cards_have_a_headline": "UPDATE silver_related_card SET headline = '' WHERE position = 1",
    "lines_are_classified": "UPDATE silver_page SET unclassified_line_count = 2 WHERE article_count = 2",
    "listings_were_read": (
        "INSERT INTO ops_fetch (run_key, url_key, url, publisher_key, kind, outcome, first_seen_at, visited_at)"
        " SELECT run_key, 'key', 'https://example.org/feed', 'generic', 'feed', 'gone', started_at, started_at"
        " FROM ops_run"
    ),
    "pages_are_accounted_for": (
        "UPDATE silver_page SET article_count = 0, issue_count = 0 WHERE publisher_key = 'generic'"
    ),
    "pages_are_whole": "DELETE FROM silver_related_card WHERE position = 1",
    "pages_were_loaded": "DELETE FROM silver_page WHERE publisher_key = 'generic'",
}


@pytest.fixture
def loaded(engine: Engine) -> Engine:
    put(engine, whole("dump", full_page(), small_page("خبر")))
    with writing(engine) as connection:
        connection.execute(text("UPDATE silver_page SET unclassified_line_count = 0"))
    return engine


def found(engine: Engine, run_key: str = "run") -> dict[str, int]:
    with reading(engine) as connection:
        return {result.name: result.rows for result in examine(connection, run_key) if result.rows}


def spoil(engine: Engine, statement: str) -> None:
    with writing(engine) as connection:
        connection.execute(text(statement))


def test_every_check_has_rows_that_are_spoilt_for_it() -> None:
    assert set(SPOILT) == set(CHECKS)


def test_good_rows_pass_every_check(loaded: Engine) -> None:
    assert found(loaded) == {}


@pytest.mark.parametrize("name", SPOILT)
def test_a_check_finds_the_row_that_is_spoilt(loaded: Engine, name: str) -> None:
    spoil(loaded, SPOILT[name])
    assert found(loaded)[name] == 1


@pytest.mark.parametrize("name", SPOILT)
def test_a_check_looks_at_nothing_that_its_run_did_not_touch(loaded: Engine, name: str) -> None:
    spoil(loaded, SPOILT[name])
    put(loaded, whole("other dump", small_page("خبر آخر")), run_key="other run")
    assert found(loaded, "other run") == {}


@pytest.mark.parametrize("name", CHECKS)
def test_the_head_of_a_check_says_how_grave_it_is_and_what_to_do(name: str) -> None:
    check = CHECKS[name]
    assert check.comment.endswith(".")
    assert check.fields["severity"] in {"fail", "warn"}
    assert check.fields["grain"].startswith("one row ")
    assert check.fields["action"].endswith(".")
