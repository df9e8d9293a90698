"""What was refused is kept until it is read after all, or until somebody says that it will not be."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Engine, select

from etl import jobs
from etl.errors import Reason, WarehouseError
from etl.load.engine import reading
from etl.load.tables import bronze, ops, silver
from tests.warehouse.pages import rows

if TYPE_CHECKING:
    from etl.settings import Settings

PAGE = "افتتاح مكتبة عامة في حي الزيتون\nقال أمين المكتبة إن القاعة الجديدة تتسع لمئة قارئ كل يوم.\n"


def land(settings: Settings, name: str, content: str = PAGE) -> Path:
    path = Path(settings.landing) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def strict(settings: Settings) -> Settings:
    """Settings under which no page is small enough."""
    return replace(settings, max_page_bytes=10)


def test_a_replay_loads_from_the_raw_zone_what_is_accepted_now_and_closes_its_row(
    settings: Settings, engine: Engine
) -> None:
    path = land(settings, "2024-09-07/page.txt")
    jobs.run(strict(settings), [path])
    path.unlink()
    (held,) = jobs.held(settings)
    assert (held.name, held.reason, held.sha256 is not None, held.origin) == ("page.txt", "too_large", True, None)
    report = jobs.replay(settings, [held])
    assert (report.job, report.status, report.pages, report.quarantined) == ("replay", "succeeded", 1, 0)
    assert jobs.held(settings) == ()
    (closed,) = jobs.held(settings, with_closed=True)
    assert closed.status == "resolved"
    assert closed.closed_at is not None
    assert len(rows(engine, silver.PAGE)) == 1


def test_a_replay_takes_what_was_never_received_from_where_it_was_under_its_first_arrival(
    settings: Settings, engine: Engine
) -> None:
    path = land(settings, "2024-09-07/page.txt")
    jobs.run(replace(settings, max_dump_bytes=10), [path])
    (held,) = jobs.held(settings)
    assert (held.sha256, held.origin) == (None, str(path))
    jobs.replay(settings, [held])
    assert jobs.held(settings) == ()
    with reading(engine) as connection:
        arrived = connection.execute(select(bronze.DELIVERY.c.arrived_at)).scalar_one()
    assert arrived == held.arrived_at == datetime(2024, 9, 7, 12, tzinfo=UTC)


def test_what_is_refused_again_stays_and_the_run_counts_it(settings: Settings) -> None:
    jobs.run(strict(settings), [land(settings, "page.txt")])
    report = jobs.replay(strict(settings), jobs.held(settings))
    assert (report.pages, report.quarantined) == (0, 1)
    assert len(jobs.held(settings)) == 1


def test_a_row_is_closed_when_its_input_is_loaded_by_other_means_and_opened_when_it_is_refused_again(
    settings: Settings,
) -> None:
    paths = [land(settings, "page.txt"), land(settings, "late.txt", "")]
    statuses = []
    for each, content in ((strict(settings), ""), (settings, "خبر وصل كاملاً\n"), (strict(settings), "")):
        land(settings, "late.txt", content)
        jobs.run(each, paths)
        statuses.append([one.status for one in jobs.held(settings, with_closed=True) if one.reason == "too_large"])
    assert statuses == [["open"], ["resolved"], ["open"]]


def test_a_file_that_can_be_received_after_all_closes_its_row(settings: Settings) -> None:
    path = land(settings, "2024-09-07/late.txt", "")
    jobs.run(settings, [path])
    assert [one.reason for one in jobs.held(settings)] == ["empty"]
    jobs.run(settings, [land(settings, "2024-09-07/late.txt")])
    assert jobs.held(settings) == ()


def test_what_is_dropped_stays_with_its_note_and_is_not_opened_by_another_refusal(settings: Settings) -> None:
    path = land(settings, "page.txt")
    jobs.run(strict(settings), [path])
    jobs.drop(settings, jobs.held(settings), "صفحة تجريبية")
    jobs.run(strict(settings), [path])
    assert jobs.held(settings) == ()
    (dropped,) = jobs.held(settings, with_closed=True)
    assert (dropped.status, dropped.note) == ("dropped", "صفحة تجريبية")


def test_a_dump_that_cannot_be_read_at_all_closes_nothing_of_what_was_refused_in_it(
    settings: Settings, engine: Engine
) -> None:
    jobs.run(strict(settings), [land(settings, "page.txt")])
    for path in (Path(settings.raw) / "sha256").rglob("*.zst"):
        path.unlink()
    jobs.replay(settings, jobs.held(settings))
    assert sorted(one.reason for one in jobs.held(settings)) == ["too_large", "unreadable"]
    assert len(rows(engine, ops.QUARANTINE)) == 2


def test_inputs_are_found_by_reason_and_by_how_their_keys_begin(settings: Settings) -> None:
    jobs.run(strict(settings), [land(settings, "page.txt"), land(settings, "empty.txt", "")])
    (empty,) = jobs.held(settings, reasons=[Reason.EMPTY])
    assert jobs.held_as(settings, empty.quarantine_key[:12]) == empty
    for begins, several in (("", "2 inputs"), ("z", "no input")):
        with pytest.raises(WarehouseError, match=f"{several} in quarantine"):
            jobs.held_as(settings, begins)
