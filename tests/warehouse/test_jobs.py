"""Whole jobs, from files to rows: what the DAGs and the command call."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Engine, select, text

from etl import jobs
from etl.errors import ChecksFailed, Unavailable, WarehouseBehind, WarehouseError
from etl.jobs import Interval
from etl.load.engine import open_engine, reading, writing
from etl.load.match import LOCK as MATCHING
from etl.load.tables import bronze, ops, silver, stories
from etl.transform import transform
from tests.warehouse.pages import rows, tables_of

if TYPE_CHECKING:
    from etl.model import Page, ParsedPage
    from etl.settings import Settings
    from tests.conftest import NewWarehouse

SAMPLES = sorted(path for path in (Path(__file__).parents[2] / "samples").rglob("*.*") if path.is_file())
PAGE = "افتتاح مكتبة عامة في حي الزيتون\nقال أمين المكتبة إن القاعة الجديدة تتسع لمئة قارئ كل يوم.\n"
DAY = datetime(2024, 9, 7, 2, tzinfo=UTC)
NIGHT = Interval(start=DAY, end=DAY + timedelta(days=1))


def land(settings: Settings, name: str, content: str | bytes = PAGE) -> Path:
    path = Path(settings.landing) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def a_night(settings: Settings, run_key: str, interval: Interval = NIGHT) -> jobs.Report:
    """The tasks of ``load_news``, in their order."""
    jobs.begin_run(settings, job="load_news", run_key=run_key, interval=interval)
    jobs.receive(settings, run_key, interval)
    for chunk in jobs.plan(settings, run_key, interval):
        jobs.load_chunk(settings, run_key, chunk)
    jobs.check(settings, run_key)
    return jobs.finish_run(settings, run_key)


def test_a_run_reports_what_it_read_and_a_second_one_that_nothing_changed(settings: Settings, engine: Engine) -> None:
    first = jobs.run(settings, SAMPLES)
    before = tables_of(engine)
    second = jobs.run(settings, SAMPLES)
    assert first.status == second.status == "succeeded"
    assert (first.dumps, first.quarantined, first.unchanged) == (len(SAMPLES), 0, 0)
    assert first.articles > first.pages >= first.dumps
    assert first.cards
    assert second == replace(first, run_key=second.run_key, unchanged=first.pages)
    assert tables_of(engine) == before


def test_a_run_makes_a_new_warehouse_first(settings: Settings, tmp_path: Path) -> None:
    new = replace(settings, warehouse_url=f"sqlite:///{tmp_path / 'new.db'}")
    assert jobs.run(new, SAMPLES[:1]).dumps == 1


def test_a_run_tells_its_progress_dump_by_dump(settings: Settings) -> None:
    told: list[tuple[int, int]] = []
    jobs.run(replace(settings, batch_pages=2, chunk_dumps=2), SAMPLES[:3], progress=lambda *done: told.append(done))
    assert told[-1] == (3, 3)
    assert told == sorted(told)


def test_the_same_dumps_give_the_same_silver_rows_in_any_order_by_any_job_and_on_both_databases(
    new_warehouse: NewWarehouse,
) -> None:
    found = []
    for kind, order in product(("sqlite", "postgresql"), (SAMPLES, SAMPLES[::-1])):
        settings = replace(new_warehouse(kind), batch_pages=3)
        for path in order:
            jobs.run(settings, [path])
        found.append(tables_of(open_engine(settings.warehouse_url), "silver"))
    for kind in ("sqlite", "postgresql"):
        nightly = new_warehouse(kind)
        for path in SAMPLES:
            land(nightly, f"2024-09-07/{path.name}", path.read_bytes())
        a_night(nightly, "night")
        found.append(tables_of(open_engine(nightly.warehouse_url), "silver"))
    assert found[0]["silver_related_card"]
    assert found == [found[0]] * 6


def test_what_is_refused_is_in_quarantine_and_in_the_report_and_the_rest_is_loaded(
    settings: Settings, engine: Engine
) -> None:
    inputs = [
        land(settings, "empty.txt", ""),
        land(settings, "noise.bin", bytes(range(256)) * 64),
        Path(settings.landing) / "missing.txt",
        Path(settings.landing, "nothing"),
        land(settings, "page.txt"),
    ]
    Path(settings.landing, "nothing").mkdir()
    reports = [jobs.run(settings, inputs) for _ in range(2)]
    assert [(report.status, report.dumps, report.pages, report.quarantined) for report in reports] == [
        ("succeeded", 2, 1, 4)
    ] * 2
    reasons = {refused.name: refused.reason for refused in jobs.refusals(settings, reports[0].run_key)}
    assert reasons == {"empty.txt": "empty", "noise.bin": "binary", "missing.txt": "vanished", "nothing": "empty"}
    assert len(rows(engine, ops.QUARANTINE)) == 4


def test_two_files_of_one_name_that_are_refused_are_two_inputs(settings: Settings) -> None:
    inputs = [land(settings, "a/empty.txt", ""), land(settings, "b/empty.txt", "")]
    assert jobs.run(settings, inputs).quarantined == 2


def test_a_night_loads_what_arrived_in_its_interval_and_no_more(settings: Settings, engine: Engine) -> None:
    for name in ("2024-09-06/early.txt", "2024-09-07/page.txt", "2024-09-08/late.txt"):
        land(settings, name, f"خبر {name}\nنص الخبر في سطر واحد طويل.\n")
    report = a_night(settings, "night")
    assert (report.job, report.dumps, report.pages) == ("load_news", 1, 1)
    with reading(engine) as connection:
        assert connection.execute(select(bronze.DELIVERY.c.name)).scalars().all() == ["page.txt"]


def test_a_night_can_be_loaded_again_after_its_landing_folder_was_emptied(settings: Settings, engine: Engine) -> None:
    land(settings, "2024-09-07/page.txt")
    a_night(settings, "night")
    before = tables_of(engine)
    shutil.rmtree(Path(settings.landing) / "2024-09-07")
    report = a_night(settings, "again")
    assert (report.pages, report.unchanged) == (1, 1)
    assert tables_of(engine) == before


def test_a_file_that_arrives_on_two_days_is_one_dump_with_two_deliveries(settings: Settings, engine: Engine) -> None:
    land(settings, "2024-09-07/page.txt")
    land(settings, "2024-09-08/again.txt")
    for days in range(2):
        shift = timedelta(days=days)
        a_night(settings, f"night {days}", Interval(start=NIGHT.start + shift, end=NIGHT.end + shift))
    found = tables_of(engine)
    assert len(found["bronze_dump"]) == len(found["silver_page"]) == 1
    assert len(found["bronze_delivery"]) == 2
    assert [row[2] for row in found["bronze_dump"]] == ["again.txt"]


def test_a_plan_cuts_the_dumps_of_the_interval_into_chunks(settings: Settings) -> None:
    for number in range(5):
        land(settings, f"2024-09-07/{number}.txt", f"خبر رقم {number}\nنص الخبر في سطر واحد طويل.\n")
    jobs.begin_run(settings, job="load_news", run_key="night", interval=NIGHT)
    received = jobs.receive(settings, "night", NIGHT)
    chunks = jobs.plan(replace(settings, chunk_dumps=2), "night", NIGHT)
    assert (received.dumps, received.refused) == (5, 0)
    assert [len(chunk) for chunk in chunks] == [2, 2, 1]
    assert [len(chunk) for chunk in jobs.plan(replace(settings, chunk_bytes=100), "night", NIGHT)] == [1] * 5


def test_the_first_chunks_of_a_large_night_are_larger(settings: Settings) -> None:
    for number in range(20):
        land(settings, f"2024-09-07/{number}.txt", f"خبر رقم {number}\nنص الخبر في سطر واحد طويل.\n")
    jobs.begin_run(settings, job="load_news", run_key="night", interval=NIGHT)
    jobs.receive(settings, "night", NIGHT)
    chunks = jobs.plan(replace(settings, chunk_dumps=1), "night", NIGHT)
    assert [len(chunk) for chunk in chunks] == [2] * 3 + [1] * 14
    assert [len(chunk) for chunk in jobs.plan(replace(settings, chunk_dumps=20), "night", NIGHT)] == [20]


def test_a_chunk_does_not_wait_while_another_process_matches_and_the_check_matches_what_it_left(
    new_warehouse: NewWarehouse,
) -> None:
    settings = new_warehouse("postgresql")
    engine = open_engine(settings.warehouse_url)
    land(settings, "2024-09-07/page.txt")
    jobs.begin_run(settings, job="load_news", run_key="night", interval=NIGHT)
    jobs.receive(settings, "night", NIGHT)
    (chunk,) = jobs.plan(settings, "night", NIGHT)
    with writing(engine) as another:
        another.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": MATCHING})
        jobs.load_chunk(settings, "night", chunk)
        assert rows(engine, stories.SIGHTING) == []
    jobs.check(settings, "night")
    assert len(rows(engine, stories.SIGHTING)) == 1


def test_a_run_whose_dumps_were_not_all_read_is_reported_as_failed(settings: Settings) -> None:
    land(settings, "2024-09-07/page.txt")
    jobs.begin_run(settings, job="load_news", run_key="night", interval=NIGHT)
    jobs.receive(settings, "night", NIGHT)
    jobs.plan(settings, "night", NIGHT)
    jobs.check(settings, "night")
    assert jobs.finish_run(settings, "night").status == "failed"


def test_a_failed_check_names_its_rows_fails_the_run_and_keeps_the_data(
    settings: Settings, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = land(settings, "page.txt")
    monkeypatch.setattr("etl.load.rows.fold", lambda _: "")
    monkeypatch.setattr("etl.jobs.parts.transform", _without_headline)
    with pytest.raises(ChecksFailed, match=r"articles_have_a_headline: .* Found 1 row: page_key=.*, position=0"):
        jobs.run(settings, [path])
    assert len(rows(engine, silver.ARTICLE)) == 1
    with reading(engine) as connection:
        assert connection.execute(select(ops.RUN.c.status)).scalars().all() == ["failed"]
        failed = select(ops.CHECK_RESULT.c.check_name, ops.CHECK_RESULT.c.row_count, ops.CHECK_RESULT.c.sample)
        name, count, sample = connection.execute(failed.where(ops.CHECK_RESULT.c.status == "failed")).one()
    assert (name, count, json.loads(sample)[0]["position"]) == ("articles_have_a_headline", 1, 0)


def _without_headline(page: object, **_: object) -> object:
    from etl.transform import transform  # noqa: PLC0415

    parsed = transform(page)  # type: ignore[arg-type]
    return replace(parsed, articles=tuple(replace(article, headline="") for article in parsed.articles))


def test_the_checks_of_the_whole_warehouse_find_what_no_run_touched(settings: Settings, engine: Engine) -> None:
    jobs.run(settings, [land(settings, "page.txt")])
    with writing(engine) as connection:
        connection.execute(text("UPDATE silver_article SET headline = ' '"))
    jobs.run(settings, [land(settings, "other.txt", "خبر آخر من الحي\nنص الخبر في سطر واحد طويل.\n")])
    found = {result.name: result.rows for result in jobs.check_all(settings) if result.status == "failed"}
    assert found == {"articles_have_a_headline": 1}


def test_a_rebuild_reads_the_pages_of_a_publisher_again_from_the_raw_zone(settings: Settings, engine: Engine) -> None:
    jobs.run(settings, SAMPLES)
    before = tables_of(engine)
    with writing(engine) as connection:
        connection.execute(
            text("UPDATE silver_page SET record_digest = '', parser_version = 0 WHERE publisher_key = 'aawsat'")
        )
        connection.execute(text("DELETE FROM silver_article"))
    selection = jobs.Selection(publisher="aawsat", parser_version_below=1)
    report = jobs.rebuild_now(settings, selection)
    again = jobs.rebuild_now(settings, selection)
    assert report.pages > report.unchanged == 0
    assert again.dumps == 0
    aawsat = tables_of(engine)
    assert aawsat["silver_page"] == before["silver_page"]
    assert 0 < len(aawsat["silver_article"]) < len(before["silver_article"])
    assert set(aawsat["silver_article"]) < set(before["silver_article"])


def test_a_dump_whose_copy_in_the_raw_zone_is_gone_goes_to_quarantine_by_its_name(settings: Settings) -> None:
    report = jobs.run(settings, [land(settings, "page.txt")])
    shutil.rmtree(settings.raw)
    again = jobs.rebuild_now(settings, jobs.Selection(publisher="generic"))
    assert report.quarantined == 0
    assert again.quarantined == 1
    assert [refused.name for refused in jobs.refusals(settings, again.run_key)] == ["page.txt"]


def test_a_page_that_meets_a_bug_goes_to_quarantine_and_the_rest_is_loaded(
    settings: Settings, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(page: Page, **_: object) -> ParsedPage:
        if page.text.startswith("عثرة"):
            raise IndexError("tuple index out of range")
        return transform(page)

    monkeypatch.setattr("etl.jobs.parts.transform", stumble)
    report = jobs.run(settings, [land(settings, "stone.txt", "عثرة\n"), land(settings, "page.txt")])
    assert (report.pages, report.quarantined) == (1, 1)
    with reading(engine) as connection:
        ((reason, message),) = connection.execute(select(ops.QUARANTINE.c.reason, ops.QUARANTINE.c.message))
    assert reason == "not_parsed"
    assert "IndexError: tuple index out of range" in message


def test_no_job_works_on_a_database_that_was_never_migrated(settings: Settings, tmp_path: Path) -> None:
    new = replace(settings, warehouse_url=f"sqlite:///{tmp_path / 'new.db'}")
    for job in (jobs.status, jobs.check_all):
        with pytest.raises(WarehouseBehind, match="Run: warraq migrate"):
            job(new)


def test_a_dump_that_was_never_received_cannot_be_loaded(settings: Settings) -> None:
    with pytest.raises(WarehouseError, match=r"bronze_dump holds no dump abc\. Receive it first"):
        jobs.load_chunk(settings, "run", ["abc"])


def test_a_run_that_a_full_raw_zone_or_a_bug_ends_is_closed_as_failed(
    settings: Settings, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unavailable(*_: object) -> None:
        raise Unavailable("the raw zone cannot be written")

    monkeypatch.setattr("etl.jobs.receiving.RawZone.put", unavailable)
    with pytest.raises(Unavailable):
        jobs.run(settings, [land(settings, "page.txt")])
    with reading(engine) as connection:
        assert connection.execute(select(ops.RUN.c.status)).scalars().all() == ["failed"]


def test_the_status_counts_rows_runs_and_what_waits(settings: Settings) -> None:
    jobs.run(settings, [land(settings, "page.txt"), land(settings, "empty.txt", "")])
    land(settings, "2024-09-07/later.txt", "خبر لم يحمّل بعد\nنص الخبر في سطر واحد طويل.\n")
    jobs.begin_run(settings, job="load_news", run_key="night", interval=NIGHT)
    jobs.receive(settings, "night", NIGHT)
    status = jobs.status(settings)
    assert (status.rows["bronze_dump"], status.rows["silver_article"]) == (2, 1)
    assert [(run.job, run.status) for run in status.runs] == [("load_news", "running"), ("run", "succeeded")]
    assert status.pending_dumps == 1
    assert status.quarantine == {"empty": 1}


def test_what_jobs_return_can_be_written_as_json(settings: Settings) -> None:
    report = jobs.run(settings, SAMPLES[:1])
    assert json.loads(json.dumps(asdict(report)))["dumps"] == 1
    assert json.dumps(asdict(jobs.check(settings, report.run_key)))
    assert json.dumps(asdict(jobs.migrate(settings)))


@pytest.mark.parametrize("query", ["articles_with_their_cards", "issues_by_code", "stories_known_from_cards_alone"])
def test_the_example_queries_answer(settings: Settings, query: str) -> None:
    jobs.run(settings, SAMPLES)
    answer = jobs.ask(settings, query)
    assert answer.rows
    assert {len(row) for row in answer.rows} == {len(answer.columns)}


def test_a_question_that_no_file_holds_is_refused_with_those_there_are(settings: Settings) -> None:
    with pytest.raises(WarehouseError, match=r"there are .*articles_with_their_cards"):
        jobs.ask(settings, "weather")
