"""A load that is killed leaves a warehouse that the next run completes."""

from __future__ import annotations

import multiprocessing
import random
import signal
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from etl import jobs
from etl.load.engine import open_engine, reading
from etl.load.tables import ops, silver
from tests.conftest import DATABASES
from tests.warehouse.pages import tables_of

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess
    from multiprocessing.synchronize import Event

    from etl.settings import Settings
    from tests.conftest import NewWarehouse

KILLS = 20
DUMPS = 24
PAGE = """\
{title} يفتتح موسمه الجديد

«الشرق الأوسط» (المرسى)

قال المنظمون إن {title} يستقبل زواره كل مساء حتى نهاية الشهر.

وأضافوا أن الدخول مجاني لمن هم دون العاشرة.

مقالات ذات صلة

{title} في صور

ثقافة جانب من {title} (أرشيف المرسى)

{title} في صور

جولة مصورة في أرجاء المكان.

سلمى الريّس (المرسى)
"""


def load(settings: Settings, paths: list[Path], began: Event) -> None:
    """A run in a process of its own, which tells when it begins."""
    began.set()
    jobs.run(settings, paths)


def start(settings: Settings, paths: list[Path]) -> BaseProcess:
    """Start a run; it is under way when this returns."""
    # Forked from a server that has imported everything, so that a process begins within milliseconds.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["etl.jobs", __name__])
    began = context.Event()
    process = context.Process(target=load, args=(settings, paths, began))
    process.start()
    assert began.wait(timeout=60)
    return process


def seconds_of(settings: Settings, paths: list[Path]) -> float:
    """How long a run takes that nobody disturbs."""
    process = start(settings, paths)
    begun = time.monotonic()
    process.join()
    assert process.exitcode == 0
    return time.monotonic() - begun


def killed_after(seconds: float, settings: Settings, paths: list[Path]) -> bool:
    """Whether the run was still under way when it was killed."""
    process = start(settings, paths)
    process.join(seconds)
    process.kill()
    process.join()
    return process.exitcode == -signal.SIGKILL


def pages_loaded(settings: Settings) -> int:
    """Pages in silver; the ledger has counted each in the transaction that wrote it."""
    with reading(open_engine(settings.warehouse_url)) as connection:
        pages: int = connection.execute(select(func.count()).select_from(silver.PAGE)).scalar_one()
        counted = select(func.coalesce(func.sum(ops.LOAD.c.page_count - ops.LOAD.c.unchanged_count), 0))
        assert connection.execute(counted).scalar_one() == pages
        return pages


@pytest.mark.parametrize("kind", DATABASES)
def test_a_load_killed_at_twenty_random_moments_is_completed_by_the_next_run(
    kind: str, new_warehouse: NewWarehouse, tmp_path: Path
) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(DUMPS)]
    for number, path in enumerate(paths):
        path.write_text(PAGE.format(title=f"معرض {number}"), encoding="utf-8")
    whole = small_batches(new_warehouse(kind))
    seconds = seconds_of(whole, paths)
    expected = tables_of(open_engine(whole.warehouse_url))
    assert len(expected["silver_article"]) == len(expected["silver_related_card"]) == DUMPS

    moments = random.Random(20240907)  # noqa: S311  # the same shares of a run's time on every machine
    found: list[int] = []
    while len(found) < KILLS or not any(map(is_amid, found)):
        settings = small_batches(new_warehouse(kind))
        # What else the machine does makes runs faster and slower: the moments follow.
        if not killed_after(moments.random() * seconds, settings, paths):
            seconds *= 0.9
            continue
        found.append(pages_loaded(settings))
        if found[-1] == 0:
            seconds *= 1.05
        jobs.run(settings, paths)
        assert tables_of(open_engine(settings.warehouse_url)) == expected
    assert not all(map(is_amid, found))


def is_amid(pages: int) -> bool:
    """Some pages were loaded, and some were not."""
    return 0 < pages < DUMPS


def small_batches(settings: Settings) -> Settings:
    """Many transactions, so that a random moment falls into, between and before them."""
    return replace(settings, batch_pages=4)
