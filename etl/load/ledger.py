"""The ledger: what each run read and refused, written in the transaction that did it.

A run's totals are sums over `ops_load` and `ops_refusal`, whose rows a retry replaces: so nothing counts twice.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, delete, func, select, update

from etl.load import waiting
from etl.load.batch import Counts, Part
from etl.load.bulk import upsert
from etl.load.rows import page_key
from etl.load.tables import ops
from etl.model import PARSER_VERSION


class Status(StrEnum):
    """What became of a run: the closed set of ``ops_run.status``."""

    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    ABANDONED = "abandoned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """An input that a run refused, as the report names it."""

    name: str
    member: str | None
    reason: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """A run that has been closed."""

    job: str
    status: Status
    counts: Counts


_COUNTED = (
    "page_count",
    "article_count",
    "card_count",
    "issue_count",
    "unchanged_count",
    "skipped_count",
    "withheld_count",
)


def begin_run(
    connection: Connection,
    *,
    job: str,
    run_key: str,
    interval: tuple[datetime, datetime] | None,
    now: datetime,
    is_claimed: bool = False,
) -> None:
    """Open a run; opening it again, as a retried task does, keeps when it began."""
    start, end = interval or (None, None)
    statement = upsert(connection, ops.RUN).values(
        run_key=run_key,
        job=job,
        status=Status.RUNNING.value,
        is_claimed=is_claimed,
        started_at=now,
        interval_start_at=start,
        interval_end_at=end,
        parser_version=PARSER_VERSION,
        planned_dump_count=0,
        dump_count=0,
        quarantined_count=0,
        waiting_count=0,
        **dict.fromkeys(_COUNTED, 0),
    )
    again = {"status": Status.RUNNING.value, "finished_at": None, "parser_version": PARSER_VERSION}
    connection.execute(statement.on_conflict_do_update(index_elements=["run_key"], set_=again))
    connection.execute(delete(ops.CHECK_RESULT).where(ops.CHECK_RESULT.c.run_key == run_key))


def plan_dumps(connection: Connection, run_key: str, dump_count: int) -> None:
    """Note how many dumps a run sets out to read, so that its report can tell whether it did."""
    connection.execute(update(ops.RUN).where(ops.RUN.c.run_key == run_key).values(planned_dump_count=dump_count))


def record_parts(
    connection: Connection, run_key: str, parts: Sequence[Part], changed: Collection[str], now: datetime
) -> Counts:
    """Count what these parts hold; a page is ``changed`` once, however often the parts hold it."""
    still_changed = set(changed)
    counts = [_counts(part, still_changed) for part in parts]
    statement = upsert(connection, ops.LOAD)
    said = {name: statement.excluded[name] for name in (*_COUNTED, "is_last", "loaded_at")}
    connection.execute(
        statement.on_conflict_do_update(index_elements=["run_key", "dump_key", "part"], set_=said),
        [_loaded(run_key, part, counted, now) for part, counted in zip(parts, counts, strict=True)],
    )
    _forget_later_parts(connection, run_key, parts)
    return sum(counts, Counts())


def _counts(part: Part, still_changed: set[str]) -> Counts:
    pages = [reading.parsed for reading in part.readings]
    unchanged = 0
    for parsed in pages:
        key = page_key(parsed.page)
        unchanged += key not in still_changed
        still_changed.discard(key)
    return Counts(
        dumps=int(part.is_last),
        pages=len(pages),
        articles=sum(len(parsed.articles) for parsed in pages),
        cards=sum(len(article.related) for parsed in pages for article in parsed.articles),
        issues=sum(len(parsed.issues) for parsed in pages),
        unchanged=unchanged,
        quarantined=len(part.refusals),
        skipped=sum(skip.count for skip in part.skips),
        withheld=len(part.withheld),
    )


def _loaded(run_key: str, part: Part, counted: Counts, now: datetime) -> dict[str, str | int | datetime]:
    return {
        "run_key": run_key,
        "dump_key": part.dump_key,
        "part": part.number,
        "is_last": part.is_last,
        "page_count": counted.pages,
        "article_count": counted.articles,
        "card_count": counted.cards,
        "issue_count": counted.issues,
        "unchanged_count": counted.unchanged,
        "skipped_count": counted.skipped,
        "withheld_count": counted.withheld,
        "loaded_at": now,
    }


def _forget_later_parts(connection: Connection, run_key: str, parts: Iterable[Part]) -> None:
    """A dump that took more transactions when the run tried it before is counted by those of now."""
    for part in parts:
        if part.is_last:
            later = (ops.LOAD.c.dump_key == part.dump_key) & (ops.LOAD.c.part > part.number)
            connection.execute(delete(ops.LOAD).where(ops.LOAD.c.run_key == run_key, later))


def totals(connection: Connection, run_key: str) -> Counts:
    """Sums over what the run has committed."""
    load, refusal = ops.LOAD, ops.REFUSAL
    sums = select(*(func.coalesce(func.sum(load.c[name]), 0).label(name) for name in _COUNTED))
    counted = connection.execute(sums.where(load.c.run_key == run_key)).mappings().one()
    finished = select(func.count()).where(load.c.run_key == run_key, load.c.is_last)
    quarantined = select(func.count()).where(refusal.c.run_key == run_key)
    return Counts(
        dumps=connection.execute(finished).scalar_one(),
        pages=counted["page_count"],
        articles=counted["article_count"],
        cards=counted["card_count"],
        issues=counted["issue_count"],
        unchanged=counted["unchanged_count"],
        skipped=counted["skipped_count"],
        withheld=counted["withheld_count"],
        quarantined=connection.execute(quarantined).scalar_one(),
        waiting=waiting.count(connection, run_key),
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
    return tuple(Refused(**found) for found in connection.execute(query).mappings())


def finish_run(connection: Connection, run_key: str, *, are_checks_passed: bool, now: datetime) -> Closed:
    """Close a run with its totals; it failed where it did not read all that it set out to read."""
    counts = totals(connection, run_key)
    run = ops.RUN
    job, planned = connection.execute(select(run.c.job, run.c.planned_dump_count).where(run.c.run_key == run_key)).one()
    status = Status.SUCCEEDED if are_checks_passed and counts.dumps >= planned else Status.FAILED
    values = {"status": status.value, "finished_at": now, **totals_row(counts)}
    connection.execute(update(run).where(run.c.run_key == run_key).values(values))
    return Closed(job=job, status=status, counts=counts)


def totals_row(counts: Counts) -> dict[str, int]:
    """A run's totals by their columns."""
    return {
        "dump_count": counts.dumps,
        "page_count": counts.pages,
        "article_count": counts.articles,
        "card_count": counts.cards,
        "issue_count": counts.issues,
        "unchanged_count": counts.unchanged,
        "skipped_count": counts.skipped,
        "withheld_count": counts.withheld,
        "quarantined_count": counts.quarantined,
        "waiting_count": counts.waiting,
    }
