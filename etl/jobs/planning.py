"""Plans of rebuilds: dumps are read again from the raw zone, and what that would change is noted, no more."""

from __future__ import annotations

from collections.abc import Sequence

from etl.jobs.chunking import chunks
from etl.jobs.loading import spare_collector
from etl.jobs.parts import batches
from etl.jobs.recovering import recover
from etl.jobs.running import a_run, check, finish_run, migrate_if_new
from etl.jobs.warehouse import now, warehouse
from etl.load import bronze, plans
from etl.load.differences import compare
from etl.load.engine import reading, writing
from etl.load.load import rows_of
from etl.load.plan_summary import Plan, summarise
from etl.load.plans import Decision
from etl.load.receipts import Losses, losses
from etl.load.selection import Selection, dumps_of
from etl.load.withholding import without_taken_down
from etl.settings import Settings

_SAMPLES = 3
"""Of each field."""


def begin_plan(settings: Settings, run_key: str, selection: Selection) -> list[list[str]]:
    """Begin the plan of a run, under the run's own key; the dumps that hold what is selected, in chunks."""
    with warehouse(settings) as engine, writing(engine) as connection:
        dump_keys = dumps_of(connection, selection)
        plans.begin(connection, run_key, str(selection), dump_keys, now())
    return chunks(settings, dump_keys)


def plan_chunk(settings: Settings, plan_key: str, dump_keys: Sequence[str]) -> int:
    """Read these dumps and note in the plan what publishing them would change; how many pages would."""
    found = 0
    lost = Losses()
    spare_collector()
    with warehouse(settings) as engine:
        with reading(engine) as connection:
            dumps = bronze.dumps(connection, dump_keys)
        for batch in batches(settings, dumps):
            with reading(engine) as connection:
                changes = []
                for part in without_taken_down(connection, batch):
                    lost = losses(connection, [part], lost)
                    changes.append((part, list(compare(connection, rows_of([part]).values(), lost.page_keys))))
            with writing(engine) as connection:
                for part, of_part in changes:
                    plans.note(connection, plan_key, part, of_part)
            found += sum(len(of_part) for _, of_part in changes)
    return found


def plan_of(settings: Settings, plan_key: str, *, samples: int = _SAMPLES) -> Plan:
    """A plan with its counts, fields and samples."""
    with warehouse(settings) as engine, reading(engine) as connection:
        return summarise(connection, plan_key, samples)


def decide(settings: Settings, plan_key: str, decision: Decision, *, by: str | None = None) -> None:
    """Approve a plan, reject it, or let it expire; raises `WarehouseError` where it was decided otherwise before."""
    with warehouse(settings) as engine, writing(engine) as connection:
        plans.decide(connection, plan_key, decision, by, now())


def make_plan(settings: Settings, selection: Selection) -> Plan:
    """Plan a rebuild to its end, as a run of its own.

    Where all is selected, it begins as `rebuild_now` does: with what the raw zone has on record.
    """
    migrate_if_new(settings)
    with a_run(settings, "plan") as run_key:
        if selection.is_all:
            recover(settings)
        for chunk in begin_plan(settings, run_key, selection):
            plan_chunk(settings, run_key, chunk)
        check(settings, run_key)
    finish_run(settings, run_key)
    return plan_of(settings, run_key)
