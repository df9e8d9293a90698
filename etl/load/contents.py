"""What a chunk of dumps holds, in the words of those who watch it being loaded: days of arrival, and publishers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from etl.load.tables import bronze, silver


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """Of some dumps."""

    days: tuple[date, ...]
    """On which they arrived, in UTC."""
    publishers: tuple[str, ...]
    """Whose pages they hold as far as those were loaded, the one with most pages first."""


def contents(connection: Connection, dump_keys: Sequence[str]) -> Contents:
    """What the tables know of the dumps with these keys."""
    delivery, receipt, page = bronze.DELIVERY.c, bronze.RECEIPT.c, silver.PAGE.c
    days = select(delivery.arrived_day).where(delivery.dump_key.in_(dump_keys)).distinct()
    publishers = (
        select(page.publisher_key)
        .join(bronze.RECEIPT, receipt.page_key == page.page_key)
        .where(receipt.dump_key.in_(dump_keys))
        .group_by(page.publisher_key)
        .order_by(func.count().desc(), page.publisher_key)
    )
    return Contents(
        days=tuple(connection.execute(days.order_by(delivery.arrived_day)).scalars()),
        publishers=tuple(connection.execute(publishers).scalars()),
    )
