"""One transaction of a load: pages, receipts, silver rows and the ledger rows that count them, or nothing of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Engine

from etl.load import quarantine
from etl.load.batch import Counts, Part
from etl.load.engine import writing
from etl.load.ledger import record_parts
from etl.load.receipts import add_pages, replace_receipts, replace_skips
from etl.load.rows import PageRows, page_key, page_rows
from etl.load.silver import add_publishers, replace_pages
from etl.load.withholding import replace_withheld, withhold
from etl.publishers.profile import Profile


def load(
    engine: Engine, run_key: str, parts: Sequence[Part], publishers: Mapping[str, Profile], now: datetime
) -> Counts:
    """Write these parts of dumps under a run; ``publishers`` holds the profiles of their pages by key."""
    # All that can be made without the database is made before its one writer is taken.
    pages = [reading.parsed for part in parts for reading in part.readings]
    rows: dict[str, PageRows] = {made.key: made for made in map(page_rows, pages)}
    refusals = [refusal for part in parts for refusal in part.refusals]
    with writing(engine) as connection:
        parts = withhold(connection, parts)
        pages = [reading.parsed for part in parts for reading in part.readings]
        add_publishers(connection, [publishers[key] for key in {parsed.publisher for parsed in pages}])
        add_pages(connection, (parsed.page for parsed in pages))
        replace_receipts(connection, parts)
        replace_withheld(connection, parts)
        replace_skips(connection, parts)
        left = dict.fromkeys(page_key(parsed.page) for parsed in pages)
        changed = replace_pages(connection, [rows[key] for key in left])
        quarantine.forget_earlier_try(connection, run_key, parts)
        quarantine.refuse(connection, run_key, refusals, now)
        quarantine.resolve_read(connection, run_key, parts, now)
        return record_parts(connection, run_key, parts, changed, now)
