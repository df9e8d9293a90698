"""Which listed pages are asked for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from etl.extract.fetch.listing import Listed
from etl.jobs.targets import target_of
from etl.visits import Kind, Outcome, Visit

NOW = datetime(2024, 9, 8, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)
URL = "https://example.org/%D8%AE%D8%A8%D8%B1/1"


def listed(modified_at: datetime | None = None) -> Listed:
    return Listed(url=URL, publisher="marsa", listed_in=None, published_at=NOW - 15 * HOUR, modified_at=modified_at)


def visit(outcome: Outcome, *, due: datetime | None = None, etag: str | None = None) -> Visit:
    return Visit(
        url=URL,
        publisher="marsa",
        kind=Kind.PAGE,
        outcome=outcome,
        visited_at=NOW - 5 * HOUR,
        first_seen_at=NOW - 6 * HOUR,
        next_due_at=due,
        etag=etag,
    )


def test_a_page_that_nobody_holds_is_asked_for() -> None:
    target = target_of(listed(), (), {}, NOW)
    assert target is not None
    assert (target.first_seen_at, target.earlier) == (NOW, None)


@pytest.mark.parametrize("spelling", [URL, "http://example.org/خبر/1"])
def test_a_page_that_a_dump_brought_is_held_however_it_spells_the_address(spelling: str) -> None:
    assert target_of(listed(), (), {spelling: None}, NOW) is None


def test_a_page_that_changed_after_a_dump_captured_it_is_asked_for() -> None:
    assert target_of(listed(modified_at=NOW - HOUR), (), {URL: NOW - 2 * HOUR}, NOW) is not None
    assert target_of(listed(modified_at=NOW - 3 * HOUR), (), {URL: NOW - 2 * HOUR}, NOW) is None


def test_a_page_that_came_is_asked_for_again_when_it_is_due_or_changed() -> None:
    came = visit(Outcome.FETCHED, due=NOW + HOUR, etag='"1"')
    assert target_of(listed(), (came,), {}, NOW) is None
    assert target_of(listed(), (visit(Outcome.FETCHED, due=NOW - HOUR),), {}, NOW) is not None
    changed = target_of(listed(modified_at=NOW - HOUR), (came,), {}, NOW)
    assert changed is not None
    assert changed.earlier is not None
    assert changed.earlier.etag == '"1"'


@pytest.mark.parametrize(
    ("outcome", "is_asked"),
    [
        (Outcome.DEFERRED, True),
        (Outcome.TIMEOUT, True),
        (Outcome.ROBOTS, True),
        (Outcome.GONE, False),
        (Outcome.NOT_A_PAGE, False),
        (Outcome.TOO_LARGE, False),
    ],
)
def test_what_did_not_come_is_asked_for_again_where_that_may_help(outcome: Outcome, *, is_asked: bool) -> None:
    assert (target_of(listed(), (visit(outcome),), {}, NOW) is not None) is is_asked


def test_a_revisit_is_compared_with_the_bytes_that_came_and_asked_for_by_the_latest_validators() -> None:
    visits = (
        visit(Outcome.NOT_MODIFIED, due=NOW - HOUR, etag='"new"'),
        visit(Outcome.FETCHED, etag='"old"'),
    )
    target = target_of(listed(), visits, {}, NOW)
    assert target is not None
    assert target.earlier is not None
    assert target.earlier.etag == '"new"'
