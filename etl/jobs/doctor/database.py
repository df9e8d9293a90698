"""The warehouse: whether it can be reached, has this code's schema, and takes rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from etl.errors import WarehouseError
from etl.jobs.doctor.finding import Finding, mend, note, ok
from etl.jobs.warehouse import now
from etl.load import health
from etl.load.abandoned import killed
from etl.load.engine import open_engine, reading
from etl.load.migrations import require_head
from etl.settings import Settings

_LONG = timedelta(days=1)
"""A run of Airflow that takes longer may have been ended there by a person."""


def examine(settings: Settings) -> Iterator[Finding]:
    """Its version, its migrations, a row that is written and taken back, and runs that ended without a word."""
    engine = open_engine(settings.warehouse_url)
    named = engine.url.render_as_string(hide_password=True)
    if not health.is_made(engine):
        yield mend("migrations", f"The warehouse {named} is not there yet. Run: warraq migrate")
        return
    yield ok("warehouse", f"{named} answers: {health.product(engine)}.")
    try:
        require_head(engine)
    except WarehouseError as error:
        yield mend("migrations", str(error))
        return
    yield ok("migrations", "The schema is the one of this Warraq.")
    health.try_to_write(engine, now())
    yield ok("warehouse", "Rows can be written.")
    with reading(engine) as connection:
        gone = killed(connection)
        stalled = health.running_since(connection, now() - _LONG)
    if gone:
        yield note(
            "runs",
            f"Killed while they ran: {', '.join(gone)}. What they loaded is whole. The next run closes them as "
            "abandoned; what they had not come to is loaded by running them again.",
        )
    if stalled:
        yield note(
            "runs",
            f"Running for more than a day, by the ledger: {', '.join(stalled)}. Look at them in Airflow. Where a "
            "person ended one there, the next run of its DAG that is alone closes it as abandoned.",
        )
