"""The raw zone is checked as a whole, and everything after it is made again from it."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from etl import jobs
from etl.errors import InputRefused
from etl.extract.raw import RawZone
from etl.load.engine import open_engine
from tests.conftest import DATABASES
from tests.warehouse.pages import tables_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from etl.settings import Settings
    from tests.conftest import NewWarehouse

PAGE = "افتتاح مكتبة عامة في حي الزيتون\nقال أمين المكتبة إن القاعة الجديدة تتسع لمئة قارئ كل يوم.\n"
OTHER = "سوق جديد في حي الرمان\nقال التجار إن السوق يفتح أبوابه كل صباح.\n"


def land(settings: Settings, name: str, content: str = PAGE) -> Path:
    path = Path(settings.landing) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


@pytest.mark.parametrize("kind", DATABASES)
def test_a_warehouse_that_was_lost_comes_back_from_the_raw_zone_row_for_row(
    kind: str, new_warehouse: NewWarehouse
) -> None:
    settings = new_warehouse(kind)
    land(settings, "2024-09-07/b.txt")
    land(settings, "2024-09-08/a.txt")
    land(settings, "2024-09-08/other.txt", OTHER)
    jobs.run(settings, [settings.landing])
    jobs.run(settings, [land(settings, "2024-09-09/again.txt")])
    before = tables_of(open_engine(settings.warehouse_url))
    assert (len(before["bronze_dump"]), len(before["bronze_delivery"])) == (2, 4)
    new = replace(new_warehouse(kind), raw=settings.raw)
    report = jobs.rebuild_now(new, jobs.Selection())
    assert (report.status, report.dumps) == ("succeeded", 2)
    assert tables_of(open_engine(new.warehouse_url)) == before


def test_receiving_again_adds_nothing_to_the_record_of_deliveries(settings: Settings) -> None:
    path = land(settings, "2024-09-07/page.txt")
    for _ in range(2):
        jobs.run(settings, [path])
    (record,) = (Path(settings.raw) / "deliveries").iterdir()
    (line,) = record.read_text(encoding="utf-8").splitlines()
    assert (json.loads(line)["name"], json.loads(line)["arrived_at"]) == ("page.txt", "2024-09-07T12:00:00Z")


def flip_a_bit(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def cut_off(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


@pytest.mark.parametrize(
    ("harm", "said"), [(flip_a_bit, "damaged"), (cut_off, "damaged"), (Path.unlink, "missing; it was delivered as")]
)
def test_harm_to_a_dump_is_found_and_named(
    new_warehouse: NewWarehouse, harm: Callable[[Path], object], said: str
) -> None:
    settings = new_warehouse("sqlite")
    jobs.run(settings, [land(settings, "page.txt"), land(settings, "other.txt", OTHER)])
    assert jobs.verify(settings).faults == ()
    (dump, _) = sorted((Path(settings.raw) / "sha256").rglob("*.zst"))
    harm(dump)
    (fault,) = jobs.verify(settings).faults
    assert fault.name == dump.stem
    assert said in str(fault.fault)


def test_a_damaged_record_of_deliveries_is_found_and_nothing_is_rebuilt_from_it(new_warehouse: NewWarehouse) -> None:
    settings = new_warehouse("sqlite")
    jobs.run(settings, [land(settings, "page.txt")])
    (record,) = (Path(settings.raw) / "deliveries").iterdir()
    flip_a_bit(record)
    (fault,) = jobs.verify(settings).faults
    assert record.name in fault.name
    with pytest.raises(InputRefused, match="Bring it back from a backup"):
        jobs.rebuild_now(settings, jobs.Selection())


def test_a_raw_zone_that_is_not_there_yet_holds_nothing_and_is_whole(tmp_path: Path) -> None:
    assert list(RawZone(str(tmp_path / "raw")).store.names("sha256")) == []
