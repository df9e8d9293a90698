"""The ledger: what each run read and refused, written in the transaction that did it.

A run's totals are sums over `ops_load` and `ops_refusal`, whose rows a retry replaces: so nothing counts twice.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, Select, delete, func, select, update

from etl import keys
from etl.load.batch import Part, Refusal
from etl.load.bulk import upsert
from etl.load.rows import page_key
from etl.load.tables import ops
from etl.model import PARSER_VERSION


class Status(StrEnum):
    """What became of a run: the closed set of ``ops_run.status``."""

    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What a run has committed so far."""

    dumps: int
    pages: int
    articles: int
    cards: int
    issues: int
    unchanged: int
    quarantined: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """An input that a run refused, as the report names it."""

    name: str
    member: str | None
    reason: str
    message: str


_COUNTED = ("page_count", "article_count", "card_count", "issue_count", "unchanged_count")


def begin_run(
    connection: Connection, *, job: str, run_key: str, interval: tuple[datetime, datetime] | None, now: datetime
) -> None:
    """Open a run; opening it again, as a retried task does, keeps when it began."""
    start, end = interval or (None, None)
    statement = upsert(connection, ops.RUN).values(
        run_key=run_key,
        job=job,
        status=Status.RUNNING.value,
        started_at=now,
        interval_start_at=start,
        interval_end_at=end,
        parser_version=PARSER_VERSION,
        dump_count=0,
        quarantined_count=0,
        **dict.fromkeys(_COUNTED, 0),
    )
    again = {"status": Status.RUNNING.value, "finished_at": None, "parser_version": PARSER_VERSION}
    connection.execute(statement.on_conflict_do_update(index_elements=["run_key"], set_=again))
    connection.execute(delete(ops.CHECK_RESULT).where(ops.CHECK_RESULT.c.run_key == run_key))


def record_parts(
    connection: Connection, run_key: str, parts: Sequence[Part], changed: Collection[str], now: datetime
) -> None:
    """Count what these parts hold; a page is ``changed`` once, however often the parts hold it."""
    still_changed = set(changed)
    rows = [_counted(run_key, part, still_changed, now) for part in parts]
    statement = upsert(connection, ops.LOAD)
    said = {name: statement.excluded[name] for name in (*_COUNTED, "is_last", "loaded_at")}
    connection.execute(
        statement.on_conflict_do_update(index_elements=["run_key", "dump_key", "part"], set_=said), rows
    )
    for part in parts:
        if part.is_last:
            later = (ops.LOAD.c.run_key == run_key) & (ops.LOAD.c.dump_key == part.dump_key)
            connection.execute(delete(ops.LOAD).where(later, ops.LOAD.c.part > part.number))


def _counted(run_key: str, part: Part, still_changed: set[str], now: datetime) -> dict[str, str | int | datetime]:
    pages = [reading.parsed for reading in part.readings]
    unchanged = 0
    for parsed in pages:
        key = page_key(parsed.page)
        unchanged += key not in still_changed
        still_changed.discard(key)
    return {
        "run_key": run_key,
        "dump_key": part.dump_key,
        "part": part.number,
        "is_last": part.is_last,
        "page_count": len(pages),
        "article_count": sum(len(parsed.articles) for parsed in pages),
        "card_count": sum(len(article.related) for parsed in pages for article in parsed.articles),
        "issue_count": sum(len(parsed.issues) for parsed in pages),
        "unchanged_count": unchanged,
        "loaded_at": now,
    }


def quarantine(connection: Connection, run_key: str, refusals: Iterable[Refusal], now: datetime) -> None:
    """Record what a run refused; refusing the same input for the same reason again adds no row to the quarantine."""
    rows = {row["quarantine_key"]: row for row in (_quarantined(refusal, now) for refusal in refusals)}
    if not rows:
        return
    ordered = [rows[key] for key in sorted(rows)]
    connection.execute(upsert(connection, ops.QUARANTINE).on_conflict_do_nothing(), ordered)
    links = [{"run_key": run_key, "quarantine_key": row["quarantine_key"]} for row in ordered]
    connection.execute(upsert(connection, ops.REFUSAL).on_conflict_do_nothing(), links)


def _quarantined(refusal: Refusal, now: datetime) -> dict[str, str | datetime | None]:
    refused = refusal.refused
    arrived_at = refusal.arrived_at.isoformat() if refusal.arrived_at else None
    return {
        "quarantine_key": keys.key(refusal.origin, refused.member, refused.reason.value, arrived_at),
        "name": refused.name,
        "member": refused.member,
        "dump_key": refusal.dump_key,
        "reason": refused.reason.value,
        "message": refused.message,
        "arrived_at": refusal.arrived_at or now,
    }


def totals(connection: Connection, run_key: str) -> Totals:
    """Sums over what the run has committed."""
    load, refusal = ops.LOAD, ops.REFUSAL
    sums: Select[tuple[int, ...]] = select(*(func.coalesce(func.sum(load.c[name]), 0) for name in _COUNTED))
    pages, articles, cards, issues, unchanged = connection.execute(sums.where(load.c.run_key == run_key)).one()
    finished = select(func.count()).where(load.c.run_key == run_key, load.c.is_last)
    quarantined = select(func.count()).where(refusal.c.run_key == run_key)
    return Totals(
        dumps=connection.execute(finished).scalar_one(),
        pages=pages,
        articles=articles,
        cards=cards,
        issues=issues,
        unchanged=unchanged,
        quarantined=connection.execute(quarantined).scalar_one(),
    )


def refused(connection: Connection, run_key: str) -> tuple[Refused, ...]:
    """What the run refused, by name."""
    row = ops.QUARANTINE.c
    query = (
        select(row.name, row.member, row.reason, row.message)
        .join(ops.REFUSAL, ops.REFUSAL.c.quarantine_key == row.quarantine_key)
        .where(ops.REFUSAL.c.run_key == run_key)
        .order_by(row.name, row.member, row.quarantine_key)
    )
    return tuple(Refused(**found._mapping) for found in connection.execute(query))


def finish_run(connection: Connection, run_key: str, status: Status, now: datetime) -> Totals:
    """Close a run with its totals."""
    counted = totals(connection, run_key)
    values = {
        "status": status.value,
        "finished_at": now,
        "dump_count": counted.dumps,
        "page_count": counted.pages,
        "article_count": counted.articles,
        "card_count": counted.cards,
        "issue_count": counted.issues,
        "unchanged_count": counted.unchanged,
        "quarantined_count": counted.quarantined,
    }
    connection.execute(update(ops.RUN).where(ops.RUN.c.run_key == run_key).values(values))
    return counted
