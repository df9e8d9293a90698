"""Rebuilding: rows made again from the raw zone, as a plan says that somebody approved, or all at once without one."""

from __future__ import annotations

from collections.abc import Sequence

from etl.errors import WarehouseError
from etl.jobs.chunking import chunks
from etl.jobs.loading import PROFILES, load_chunk, spare_collector
from etl.jobs.parts import batches
from etl.jobs.planning import decide
from etl.jobs.recovering import recover
from etl.jobs.redacting import redact
from etl.jobs.running import Report, a_run, check, finish_run, migrate_if_new
from etl.jobs.takedown import finish_takedowns
from etl.jobs.warehouse import now, warehouse
from etl.load import bronze, plans
from etl.load.batch import Counts
from etl.load.engine import reading, writing
from etl.load.ledger import plan_dumps
from etl.load.load import made_rows, swap
from etl.load.match import match
from etl.load.plan_summary import summarise
from etl.load.plans import Decision
from etl.load.selection import Selection, beyond_reading, dumps_of
from etl.load.spool import spooled
from etl.settings import Settings


def begin_publishing(settings: Settings, run_key: str, plan_key: str) -> list[list[str]]:
    """The dumps of an approved plan in chunks; the ledger keeps how many the run sets out to read."""
    with warehouse(settings) as engine, writing(engine) as connection:
        status = summarise(connection, plan_key, 0).status
        if status != Decision.APPROVED.value:
            raise WarehouseError(f"The plan {plan_key} is {status}, and only an approved one is published.")
        dump_keys = plans.dumps(connection, plan_key)
        plan_dumps(connection, run_key, len(dump_keys))
    return chunks(settings, dump_keys)


def publish_chunk(settings: Settings, run_key: str, dump_keys: Sequence[str], *, plan_key: str) -> Counts:
    """Read these dumps again and put their rows in place of those that are there, all in one transaction.

    All are read before anything is written, so that the warehouse's one writer is not kept waiting. Raises
    `WarehouseError` and writes nothing where anything else would change than the plan says.
    """
    spare_collector()
    with warehouse(settings) as engine:
        with reading(engine) as connection:
            dumps = bronze.dumps(connection, dump_keys)
        with spooled(made_rows(batch) for batch in batches(settings, dumps)) as made:
            counts = swap(engine, run_key, made, PROFILES, now(), plan_key=plan_key)
        if counts.withheld:
            redact(settings, engine, dump_keys)
        match(engine, waits=False)
    return counts


def publish_plan(settings: Settings, plan_key: str) -> Report:
    """Publish a plan as it was made, as a run of its own; that somebody asks for it approves it."""
    with a_run(settings, "rebuild") as run_key:
        decide(settings, plan_key, Decision.APPROVED)
        for chunk in begin_publishing(settings, run_key, plan_key):
            publish_chunk(settings, run_key, chunk, plan_key=plan_key)
        check(settings, run_key)
    return finish_run(settings, run_key)


def beyond_rebuilding(settings: Settings, selection: Selection) -> tuple[int, int]:
    """How many dumps are selected whose bytes retention has let go, and how many pages stay as they were read."""
    with warehouse(settings) as engine, reading(engine) as connection:
        return beyond_reading(connection, selection)


def rebuild_now(settings: Settings, selection: Selection) -> Report:
    """Rebuild without a plan, as a run of its own.

    Where all is selected, it begins with the deliveries that the raw zone has on record: so a warehouse that was lost
    comes back with the same rows.
    """
    migrate_if_new(settings)
    with a_run(settings, "rebuild") as run_key:
        if selection.is_all:
            recover(settings)
        with warehouse(settings) as engine, writing(engine) as connection:
            dump_keys = dumps_of(connection, selection)
            plan_dumps(connection, run_key, len(dump_keys))
        for chunk in chunks(settings, dump_keys):
            load_chunk(settings, run_key, chunk)
        finish_takedowns(settings)
        check(settings, run_key)
    return finish_run(settings, run_key)
