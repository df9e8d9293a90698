"""Which dumps a rebuild reads again: those that hold what its reasons name."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, select

from etl.load.quarantine import Status
from etl.load.tables import bronze, ops, silver


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Reasons to read dumps again; all that are stated must hold, and without any all dumps are read."""

    publisher: str | None = None
    """Pages of this publisher."""
    parser_version_below: int | None = None
    """Pages that an older parser read."""
    issue: str | None = None
    """Pages with an issue of this code."""
    page: str | None = None
    """The page with this key."""
    published_from: date | None = None
    """Pages with an article that was published on this day or later."""
    published_before: date | None = None
    arrived_from: datetime | None = None
    """Dumps that were delivered at this moment or later."""
    arrived_before: datetime | None = None
    quarantine_reason: str | None = None
    """Dumps of which something is in quarantine for this reason."""

    @property
    def is_all(self) -> bool:
        """Whether nothing is stated."""
        return all(getattr(self, field.name) is None for field in fields(self))

    def __str__(self) -> str:
        """In words.

        >>> str(Selection(publisher="aawsat", published_from=date(2024, 9, 7))), str(Selection())
        ('publisher aawsat, published from 2024-09-07', 'all')
        """
        stated = {field.name: getattr(self, field.name) for field in fields(self)}
        words = [f"{name.replace('_', ' ')} {value}" for name, value in stated.items() if value is not None]
        return ", ".join(words) or "all"


def dumps_of(connection: Connection, selection: Selection) -> list[str]:
    """Keys of the dumps that hold what is selected and whose bytes are there, in their order."""
    can_be_read = bronze.DUMP.c.raw_expired_at.is_(None)
    query = _selected(selection).where(can_be_read).order_by(bronze.DUMP.c.dump_key)
    return list(connection.execute(query).scalars())


def beyond_reading(connection: Connection, selection: Selection) -> tuple[int, int]:
    """How many dumps are selected whose bytes retention has let go, and how many pages no other dump holds."""
    gone = _selected(selection).where(bronze.DUMP.c.raw_expired_at.is_not(None)).subquery()
    dumps = connection.execute(select(func.count()).select_from(gone)).scalar_one()
    receipt, other, dump = bronze.RECEIPT.c, bronze.RECEIPT.alias("other"), bronze.DUMP.c
    can_be_read = exists().where(
        other.c.page_key == receipt.page_key, other.c.dump_key == dump.dump_key, dump.raw_expired_at.is_(None)
    )
    held = select(func.count(receipt.page_key.distinct())).where(receipt.dump_key.in_(select(gone.c.dump_key)))
    return dumps, connection.execute(held.where(~can_be_read)).scalar_one()


def _selected(selection: Selection) -> Select[str]:
    query = select(bronze.DUMP.c.dump_key)
    for condition in (_delivered(selection), _quarantined(selection), _holding(selection)):
        if condition is not None:
            query = query.where(condition)
    return query


def _delivered(selection: Selection) -> ColumnElement[bool] | None:
    delivery = bronze.DELIVERY.c
    within = []
    if selection.arrived_from is not None:
        within.append(delivery.arrived_at >= selection.arrived_from)
    if selection.arrived_before is not None:
        within.append(delivery.arrived_at < selection.arrived_before)
    return exists().where(delivery.dump_key == bronze.DUMP.c.dump_key, *within) if within else None


def _quarantined(selection: Selection) -> ColumnElement[bool] | None:
    row = ops.QUARANTINE.c
    if selection.quarantine_reason is None:
        return None
    is_open = and_(row.reason == selection.quarantine_reason, row.status == Status.OPEN.value)
    return exists().where(row.dump_key == bronze.DUMP.c.dump_key, is_open)


def _holding(selection: Selection) -> ColumnElement[bool] | None:
    page = silver.PAGE.c
    wanted: list[ColumnElement[bool]] = []
    if selection.publisher is not None:
        wanted.append(page.publisher_key == selection.publisher)
    if selection.parser_version_below is not None:
        wanted.append(page.parser_version < selection.parser_version_below)
    if selection.page is not None:
        wanted.append(page.page_key == selection.page)
    if selection.issue is not None:
        issue = silver.ISSUE.c
        wanted.append(exists().where(issue.page_key == page.page_key, issue.code == selection.issue))
    if published := _published(selection):
        wanted.append(exists().where(silver.ARTICLE.c.page_key == page.page_key, *published))
    if not wanted:
        return None
    receipt = bronze.RECEIPT.c
    of_dump = and_(receipt.dump_key == bronze.DUMP.c.dump_key, receipt.page_key == page.page_key)
    return exists().where(of_dump, *wanted)


def _published(selection: Selection) -> list[ColumnElement[bool]]:
    day = silver.ARTICLE.c.published_day
    conditions: list[ColumnElement[bool]] = []
    if selection.published_from is not None:
        conditions.append(day >= selection.published_from)
    if selection.published_before is not None:
        conditions.append(day < selection.published_before)
    return conditions
