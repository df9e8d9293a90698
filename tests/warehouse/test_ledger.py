from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from etl.errors import InputRefused, Reason
from etl.load.batch import Counts, Part, Refusal
from etl.load.engine import reading, writing
from etl.load.ledger import Status, begin_run, finish_run, plan_dumps, refused, totals
from etl.load.quarantine import refuse
from etl.load.tables import ops
from tests.warehouse.pages import NOW, full_page, put, retold, rows, small_page, whole

if TYPE_CHECKING:
    from sqlalchemy import Engine

EMPTY = Refusal(
    refused=InputRefused("empty.txt", Reason.EMPTY, "it has no bytes."), origin="/landing/empty.txt", arrived_at=NOW
)


def totals_of(engine: Engine, run_key: str) -> Counts:
    with reading(engine) as connection:
        return totals(connection, run_key)


def test_a_runs_totals_are_sums_over_what_it_committed(engine: Engine) -> None:
    put(engine, whole("one", full_page(), small_page("خبر")))
    put(engine, whole("two", small_page("خبر")))
    put(engine, whole("other run", small_page("خبر آخر")), run_key="other")
    assert totals_of(engine, "run") == Counts(dumps=2, pages=3, articles=4, cards=2, issues=1, unchanged=1)


def test_a_dump_that_is_tried_again_counts_once(engine: Engine) -> None:
    dump = whole("dump", full_page())
    put(engine, dump)
    put(engine, whole("dump", retold(full_page(), "نص جديد")))
    assert totals_of(engine, "run").pages == 1


def test_a_dump_that_takes_fewer_parts_when_it_is_tried_again_counts_those_alone(engine: Engine) -> None:
    dump = whole("dump", small_page("أول"), small_page("ثان"))
    first = replace(dump, is_last=False, positions=range(1), readings=dump.readings[:1])
    put(engine, first)
    put(engine, Part(dump_key=dump.dump_key, number=1, is_last=True, positions=range(1, 2), readings=dump.readings[1:]))
    put(engine, dump)
    assert totals_of(engine, "run") == Counts(dumps=1, pages=2, articles=2, unchanged=2)


def test_an_input_refused_again_adds_no_row_to_the_quarantine_and_counts_in_each_run(engine: Engine) -> None:
    for run_key in ("first", "second"):
        with writing(engine) as connection:
            begin_run(connection, job="run", run_key=run_key, interval=None, now=NOW)
            refuse(connection, run_key, [EMPTY, EMPTY], NOW)
    assert len(rows(engine, ops.QUARANTINE)) == 1
    assert [totals_of(engine, run_key).quarantined for run_key in ("first", "second")] == [1, 1]
    with reading(engine) as connection:
        assert [(found.name, found.reason) for found in refused(connection, "second")] == [("empty.txt", "empty")]


def test_an_input_that_arrives_again_and_is_refused_again_is_another_row(engine: Engine) -> None:
    later = replace(EMPTY, arrived_at=NOW + timedelta(days=1))
    with writing(engine) as connection:
        begin_run(connection, job="run", run_key="run", interval=None, now=NOW)
        refuse(connection, "run", [EMPTY, later], NOW)
    assert len(rows(engine, ops.QUARANTINE)) == 2


def test_a_run_that_is_begun_again_keeps_when_it_began(engine: Engine) -> None:
    for now in (NOW, NOW + timedelta(hours=1)):
        with writing(engine) as connection:
            begin_run(connection, job="run", run_key="run", interval=(NOW, NOW + timedelta(days=1)), now=now)
    with reading(engine) as connection:
        assert connection.execute(select(ops.RUN.c.started_at, ops.RUN.c.status)).all() == [(NOW, "running")]


def test_a_run_that_did_not_read_all_it_set_out_to_read_has_failed(engine: Engine) -> None:
    put(engine, whole("one", small_page("خبر")))
    statuses = []
    for planned in (1, 2):
        with writing(engine) as connection:
            plan_dumps(connection, "run", planned)
            statuses.append(finish_run(connection, "run", are_checks_passed=True, now=NOW).status)
    assert statuses == [Status.SUCCEEDED, Status.FAILED]
