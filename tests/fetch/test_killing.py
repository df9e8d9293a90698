"""A run of fetching that is killed loses no page that was received, and the next one fetches none of them twice."""

from __future__ import annotations

import multiprocessing
import random
import signal
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import pytest
from sqlalchemy import delete

from etl import jobs
from etl.extract.fetch.salvage import salvage
from etl.extract.fetch.spool import Spool, is_locked_by_us
from etl.load.engine import open_engine, writing
from etl.load.tables.fetches import FETCH

from .newspaper import INTERVAL, begin, feed, fetch, files, ledger, publish, targets

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess
    from multiprocessing.synchronize import Event

    from etl.settings import Settings

    from .site import Site

KILLS = 5
PAGES = 20


def fetch_in_process(settings: Settings, began: Event) -> None:
    """A chunk in a process of its own, which tells when it begins."""
    began.set()
    jobs.fetch_chunk(settings, "run", INTERVAL, ["marsa"])


def start(settings: Settings) -> BaseProcess:
    """Start a chunk; it is under way when this returns."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["etl.jobs", __name__])
    began = context.Event()
    process = context.Process(target=fetch_in_process, args=(settings, began))
    process.start()
    assert began.wait(timeout=60)
    return process


def killed_amid(site: Site, settings: Settings, moments: random.Random) -> bool:
    """Whether the chunk was still under way when it was killed, some requests after robots.txt and feed."""
    process, goal = start(settings), len(site.asked) + 2 + moments.randint(1, 9)
    while len(site.asked) < goal and process.is_alive():
        time.sleep(0.001)
    process.join(0.02 * moments.random())
    process.kill()
    process.join()
    return process.exitcode == -signal.SIGKILL


def parts(settings: Settings) -> list[Path]:
    return [path for path in files(settings) if path.name.endswith(".part")]


def test_a_run_killed_again_and_again_has_every_page_once(site: Site, fetching: Settings) -> None:
    paths = publish(site, PAGES)
    settings = replace(fetching, fetch_segment_pages=4, fetch_host_connections=1, fetch_delay_milliseconds=20)
    begin(settings)
    moments = random.Random(20240907)  # noqa: S311  # the same moments on every machine
    kills = left = 0
    while kills < KILLS and killed_amid(site, settings, moments):
        kills += 1
        left += len(parts(settings))
    fetch(settings)
    assert kills >= 3
    assert left >= 1
    assert parts(settings) == []
    assert targets(settings) == sorted(paths)
    assert {path: outcome for path, outcome in ledger(settings).items() if path != "/feed"} == dict.fromkeys(
        paths, "fetched"
    )
    # What was under way when the process died was never received whole, and one request at a time was.
    assert sum(site.times(path) for path in paths) <= PAGES + kills


@pytest.mark.parametrize("moment", ["enter", "publish"])
def test_a_run_that_dies_while_it_finishes_a_file_is_completed_by_the_next(
    moment: str, site: Site, fetching: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = publish(site, 6)
    settings = replace(fetching, fetch_segment_pages=3, fetch_host_connections=1)

    class Died(BaseException):
        pass

    def die(*_: object) -> None:
        raise Died("killed")

    where = {"enter": "etl.load.fetches.enter", "publish": "etl.extract.fetch.spool.Spool.publish"}[moment]
    with monkeypatch.context() as dying:
        dying.setattr(where, die)
        with pytest.raises(BaseException, match=r"killed|unhandled"):  # a group may hold it
            fetch(settings)
    assert len(parts(settings)) == 1
    done = fetch(settings)
    assert done.salvaged == 3
    assert targets(settings) == paths
    assert [site.times(path) for path in paths] == [1] * 6


def test_a_file_that_was_cut_within_a_page_keeps_the_whole_ones(site: Site, fetching: Settings) -> None:
    publish(site, 3)
    fetch(replace(fetching, fetch_host_connections=1))
    (file,) = files(fetching)
    content = file.read_bytes()
    file.unlink()
    file.with_name(f"{file.name}.part").write_bytes(content[:-200])
    forget(fetching)
    assert fetch(fetching, "next").salvaged == 2
    assert targets(fetching) == ["/news/0", "/news/1", "/news/2"]
    assert [site.times(f"/news/{number}") for number in range(3)] == [1, 1, 2]


def test_a_file_without_a_whole_page_is_deleted(site: Site, fetching: Settings) -> None:
    publish(site, 0)
    stray = Path(fetching.landing) / "2024-09-07" / "fetch-0-1.warc.gz.part"
    stray.parent.mkdir()
    stray.write_bytes(b"\x1f\x8b\x08 half")
    assert fetch(fetching).salvaged == 0
    assert files(fetching) == []


def test_a_file_that_another_process_is_writing_is_left_alone(site: Site, fetching: Settings) -> None:
    paths = publish(site, 10)
    slow = replace(fetching, fetch_host_connections=1, fetch_delay_milliseconds=200)
    begin(slow)
    process = start(slow)
    while site.times(paths[2]) == 0:
        time.sleep(0.01)
    assert len(parts(slow)) == 1
    site["/feed"] = feed(site, [])
    assert fetch(fetching, "other").salvaged == 0
    assert len(parts(slow)) == 1
    process.join()
    assert targets(slow) == sorted(paths)


def test_a_new_file_that_another_process_takes_for_an_abandoned_one_is_begun_again(
    site: Site, fetching: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = publish(site, 2)
    salvages = iter([0])

    def after_a_salvage(file: BinaryIO, part: Path) -> bool:
        for _ in salvages:
            salvage(Spool.of(fetching), lambda _: None)
        return is_locked_by_us(file, part)

    monkeypatch.setattr("etl.extract.fetch.segments.is_locked_by_us", after_a_salvage)
    assert fetch(fetching).fetched == 2
    assert targets(fetching) == paths


def forget(settings: Settings) -> None:
    """Let the ledger know nothing of what was fetched."""
    with writing(open_engine(settings.warehouse_url)) as connection:
        connection.execute(delete(FETCH))
