"""The warehouse: whether it can be reached, has this code's schema, and takes rows."""

from __future__ import annotations

from collections.abc import Iterator

from etl.errors import WarehouseError
from etl.jobs.doctor.finding import Finding, mend, ok
from etl.jobs.warehouse import now
from etl.load import health
from etl.load.engine import open_engine
from etl.load.migrations import require_head
from etl.settings import Settings


def examine(settings: Settings) -> Iterator[Finding]:
    """Its version, its migrations, and a row that is written and taken back."""
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
