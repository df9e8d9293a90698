"""A takedown that is killed between any two of its steps has done nothing yet, or is completed by asking again."""

from __future__ import annotations

import multiprocessing
import os
import signal
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from etl import jobs
from etl.extract.raw import RawZone
from etl.jobs import takedown as steps
from etl.load.engine import open_engine
from etl.load.tables import takedowns
from tests.conftest import DATABASES
from tests.unit.extract.dumps import html_record, page_text
from tests.warehouse.pages import rows, tables_of

if TYPE_CHECKING:
    from etl.settings import Settings
    from tests.conftest import NewWarehouse

NAMED = "https://nakhil.example/2"
WORDS = "الجسر رقم 2"
MOMENTS = {
    "before anything is removed": ("etl.jobs.takedown.takedown", "take_down"),
    "before an export is written anew": ("etl.jobs.takedown", "export_again"),
    "before the raw zone has it on record": ("etl.jobs.takedown", "record_takedown"),
    "before a dump is written anew": ("etl.jobs.redacting", "redacted"),
    "before the dump that it replaces is deleted": ("etl.extract.stores._FolderStore", "delete"),
    "before the tables say that it is out of the raw zone": ("etl.load.takedown", "out_of_raw"),
    "before it is closed": ("etl.load.takedown", "complete"),
}


def die(*_: object) -> None:
    """As when the power fails."""
    os.kill(os.getpid(), signal.SIGKILL)


def take_down(settings: Settings, export: Path, place: str, name: str) -> None:
    """A takedown in a process of its own, which dies when it comes to a step."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(f"{place}.{name}", die)
        steps.take_down(settings, NAMED, "طلب", most=20, exports=[export])


def ask(settings: Settings, export: Path) -> None:
    jobs.take_down(settings, NAMED, "طلب", most=20, exports=[export])


def loaded(settings: Settings) -> Settings:
    folder = Path(settings.landing)
    (folder / "2024-09-07").mkdir()
    (folder / "2024-09-07" / "crawl.warc").write_bytes(b"".join(html_record(number) for number in (1, 2, 3)))
    (folder / "2024-09-07" / "single.txt").write_text(page_text(1), encoding="utf-8")
    jobs.run(settings, [folder])
    jobs.export(settings, "jsonl", folder.parent / "export")
    return settings


def export_of(settings: Settings) -> Path:
    return Path(settings.landing).parent / "export"


def raw_of(settings: Settings) -> dict[str, bytes]:
    """What the raw zone holds of dumps and deliveries; a takedown on record says when it was asked for."""
    files = (
        path for folder in ("sha256", "redacted", "deliveries") for path in (Path(settings.raw) / folder).rglob("*")
    )
    return {path.name: path.read_bytes() for path in files if path.is_file()}


def kill(settings: Settings, moment: str) -> None:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["etl.jobs", __name__])
    process = context.Process(target=take_down, args=(settings, export_of(settings), *MOMENTS[moment]))
    process.start()
    process.join(timeout=120)
    assert process.exitcode == -signal.SIGKILL


@pytest.mark.parametrize("kind", DATABASES)
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_takedown_killed_at_a_step_is_completed_or_has_not_begun(
    kind: str, moment: str, new_warehouse: NewWarehouse
) -> None:
    undisturbed = loaded(new_warehouse(kind))
    ask(undisturbed, export_of(undisturbed))
    settings = loaded(new_warehouse(kind))
    before = tables_of(open_engine(settings.warehouse_url))
    kill(settings, moment)
    if moment == "before anything is removed":
        assert tables_of(open_engine(settings.warehouse_url)) == before
        assert rows(open_engine(settings.warehouse_url), takedowns.TAKEDOWN) == []
    ask(settings, export_of(settings))
    assert tables_of(open_engine(settings.warehouse_url)) == tables_of(open_engine(undisturbed.warehouse_url))
    assert raw_of(settings) == raw_of(undisturbed)
    assert jobs.verify(settings).faults == ()
    assert not any(WORDS in path.read_text(encoding="utf-8") for path in export_of(settings).iterdir())
    ((*_, completed_at, page_count),) = rows(open_engine(settings.warehouse_url), takedowns.TAKEDOWN)
    assert (completed_at is not None, page_count) == (True, 1)


def test_maintenance_completes_a_takedown_too(new_warehouse: NewWarehouse) -> None:
    settings = loaded(new_warehouse("sqlite"))
    kill(settings, "before the dump that it replaces is deleted")
    assert jobs.finish_takedowns(settings) == 1
    assert jobs.finish_takedowns(settings) == 0
    ((*_, completed_at, _),) = rows(open_engine(settings.warehouse_url), takedowns.TAKEDOWN)
    assert completed_at is not None
    raw = RawZone(settings.raw)
    assert [raw.holds(digest) for digest in raw.redacted] == [False]


def test_until_it_is_completed_a_killed_takedown_lets_nothing_back(new_warehouse: NewWarehouse) -> None:
    settings = loaded(new_warehouse("sqlite"))
    kill(settings, "before a dump is written anew")
    report = jobs.run(settings, [settings.landing])
    assert (report.pages, report.withheld) == (3, 1)
    assert not RawZone(settings.raw).holds(next(iter(RawZone(settings.raw).redacted)))
    rebuilt = replace(new_warehouse("sqlite"), raw=settings.raw)
    assert jobs.rebuild_now(rebuilt, jobs.Selection()).withheld == 1
