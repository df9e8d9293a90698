"""Looking at the warehouse: jobs that change nothing."""

from __future__ import annotations

from etl.jobs.warehouse import warehouse
from etl.load import ledger, overview
from etl.load.engine import reading
from etl.settings import Settings


def status(settings: Settings) -> overview.WarehouseStatus:
    """What the warehouse holds: rows by table, the last runs, dumps that wait, inputs in quarantine."""
    with warehouse(settings) as engine, reading(engine) as connection:
        return overview.look(connection)


def refusals(settings: Settings, run_key: str) -> tuple[ledger.Refused, ...]:
    """What a run refused, with what to do about it."""
    with warehouse(settings) as engine, reading(engine) as connection:
        return ledger.refused(connection, run_key)


def ask(settings: Settings, query: str) -> overview.Answer:
    """The rows of one of the analysts' queries in ``sql/queries``, by the name of its file."""
    with warehouse(settings) as engine, reading(engine) as connection:
        return overview.ask(connection, query)
