"""What a rebuild would change is known before it does, and publishing does exactly that or nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from etl import jobs
from etl.errors import WarehouseError
from etl.jobs import Decision, Selection
from etl.load.engine import open_engine, reading, writing
from etl.load.selection import dumps_of
from etl.load.tables import silver
from tests.warehouse.pages import tables_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from etl.settings import Settings

LIBRARY = "افتتاح مكتبة عامة في حي الزيتون\nقال أمين المكتبة إن القاعة الجديدة تتسع لمئة قارئ كل يوم.\n"
MARKET = "سوق جديد في حي الرمان\nقال التجار إن السوق يفتح أبوابه كل صباح.\n"
BRIDGE = "إغلاق جسر النهر للصيانة أسبوعين\nأوضحت البلدية أن الحافلات ستسلك الطريق الشرقي.\n"
PAGES = {"library": LIBRARY, "market": MARKET, "bridge": BRIDGE}


def land(settings: Settings, name: str, content: str) -> None:
    path = Path(settings.landing) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


@pytest.fixture
def loaded(settings: Settings) -> Settings:
    """A warehouse with three dumps of a page each, as this parser reads them."""
    for name, content in {"7/library.txt": LIBRARY, "8/market.txt": MARKET, "9/bridge.txt": BRIDGE}.items():
        land(settings, f"2024-09-0{name}", content)
    jobs.run(settings, [settings.landing])
    return settings


def execute(settings: Settings, *statements: str, **values: str) -> None:
    with writing(open_engine(settings.warehouse_url)) as connection:
        for statement in statements:
            connection.execute(text(statement), values)


def page_of(settings: Settings, headline: str) -> str:
    query = text("SELECT page_key FROM silver_article WHERE headline = :headline")
    with reading(open_engine(settings.warehouse_url)) as connection:
        key: str = connection.execute(query, {"headline": headline.partition("\n")[0]}).scalar_one()
    return key


def as_an_older_parser_left_it(settings: Settings) -> None:
    """One headline is another, one article is missing, one page was never read, and one is held that no dump has."""
    columns = ", ".join(sorted({*silver.PAGE.columns.keys()} - {"page_key", "record_digest"}))
    execute(
        settings,
        "UPDATE silver_article SET headline = 'عنوان قديم' WHERE page_key = :library",
        "UPDATE silver_page SET record_digest = 'old' WHERE page_key IN (:library, :market)",
        "DELETE FROM silver_article WHERE page_key = :market",
        "DELETE FROM silver_page WHERE page_key = :bridge",
        "INSERT INTO bronze_page (page_key, sha256, media_type, size_bytes)"
        " SELECT 'gone', sha256, media_type, size_bytes FROM bronze_page WHERE page_key = :library",
        "INSERT INTO bronze_receipt (dump_key, position, page_key)"
        " SELECT dump_key, 7, 'gone' FROM bronze_receipt WHERE page_key = :library",
        f"INSERT INTO silver_page (page_key, record_digest, {columns})"  # noqa: S608
        f" SELECT 'gone', 'old', {columns} FROM silver_page WHERE page_key = :library",
        **{name: page_of(settings, page) for name, page in PAGES.items()},
    )


def test_a_plan_names_what_would_change_field_by_field_and_changes_nothing(loaded: Settings) -> None:
    as_an_older_parser_left_it(loaded)
    before = tables_of(open_engine(loaded.warehouse_url))
    plan = jobs.make_plan(loaded, Selection())
    assert (plan.dumps, plan.pages, plan.refused, plan.status) == (3, 3, 0, "open")
    assert (plan.added_pages, plan.removed_pages, plan.changed_pages) == (1, 1, 2)
    assert (plan.added_articles, plan.removed_articles, plan.changed_articles) == (2, 0, 1)
    (headline,) = (sample for sample in plan.samples if sample.field == "headline")
    assert (headline.before, headline.after) == ("عنوان قديم", LIBRARY.partition("\n")[0])
    arrived = {sample.after for sample in plan.samples if sample.field == "article"}
    assert arrived == {page.partition("\n")[0] for page in (MARKET, BRIDGE)}
    assert tables_of(open_engine(loaded.warehouse_url)) == before


def test_publishing_a_plan_does_what_it_says_and_a_rebuild_at_once_does_the_same(loaded: Settings) -> None:
    engine = open_engine(loaded.warehouse_url)
    as_read_now = tables_of(engine)
    ways: tuple[Callable[[], jobs.Report], ...] = (
        lambda: jobs.publish_plan(loaded, jobs.make_plan(loaded, Selection()).plan_key),
        lambda: jobs.rebuild_now(loaded, Selection()),
    )
    for rebuild in ways:
        as_an_older_parser_left_it(loaded)
        assert tables_of(engine) != as_read_now
        assert rebuild().status == "succeeded"
        assert tables_of(engine) == as_read_now
        assert jobs.make_plan(loaded, Selection()).changes_nothing


def test_a_plan_of_a_warehouse_that_reads_as_before_is_empty(loaded: Settings) -> None:
    plan = jobs.make_plan(loaded, Selection(publisher="generic"))
    assert plan.changes_nothing
    assert (plan.fields, plan.samples) == ({}, ())


def test_a_plan_is_published_only_as_it_was_made(loaded: Settings) -> None:
    engine = open_engine(loaded.warehouse_url)
    as_an_older_parser_left_it(loaded)
    plan = jobs.make_plan(loaded, Selection())
    newer = "UPDATE silver_page SET record_digest = 'newer' WHERE page_key = :page"
    execute(loaded, newer, page=page_of(loaded, "عنوان قديم"))
    before = tables_of(engine)
    with pytest.raises(WarehouseError, match="would change in another way than the plan"):
        jobs.publish_plan(loaded, plan.plan_key)
    assert tables_of(engine) == before


def test_a_plan_whose_changes_a_load_made_meanwhile_has_nothing_left_to_do(loaded: Settings) -> None:
    engine = open_engine(loaded.warehouse_url)
    as_read_now = tables_of(engine)
    as_an_older_parser_left_it(loaded)
    plan = jobs.make_plan(loaded, Selection())
    jobs.run(loaded, [loaded.landing])
    assert jobs.publish_plan(loaded, plan.plan_key).status == "succeeded"
    assert tables_of(engine) == as_read_now


@pytest.mark.parametrize("decision", [Decision.REJECTED, Decision.EXPIRED])
def test_a_plan_that_was_turned_down_is_not_published(loaded: Settings, decision: Decision) -> None:
    plan = jobs.make_plan(loaded, Selection())
    jobs.decide(loaded, plan.plan_key, decision, by="سلمى")
    with pytest.raises(WarehouseError, match=f"is {decision} already"):
        jobs.publish_plan(loaded, plan.plan_key)


def test_a_chunk_that_is_planned_again_is_noted_once(loaded: Settings) -> None:
    as_an_older_parser_left_it(loaded)
    jobs.begin_run(loaded, job="rebuild_news", run_key="plan", interval=None)
    (chunk,) = jobs.begin_plan(loaded, "plan", Selection())
    jobs.plan_chunk(loaded, "plan", chunk)
    first = jobs.plan_of(loaded, "plan")
    jobs.plan_chunk(loaded, "plan", chunk)
    assert jobs.plan_of(loaded, "plan") == first


def test_a_page_that_all_dumps_of_a_plan_lose_is_planned_to_go_and_goes(loaded: Settings) -> None:
    """Two dumps of the chunk hold a page that neither is read to hold today."""
    market = page_of(loaded, MARKET)
    as_an_older_parser_left_it(loaded)
    again = "INSERT INTO bronze_receipt (dump_key, position, page_key) SELECT dump_key, 7, 'gone' FROM bronze_receipt"
    execute(loaded, f"{again} WHERE page_key = :market", market=market)
    settings = replace(loaded, batch_pages=1)
    plan = jobs.make_plan(settings, Selection())
    assert plan.removed_pages == 1
    assert jobs.publish_plan(settings, plan.plan_key).status == "succeeded"
    assert "gone" not in str(tables_of(open_engine(loaded.warehouse_url))["bronze_page"])


def test_a_chunk_is_published_whole_or_not_at_all(loaded: Settings) -> None:
    """Every page is a transaction's worth here, and the plan forbids the last one."""
    settings = replace(loaded, batch_pages=1)
    as_an_older_parser_left_it(settings)
    plan = jobs.make_plan(settings, Selection())
    with reading(open_engine(settings.warehouse_url)) as connection:
        *_, last = dumps_of(connection, Selection())
    execute(settings, "UPDATE ops_plan_page SET digest_after = 'x' WHERE dump_key = :last", last=last)
    before = tables_of(open_engine(settings.warehouse_url))
    with pytest.raises(WarehouseError, match="Nothing of this chunk was published"):
        jobs.publish_plan(settings, plan.plan_key)
    assert tables_of(open_engine(settings.warehouse_url)) == before


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(), {"library.txt", "market.txt", "bridge.txt"}),
        (Selection(publisher="generic"), {"library.txt", "market.txt", "bridge.txt"}),
        (Selection(publisher="aawsat"), set()),
        (Selection(parser_version_below=1), {"library.txt"}),
        (Selection(issue="block.unclassified"), {"market.txt"}),
        (Selection(quarantine_reason="too_costly"), {"bridge.txt"}),
        (Selection(quarantine_reason="empty"), set()),
        (Selection(page="market"), {"market.txt"}),
        (Selection(published_from=date(2024, 9, 2), published_before=date(2024, 9, 4)), {"bridge.txt"}),
        (Selection(arrived_from=datetime(2024, 9, 8, tzinfo=UTC)), {"market.txt", "bridge.txt"}),
        (Selection(arrived_before=datetime(2024, 9, 8, tzinfo=UTC)), {"library.txt"}),
        (Selection(publisher="generic", arrived_before=datetime(2024, 9, 8, tzinfo=UTC)), {"library.txt"}),
    ],
    ids=lambda value: str(value) if isinstance(value, Selection) else None,
)
def test_the_reasons_of_a_rebuild_choose_its_dumps(loaded: Settings, selection: Selection, expected: set[str]) -> None:
    pages = {name: page_of(loaded, page) for name, page in PAGES.items()}
    if selection.page:
        selection = replace(selection, page=pages[selection.page])
    execute(
        loaded,
        "UPDATE silver_page SET parser_version = 0 WHERE page_key = :library",
        "UPDATE silver_article SET published_day = '2024-09-03' WHERE page_key = :bridge",
        "DELETE FROM silver_issue",
        "INSERT INTO silver_issue (page_key, position, code, detail) VALUES (:market, 0, 'block.unclassified', '')",
        "INSERT INTO ops_quarantine (quarantine_key, name, dump_key, reason, message, arrived_at, arrived_day, status)"
        " SELECT 'q', 'bridge.txt', dump_key, 'too_costly', '', '2024-09-09T12:00:00+00:00', '2024-09-09', 'open'"
        " FROM bronze_receipt WHERE page_key = :bridge",
        **pages,
    )
    with reading(open_engine(loaded.warehouse_url)) as connection:
        found = dumps_of(connection, selection)
        dumps = connection.execute(text("SELECT dump_key, name FROM bronze_dump")).all()
    names = {name for key, name in dumps if key in found}
    assert names == expected
