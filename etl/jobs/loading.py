"""Loading: dumps that were received, from the raw zone through reading and parsing into silver."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import cache

from etl.jobs.chunking import chunks
from etl.jobs.observing import count, is_said, say, stage, staged
from etl.jobs.parts import batches
from etl.jobs.receiving import Interval
from etl.jobs.redacting import redact
from etl.jobs.warehouse import now, warehouse
from etl.load import bronze, waiting
from etl.load.batch import Counts, Part
from etl.load.engine import reading, writing
from etl.load.ledger import plan_dumps
from etl.load.load import load
from etl.load.match import match
from etl.load.rows import page_key
from etl.publishers import PUBLISHERS
from etl.settings import Settings

PROFILES = {profile.key: profile for profile in PUBLISHERS}
_ALLOCATIONS = 100_000
"""Objects after which the collector looks for cycles: several pages, where its default is a tenth of one."""


def plan(settings: Settings, run_key: str, interval: Interval) -> list[list[str]]:
    """Keys of the dumps that arrived in the interval or waited until this run, in chunks; the ledger keeps how many.

    They come from bronze, so a day can be loaded again after its landing folder was emptied.
    """
    with warehouse(settings) as engine, writing(engine) as connection:
        arrived = bronze.arrived(connection, interval.start, interval.end)
        dump_keys = list(dict.fromkeys(arrived + waiting.taken_by(connection, run_key)))
        plan_dumps(connection, run_key, len(dump_keys))
    return chunks(settings, dump_keys, of_night=True)


def load_chunk(
    settings: Settings,
    run_key: str,
    dump_keys: Sequence[str],
    *,
    loaded: Callable[[Counts], None] | None = None,
) -> Counts:
    """Load these dumps, and match their articles with all that are there, unless another process is matching.

    ``loaded`` is told what each transaction of the load has committed.

    Pages that were taken down are left out, and taken out of the raw zone that a delivery has brought them to.
    Trying again after a crash goes through all of them once more, and leaves alone the pages that are there already.
    """
    total = Counts()
    spare_collector()
    with warehouse(settings) as engine:
        with reading(engine) as connection:
            dumps = bronze.dumps(connection, dump_keys)
        for batch in staged(settings, "read", batches(settings, dumps), run_key=run_key):
            with stage(settings, "load", run_key=run_key):
                counts = load(engine, run_key, batch, PROFILES, now())
            total += counts
            _tell(settings, run_key, batch, counts)
            if loaded:
                loaded(counts)
        if total.withheld:
            redact(settings, engine, dump_keys)
        with stage(settings, "match", run_key=run_key):
            match(engine, waits=False)
    return total


def _tell(settings: Settings, run_key: str, batch: Sequence[Part], counts: Counts) -> None:
    """Log and count what a transaction has committed: a line a part of a dump, and a refused input, and a page."""
    count(settings, asdict(counts))
    for part in batch:
        say("dump loaded", run_key=run_key, dump_key=part.dump_key, part=part.number, pages=len(part.readings))
        for refusal in part.refusals:
            say(
                "input refused",
                run_key=run_key,
                dump_key=part.dump_key,
                reason=refusal.refused.reason.value,
            )
        if is_said(logging.DEBUG):
            for one in part.readings:
                say(
                    "page read",
                    logging.DEBUG,
                    run_key=run_key,
                    dump_key=part.dump_key,
                    page_key=page_key(one.parsed.page),
                    articles=len(one.parsed.articles),
                )


@cache
def spare_collector() -> None:
    """Once a process: modules and lexicons stay, and pages leave no cycles; looking for some is a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_ALLOCATIONS)
