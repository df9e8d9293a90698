"""What is older than the settings keep it goes, layer by layer; what stays hangs together, and a kill loses nothing."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, text, update

from etl import jobs
from etl.extract.raw import RawZone
from etl.jobs import retaining
from etl.load.engine import open_engine, reading, writing
from etl.load.tables import bronze, ops, search, silver
from etl.load.tables.retention import RETENTION
from tests.conftest import DATABASES
from tests.unit.extract.dumps import page_text
from tests.warehouse.pages import rows, tables_of

if TYPE_CHECKING:
    from etl.settings import Settings
    from tests.conftest import NewWarehouse

TODAY = datetime.now(UTC).date()
OLD, NEW = TODAY - timedelta(days=100), TODAY - timedelta(days=1)
DAYS = 30
MOMENTS = {
    "before a page is removed": ("etl.load.retention", "remove"),
    "before pages are matched again": ("etl.load.takedown", "match_noted"),
    "before the pages are on record": ("etl.load.retention", "enter"),
    "before the raw zone has it on record": ("etl.jobs.retaining", "record_expiry"),
    "before a dump is deleted": ("etl.extract.raw.RawZone", "let_go"),
    "before the tables say that it is gone": ("etl.load.bronze", "bytes_are_gone"),
    "before a row of the ledger goes": ("etl.load.retention", "old_rows"),
    "before a report page goes": ("pathlib.Path", "unlink"),
}


def deliver(settings: Settings, day: object, *numbers: int) -> None:
    folder = Path(settings.landing) / str(day)
    folder.mkdir(exist_ok=True)
    for number in numbers:
        (folder / f"{number}.txt").write_text(page_text(number), encoding="utf-8")


def filled(settings: Settings) -> Settings:
    """Old pages 1 and 2, page 2 again of late and with it 3, an old dump in quarantine, old runs and report pages."""
    deliver(settings, OLD, 1, 2)
    (Path(settings.landing) / str(OLD) / "broken.zip").write_bytes(b"PK\x03\x04 broken")
    deliver(settings, NEW, 2, 3)
    settings = replace(settings, reports=str(Path(settings.landing).parent / "reports"))
    jobs.run(settings, [settings.landing])
    jobs.check_all(settings)
    jobs.write_report(settings)
    longer_ago = datetime.now(UTC) - timedelta(days=100)
    with writing(open_engine(settings.warehouse_url)) as connection:
        connection.execute(update(ops.RUN).values(started_at=longer_ago))
        connection.execute(update(ops.CHECK_RESULT).values(checked_at=longer_ago))
    for page in Path(settings.reports).iterdir():
        os.utime(page, (longer_ago.timestamp(), longer_ago.timestamp()))
    return settings


def keeping(settings: Settings, *layers: str) -> Settings:
    days = {f"keep_{layer}_days": DAYS for layer in layers or ("raw", "refused", "pages", "ledger", "reports")}
    return replace(settings, **days)  # type: ignore[arg-type]  # all of these settings are numbers


def items(done: tuple[jobs.LayerAge, ...]) -> dict[str, int]:
    return {layer.layer: layer.items for layer in done}


def texts(settings: Settings) -> list[str]:
    with reading(open_engine(settings.warehouse_url)) as connection:
        return sorted(connection.execute(select(silver.ARTICLE.c.headline)).scalars())


def test_without_a_limit_everything_stays(settings: Settings) -> None:
    settings = filled(settings)
    before = tables_of(open_engine(settings.warehouse_url), "bronze", "silver", "ops")
    assert jobs.preview_retention(settings) == jobs.let_go(settings) == ()
    assert tables_of(open_engine(settings.warehouse_url), "bronze", "silver", "ops") == before


def test_what_would_go_is_counted_and_then_goes_and_nothing_else(settings: Settings) -> None:
    settings = keeping(filled(settings))
    before = tables_of(open_engine(settings.warehouse_url), "bronze", "silver", "ops")
    preview = jobs.preview_retention(settings)
    assert tables_of(open_engine(settings.warehouse_url), "bronze", "silver", "ops") == before
    counted = items(preview)
    assert (counted["pages"], counted["raw"], counted["refused"], counted["reports"]) == (1, 1, 1, 1)
    assert counted["ledger"] > 1
    done = items(jobs.let_go(settings))
    assert done == counted | {"ledger": done["ledger"]}
    assert done["ledger"] == counted["ledger"] + 1, "the run of the checks, once these are gone"
    engine = open_engine(settings.warehouse_url)
    audit = {layer: (day, count) for layer, day, count, _ in rows(engine, RETENTION)}
    assert audit == {layer: (TODAY - timedelta(days=DAYS), count) for layer, count in done.items()}
    assert texts(settings) == [page_text(2).splitlines()[0], page_text(3).splitlines()[0]]
    assert len(rows(engine, search.SEARCH)) == len(rows(engine, bronze.PAGE)) == 2
    assert len(rows(engine, bronze.DELIVERY)) == 5
    assert rows(engine, ops.CHECK_RESULT) == []
    assert [job for _, job, *_ in rows(engine, ops.RUN)] == ["run"]
    assert [path.name for path in Path(settings.reports).iterdir()] == ["latest.html"]
    assert set(items(jobs.let_go(settings)).values()) == {0}
    assert jobs.verify(settings).faults == ()


def test_pages_whose_bytes_are_gone_stay_through_a_rebuild_and_are_counted(settings: Settings) -> None:
    settings = keeping(filled(settings), "raw")
    before = tables_of(open_engine(settings.warehouse_url), "silver")
    assert items(jobs.let_go(settings)) == {"raw": 1}
    assert jobs.beyond_rebuilding(settings, jobs.Selection()) == (1, 1)
    report = jobs.rebuild_now(settings, jobs.Selection())
    assert report.pages == 2
    assert tables_of(open_engine(settings.warehouse_url), "silver") == before
    assert jobs.make_plan(settings, jobs.Selection()).changes_nothing
    assert jobs.verify(settings).faults == ()


def test_a_lost_warehouse_comes_back_with_what_the_raw_zone_still_has(
    settings: Settings, new_warehouse: NewWarehouse
) -> None:
    settings = keeping(filled(settings))
    jobs.let_go(settings)
    made_again = replace(new_warehouse(settings.warehouse_url.partition(":")[0].partition("+")[0]), raw=settings.raw)
    assert jobs.rebuild_now(made_again, jobs.Selection()).quarantined == 0
    engines = [open_engine(each.warehouse_url) for each in (settings, made_again)]
    assert tables_of(engines[0]) == tables_of(engines[1])


def test_the_same_bytes_delivered_again_are_loaded_and_kept_from_then_on(settings: Settings) -> None:
    settings = keeping(filled(settings))
    jobs.let_go(settings)
    deliver(settings, TODAY, 1)
    report = jobs.run(settings, [Path(settings.landing) / str(TODAY)])
    assert (report.pages, report.unchanged, report.quarantined) == (1, 0, 0)
    assert len(texts(settings)) == 3
    assert jobs.beyond_rebuilding(settings, jobs.Selection()) == (1, 0)
    assert items(jobs.let_go(settings))["pages"] == 0
    assert jobs.rebuild_now(settings, jobs.Selection()).pages == 3


def test_what_was_taken_down_stays_out_when_it_comes_after_its_dump_was_let_go(settings: Settings) -> None:
    settings = keeping(filled(settings))
    with reading(open_engine(settings.warehouse_url)) as connection:
        first = select(silver.ARTICLE.c.page_key).where(silver.ARTICLE.c.headline == page_text(1).splitlines()[0])
        page_key = connection.execute(first).scalar_one()
    jobs.take_down(settings, page_key, "طلب", most=20)
    jobs.let_go(settings)
    assert list((Path(settings.raw) / "redacted").rglob("*.zst")) == []
    deliver(settings, TODAY, 1)
    assert jobs.run(settings, [Path(settings.landing) / str(TODAY)]).withheld == 1
    assert len(texts(settings)) == 2


def test_an_export_loses_the_pages_the_next_time_it_is_made(settings: Settings, tmp_path: Path) -> None:
    settings = keeping(filled(settings))
    jobs.export(settings, "jsonl", tmp_path / "export")
    jobs.let_go(settings)
    jobs.export(settings, "jsonl", tmp_path / "export")
    lines = (tmp_path / "export" / "silver_article.jsonl").read_text(encoding="utf-8").splitlines()
    assert sorted(json.loads(line)["headline"] for line in lines) == texts(settings)
    assert page_text(1).splitlines()[0] not in "".join(
        path.read_text(encoding="utf-8") for path in (tmp_path / "export").iterdir()
    )


def test_a_dump_that_was_not_read_yet_is_kept_however_old(settings: Settings) -> None:
    deliver(settings, OLD, 1)
    night = jobs.Interval(
        start=datetime.combine(OLD, datetime.min.time(), UTC), end=datetime.combine(TODAY, datetime.min.time(), UTC)
    )
    jobs.begin_run(settings, job="load_news", run_key="night", interval=night)
    jobs.receive(settings, "night", night)
    assert items(jobs.let_go(keeping(settings)))["raw"] == 0
    with reading(open_engine(settings.warehouse_url)) as connection:
        (digest,) = connection.execute(text("SELECT sha256 FROM bronze_dump")).scalars()
    assert RawZone(settings.raw).holds(digest)


def die(*_: object, **__: object) -> None:
    """As when the power fails."""
    os.kill(os.getpid(), signal.SIGKILL)


def let_go(settings: Settings, place: str, name: str) -> None:
    """Retention in a process of its own, which dies when it comes to a step."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(f"{place}.{name}", die)
        retaining.let_go(settings)


def state(settings: Settings) -> dict[str, list[object]]:
    """What retention changes, without the moments at which it did."""
    engine = open_engine(settings.warehouse_url)
    tables = tables_of(engine)
    dumps = sorted((*row[:-1], row[-1] is not None) for row in tables.pop("bronze_dump"))
    kept = sorted(path.name for path in (Path(settings.raw) / "sha256").rglob("*") if path.is_file())
    pages = sorted(path.name == "latest.html" for path in Path(settings.reports).iterdir())
    audit = sorted(row[:-1] for row in rows(engine, RETENTION))
    return {**tables, "dumps": dumps, "raw": kept, "reports": pages, "audit": audit}  # type: ignore[dict-item]


@pytest.mark.parametrize("kind", DATABASES)
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_retention_that_was_killed_at_a_step_is_completed_by_the_next(
    kind: str, moment: str, new_warehouse: NewWarehouse
) -> None:
    undisturbed = keeping(filled(new_warehouse(kind)))
    jobs.let_go(undisturbed)
    settings = keeping(filled(new_warehouse(kind)))
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["etl.jobs", __name__])
    process = context.Process(target=let_go, args=(settings, *MOMENTS[moment]))
    process.start()
    process.join(timeout=120)
    assert process.exitcode == -signal.SIGKILL
    assert jobs.verify(settings).faults == ()
    jobs.let_go(settings)
    assert state(settings) == state(undisturbed)
