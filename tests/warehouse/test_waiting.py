"""A file that is not whole waits where everybody sees it, and a later run takes it whenever it arrived."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine, text

from etl import jobs
from etl.jobs import Interval
from etl.load.engine import reading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from etl.settings import Settings

PAGE = "افتتاح مكتبة عامة في حي الزيتون\nقال أمين المكتبة إن القاعة الجديدة تتسع لمئة قارئ كل يوم.\n"
START = datetime(2024, 9, 7, 2, tzinfo=UTC)


def land(settings: Settings, name: str, content: str = PAGE) -> Path:
    path = Path(settings.landing) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def a_night(settings: Settings, number: int) -> jobs.Report:
    interval = Interval(start=START + timedelta(days=number), end=START + timedelta(days=number + 1))
    run_key = f"night {number}"
    jobs.begin_run(settings, job="load_news", run_key=run_key, interval=interval)
    jobs.receive(settings, run_key, interval)
    for chunk in jobs.plan(settings, run_key, interval):
        jobs.load_chunk(settings, run_key, chunk)
    jobs.check(settings, run_key)
    return jobs.finish_run(settings, run_key)


def outcomes(engine: Engine) -> list[Mapping[str, object]]:
    with reading(engine) as connection:
        query = "SELECT name, outcome, reason, page_count FROM gold_input_outcome ORDER BY name, outcome"
        return [dict(row) for row in connection.execute(text(query)).mappings()]


def told(engine: Engine) -> list[tuple[object, ...]]:
    return [tuple(row.values()) for row in outcomes(engine)]


def test_a_file_that_was_not_whole_in_its_night_is_loaded_by_a_later_one(settings: Settings, engine: Engine) -> None:
    unfinished = land(settings, "2024-09-07/page.txt.part")
    land(settings, "2024-09-07/other.txt", "خبر آخر من الحي\nنص الخبر في سطر واحد طويل.\n")
    first = a_night(settings, 0)
    assert (first.dumps, first.waiting) == (1, 1)
    assert told(engine) == [("other.txt", "loaded", None, 1), ("page.txt.part", "waiting", "unfinished", 0)]
    unfinished.rename(unfinished.with_suffix(""))
    second = a_night(settings, 1)
    assert (second.status, second.dumps, second.pages, second.waiting) == ("succeeded", 1, 1, 0)
    assert told(engine) == [("other.txt", "loaded", None, 1), ("page.txt", "loaded", None, 1)]


def test_a_file_that_waits_for_nights_is_counted_in_each_and_forgotten_when_it_is_gone(
    settings: Settings, engine: Engine
) -> None:
    unfinished = land(settings, "2024-09-07/page.txt.part")
    assert [a_night(settings, number).waiting for number in range(2)] == [1, 1]
    unfinished.unlink()
    assert a_night(settings, 2).waiting == 0
    assert outcomes(engine) == []


def test_a_file_beside_the_landing_zone_is_not_forgotten_though_its_folder_begins_with_the_zones_name(
    settings: Settings, engine: Engine
) -> None:
    beside = Path(f"{settings.landing}-of-others") / "page.txt.part"
    beside.parent.mkdir()
    beside.write_text(PAGE, encoding="utf-8")
    jobs.run(settings, [beside.parent])
    a_night(settings, 0)
    assert told(engine) == [("page.txt.part", "waiting", "unfinished", 0)]


def test_every_input_has_one_outcome(settings: Settings, engine: Engine) -> None:
    land(settings, "2024-09-07/a.txt")
    land(settings, "2024-09-07/b.txt")
    land(settings, "2024-09-07/empty.txt", "")
    land(settings, "2024-09-07/noise.bin", "\0\1\2" * 1000)
    land(settings, "2024-09-07/late.txt.part")
    a_night(settings, 0)
    assert [row[:3] for row in told(engine)] == [
        ("a.txt", "loaded" if _is_first(engine, "a.txt") else "duplicate", None),
        ("b.txt", "duplicate" if _is_first(engine, "a.txt") else "loaded", None),
        ("empty.txt", "refused", "empty"),
        ("late.txt.part", "waiting", "unfinished"),
        ("noise.bin", "refused", "binary"),
    ]


def _is_first(engine: Engine, name: str) -> bool:
    """Of two deliveries at one time, the one with the lower key counts as the first."""
    with reading(engine) as connection:
        query = "SELECT name FROM bronze_delivery WHERE name IN ('a.txt', 'b.txt') ORDER BY delivery_key"
        return bool(connection.execute(text(query)).scalars().first() == name)
