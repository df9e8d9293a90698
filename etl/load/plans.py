"""Plans of rebuilds in the warehouse: made, read, decided, and held against what is then published."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection, delete, select, update

from etl.errors import WarehouseError
from etl.load.batch import Part
from etl.load.bulk import upsert
from etl.load.differences import PageChange, digests
from etl.load.receipts import losses
from etl.load.rows import PageRows
from etl.load.tables import plans
from etl.model import PARSER_VERSION

_KEPT = timedelta(days=90)
"""A plan is of use until it is decided, and interesting for a while after that."""


class Decision(StrEnum):
    """What became of a plan: the closed set of ``ops_plan.status``."""

    OPEN = "open"
    APPROVED = "approved"
    REJECTED = "rejected"
    EXPIRED = "expired"


def begin(connection: Connection, plan_key: str, reason: str, dump_keys: Sequence[str], now: datetime) -> None:
    """Begin a plan that reads these dumps; beginning it again makes it anew. Plans of long ago are deleted."""
    plan = plans.PLAN
    connection.execute(delete(plan).where((plan.c.plan_key == plan_key) | (plan.c.made_at < now - _KEPT)))
    values = {"plan_key": plan_key, "reason": reason, "parser_version": PARSER_VERSION, "made_at": now}
    connection.execute(plan.insert().values(values | {"status": Decision.OPEN.value}))
    dumps = [{"plan_key": plan_key, "dump_key": key, "position": position} for position, key in enumerate(dump_keys)]
    if dumps:
        connection.execute(plans.DUMP.insert(), dumps)


def note(connection: Connection, plan_key: str, part: Part, changes: Sequence[PageChange]) -> None:
    """Note what publishing this part would change; noting a dump from its beginning again replaces what was noted."""
    dump = plans.DUMP.c
    pages, refused = dump.page_count, dump.refused_count
    if part.number == 0:
        _forget(connection, plan_key, part.dump_key)
    values = {
        "page_count": len(part.readings) + (pages if part.number else 0),
        "refused_count": len(part.refusals) + (refused if part.number else 0),
    }
    of_part = (dump.plan_key == plan_key) & (dump.dump_key == part.dump_key)
    connection.execute(update(plans.DUMP).where(of_part).values(values))
    of_plan = {"plan_key": plan_key}
    fields = [of_plan | {"page_key": page.page_key} | asdict(one) for page in changes for one in page.changes]
    for table, rows in (
        (plans.PAGE, [_row(plan_key, part.dump_key, change) for change in changes]),
        (plans.CHANGE, fields),
    ):
        if rows:
            # A page that several dumps hold changes once.
            connection.execute(upsert(connection, table).on_conflict_do_nothing(), rows)


def _forget(connection: Connection, plan_key: str, dump_key: str) -> None:
    page, change = plans.PAGE.c, plans.CHANGE
    of_dump = (page.plan_key == plan_key) & (page.dump_key == dump_key)
    keys = select(page.page_key).where(of_dump)
    connection.execute(delete(change).where(change.c.plan_key == plan_key, change.c.page_key.in_(keys)))
    connection.execute(delete(plans.PAGE).where(of_dump))


def _row(plan_key: str, dump_key: str, change: PageChange) -> dict[str, str | int | None]:
    return {
        "plan_key": plan_key,
        "page_key": change.page_key,
        "dump_key": dump_key,
        "change": change.change,
        "digest_before": change.digest_before,
        "digest_after": change.digest_after,
        "added_article_count": change.added_articles,
        "removed_article_count": change.removed_articles,
        "changed_article_count": change.changed_articles,
    }


def dumps(connection: Connection, plan_key: str) -> list[str]:
    """The dumps of a plan, in their order."""
    dump = plans.DUMP.c
    query = select(dump.dump_key).where(dump.plan_key == plan_key).order_by(dump.position)
    return list(connection.execute(query).scalars())


def decide(connection: Connection, plan_key: str, decision: Decision, by: str | None, now: datetime) -> None:
    """Decide an open plan; deciding the same again changes nothing, and another decision is refused."""
    plan = plans.PLAN.c
    status = connection.execute(select(plan.status).where(plan.plan_key == plan_key)).scalar_one_or_none()
    if status == decision.value:
        return
    if status != Decision.OPEN.value:
        found = f"is {status} already" if status else "is not there"
        raise WarehouseError(f"The plan {plan_key} {found}, so it cannot be {decision}. Make a new one: warraq rebuild")
    values = {"status": decision.value, "decided_by": by, "decided_at": now}
    connection.execute(update(plans.PLAN).where(plan.plan_key == plan_key).values(values))


def require_as_planned(connection: Connection, plan_key: str, pages: Iterable[PageRows], parts: Sequence[Part]) -> None:
    """Raise `WarehouseError` where writing these pages would do anything that the plan does not say."""
    after: dict[str, str | None] = {page.key: str(page.page["record_digest"]) for page in pages}
    after |= dict.fromkeys(losses(connection, parts).page_keys)
    before = digests(connection, after)
    page = plans.PAGE.c
    query = select(page.page_key, page.digest_before, page.digest_after)
    found = connection.execute(query.where(page.plan_key == plan_key, page.page_key.in_(sorted(after))))
    planned = {row.page_key: (row.digest_before, row.digest_after) for row in found}
    for key, digest in sorted(after.items()):
        if before.get(key) != digest and planned.get(key) != (before.get(key), digest):
            raise WarehouseError(
                f"The page {key} would change in another way than the plan {plan_key} says: the warehouse or this "
                "Warraq changed since it was made. Nothing of this chunk was published. Make a new plan: warraq rebuild"
            )
