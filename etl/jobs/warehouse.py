"""The warehouse that the settings name, opened for one job; and the clock, which no layer below has."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import Engine

from etl.load.engine import open_engine
from etl.load.migrations import require_head
from etl.settings import Settings


@contextmanager
def warehouse(settings: Settings) -> Iterator[Engine]:
    """The warehouse, at this code's migrations; raises `WarehouseError` or `Unavailable` where it cannot be used."""
    engine = open_engine(settings.warehouse_url)
    require_head(engine)
    yield engine


def now() -> datetime:
    """This moment."""
    return datetime.now(UTC)
