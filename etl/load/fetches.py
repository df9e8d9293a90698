"""The ledger of fetches: what became of each address, and what is known of those that are to be asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import datetime, timedelta

from sqlalchemy import Connection, RowMapping, exists, func, select

from etl.load.bulk import upsert
from etl.load.tables import bronze, ops, silver
from etl.load.tables.fetches import FETCH
from etl.visits import Kind, Outcome, Visit

_TOGETHER = 500
"""Addresses that one query asks about."""
_OVERDUE = timedelta(days=60)
"""What has been due for longer was never asked for, because its publisher is fetched no more."""


def enter(connection: Connection, run_key: str, visits: Sequence[Visit]) -> None:
    """Enter what became of these addresses in a run; entering it again, as a retry does, replaces it."""
    rows = {visit.url_key: _row(run_key, visit) for visit in visits}
    if not rows:
        return
    statement = upsert(connection, FETCH)
    said = {column.name: statement.excluded[column.name] for column in FETCH.columns if not column.primary_key}
    connection.execute(
        statement.on_conflict_do_update(index_elements=["run_key", "url_key"], set_=said), list(rows.values())
    )


def _row(run_key: str, visit: Visit) -> dict[str, str | int | datetime | None]:
    values = {field.name: getattr(visit, field.name) for field in fields(Visit)}
    publisher = values.pop("publisher")
    return {**values, "run_key": run_key, "url_key": visit.url_key, "publisher_key": publisher}


def is_run(connection: Connection, run_key: str) -> bool:
    """Whether the ledger knows a run."""
    found = select(func.count()).where(ops.RUN.c.run_key == run_key)
    return connection.execute(found).scalar_one() > 0


def latest(connection: Connection, url_keys: Iterable[str]) -> dict[str, tuple[Visit, ...]]:
    """By address, the visits of it that there were: the last one first."""
    found: dict[str, tuple[Visit, ...]] = {}
    for together in _batches(url_keys):
        query = select(FETCH).where(FETCH.c.url_key.in_(together), FETCH.c.kind == Kind.PAGE.value)
        ordered = query.order_by(FETCH.c.visited_at.desc(), FETCH.c.run_key)
        for row in connection.execute(ordered).mappings():
            found[row["url_key"]] = (*found.get(row["url_key"], ()), _visit(row))
    return found


def due(connection: Connection, publishers: Sequence[str], before: datetime) -> tuple[Visit, ...]:
    """The last visits of these publishers' pages that are due again before a moment, in order of their being due."""
    later = FETCH.alias("later")
    is_repeated = exists().where(later.c.url_key == FETCH.c.url_key, later.c.visited_at > FETCH.c.visited_at)
    query = select(FETCH).where(
        FETCH.c.publisher_key.in_(publishers),
        FETCH.c.next_due_at < before,
        FETCH.c.next_due_at >= before - _OVERDUE,
        ~is_repeated,
    )
    rows = connection.execute(query.order_by(FETCH.c.next_due_at, FETCH.c.url_key)).mappings()
    return tuple(_visit(row) for row in rows)


def held(connection: Connection, urls: Iterable[str]) -> dict[str, datetime | None]:
    """Those of these spellings of addresses that dumps or their articles state, with the last time of capture."""
    found: dict[str, datetime | None] = {}
    receipt, article = bronze.RECEIPT.c, silver.ARTICLE.c
    for together in _batches(urls):
        stated = select(article.url).where(article.url.in_(together), article.position == 0)
        found |= dict.fromkeys(url for url in connection.execute(stated).scalars() if url)
        captured = select(receipt.url, func.max(receipt.captured_at)).where(receipt.url.in_(together))
        for url, captured_at in connection.execute(captured.group_by(receipt.url)):
            found[url] = captured_at
    return found


def _batches(texts: Iterable[str]) -> Iterator[Sequence[str]]:
    distinct = list(dict.fromkeys(texts))
    return (distinct[start : start + _TOGETHER] for start in range(0, len(distinct), _TOGETHER))


def _visit(row: RowMapping) -> Visit:
    values: Mapping[str, object] = {
        field.name: row[field.name] for field in fields(Visit) if field.name not in ("publisher", "kind", "outcome")
    }
    typed = {"publisher": row["publisher_key"], "kind": Kind(row["kind"]), "outcome": Outcome(row["outcome"])}
    return Visit(**values, **typed)  # type: ignore[arg-type]  # the columns are the fields, of the same types
