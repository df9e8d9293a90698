"""What of each layer is older than its settings keep it, and letting it go a part at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from enum import StrEnum

from sqlalchemy import ColumnElement, Connection, Select, Table, delete, exists, func, or_, select, tuple_

from etl.load.bulk import upsert
from etl.load.ledger import Status as RunStatus
from etl.load.quarantine import Status
from etl.load.tables import alarms, bronze, fetches, ops
from etl.load.tables.retention import RETENTION
from etl.load.takedown import remove
from etl.load.withholding import wait_for_loads

_PAGES = 200
"""That are let go in one transaction."""
_ROWS = 5_000
"""Of the ledger, likewise."""
DUMPS = 200
"""Of the raw zone, that are let go together."""


class Layer(StrEnum):
    """What has a time of its own, in the order in which it is let go."""

    PAGES = "pages"
    RAW = "raw"
    REFUSED = "refused"
    LEDGER = "ledger"
    REPORTS = "reports"


def old_pages(before: date) -> Select[str]:
    """Keys of the pages that no dump has brought since."""
    receipt, again = bronze.RECEIPT, bronze.RECEIPT.alias("again")
    delivery, later = bronze.DELIVERY, bronze.DELIVERY.alias("later")
    has_come_since = exists().where(
        again.c.page_key == receipt.c.page_key, later.c.dump_key == again.c.dump_key, later.c.arrived_day >= before
    )
    old = select(receipt.c.page_key).distinct().join(delivery, delivery.c.dump_key == receipt.c.dump_key)
    return old.where(delivery.c.arrived_day < before, ~has_come_since)


def old_dumps(before: date, *, are_refused: bool) -> Select[str, str]:
    """Keys and digests of the dumps that were read, were not delivered since, and whose bytes are there.

    ``are_refused`` are those of which something is in quarantine, and may yet be tried again.
    """
    dump, delivery, refusal, load = bronze.DUMP.c, bronze.DELIVERY.c, ops.QUARANTINE.c, ops.LOAD.c
    is_read = exists().where(load.dump_key == dump.dump_key, load.is_last)
    has_come_since = exists().where(delivery.dump_key == dump.dump_key, delivery.arrived_day >= before)
    is_refused = exists().where(refusal.dump_key == dump.dump_key, refusal.status == Status.OPEN.value)
    return select(dump.dump_key, dump.sha256).where(
        dump.raw_expired_at.is_(None), is_read, ~has_come_since, is_refused if are_refused else ~is_refused
    )


def old_rows(before: date) -> Sequence[tuple[Table, ColumnElement[bool]]]:
    """Of each table of the ledger, which rows go, in an order in which nothing that stays refers to them.

    Runs that loaded something stay with their counts, since they say that a dump was read. So does the last visit of
    an address, which says when it is due.
    """
    moment = datetime.combine(before, time(), UTC)
    run, visit, later = ops.RUN.c, fetches.FETCH.c, fetches.FETCH.alias("later")
    is_repeated = exists().where(later.c.url_key == visit.url_key, later.c.visited_at > visit.visited_at)
    told_by = (ops.LOAD, ops.REFUSAL, ops.WAITING, fetches.FETCH, alarms.ALARM, ops.CHECK_RESULT)
    is_told_of = or_(*(exists().where(table.c.run_key == run.run_key) for table in told_by))
    return (
        (ops.CHECK_RESULT, ops.CHECK_RESULT.c.checked_at < moment),
        (alarms.ALARM, alarms.ALARM.c.judged_at < moment),
        (ops.QUARANTINE, ops.QUARANTINE.c.closed_at < moment),
        (fetches.FETCH, (visit.visited_at < moment) & is_repeated),
        (ops.RUN, (run.started_at < moment) & (run.status != RunStatus.RUNNING.value) & ~is_told_of),
    )


def count(connection: Connection, keys: Select[str] | Select[str, str]) -> int:
    """How many keys they are."""
    return connection.execute(select(func.count()).select_from(keys.subquery())).scalar_one()


def count_rows(connection: Connection, before: date) -> int:
    """How many rows of the ledger go."""
    return sum(
        connection.execute(select(func.count()).select_from(table).where(is_old)).scalar_one()
        for table, is_old in old_rows(before)
    )


def let_pages_go(connection: Connection, before: date, now: datetime) -> int:
    """Remove some of the pages; how many, 0 once none is left."""
    wait_for_loads(connection)
    page_keys = list(connection.execute(old_pages(before).limit(_PAGES)).scalars())
    if page_keys:
        remove(connection, page_keys)
        enter(connection, Layer.PAGES, before, len(page_keys), now)
    return len(page_keys)


def let_rows_go(connection: Connection, before: date, now: datetime) -> int:
    """Remove some rows of the ledger; how many, 0 once none is left."""
    for table, is_old in old_rows(before):
        key = table.primary_key.columns.values()
        some = select(*key).where(is_old).limit(_ROWS)
        gone = connection.execute(delete(table).where(tuple_(*key).in_(some))).rowcount
        if gone:
            enter(connection, Layer.LEDGER, before, gone, now)
            return gone
    return 0


def enter(connection: Connection, layer: Layer, before: date, items: int, now: datetime) -> None:
    """Put on record what of a layer has gone; parts that go by the same limit are one row."""
    row = {"layer": layer.value, "before_day": before, "item_count": items, "let_go_at": now}
    again = {"item_count": RETENTION.c.item_count + items, "let_go_at": now}
    statement = upsert(connection, RETENTION).values(row)
    connection.execute(statement.on_conflict_do_update(index_elements=["layer", "before_day"], set_=again))
