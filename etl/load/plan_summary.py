"""A plan as a person reads it before deciding: counts, fields, and samples of what would change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, select

from etl.errors import WarehouseError
from etl.load.tables import plans


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One change."""

    field: str
    page_key: str
    article_key: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a rebuild would change."""

    plan_key: str
    reason: str
    status: str
    parser_version: int
    made_at: datetime
    dumps: int
    pages: int
    """Read for the plan."""
    refused: int
    """Inputs that could not be read."""
    added_pages: int
    removed_pages: int
    changed_pages: int
    added_articles: int
    removed_articles: int
    changed_articles: int
    fields: dict[str, int]
    """How often each field changes, the most frequent first; ``article`` is a whole article that comes or goes."""
    samples: tuple[Sample, ...]
    """Some of each field, in the order of ``fields``."""

    @property
    def changes_nothing(self) -> bool:
        """Whether all pages read as they did."""
        return not (self.added_pages or self.removed_pages or self.changed_pages)


def summarise(connection: Connection, plan_key: str, samples: int) -> Plan:
    """The plan with this key, with so many samples of each field; raises `WarehouseError` where there is none."""
    columns = [plans.PLAN.c[name] for name in ("plan_key", "reason", "status", "parser_version", "made_at")]
    plan = connection.execute(select(*columns).where(plans.PLAN.c.plan_key == plan_key)).mappings().one_or_none()
    if plan is None:
        raise WarehouseError(f"ops_plan holds no plan {plan_key!r}. Make one: warraq rebuild, with a reason.")
    dump, page = plans.DUMP.c, plans.PAGE.c
    read = select(func.count(), _sum(dump.page_count), _sum(dump.refused_count))
    dumps, pages, refused = connection.execute(read.where(dump.plan_key == plan_key)).one()
    kinds = select(page.change, func.count().label("pages")).where(page.plan_key == plan_key).group_by(page.change)
    of_kind = {row.change: row.pages for row in connection.execute(kinds)}
    sums = select(_sum(page.added_article_count), _sum(page.removed_article_count), _sum(page.changed_article_count))
    added, removed, changed = connection.execute(sums.where(page.plan_key == plan_key)).one()
    fields = _fields(connection, plan_key)
    return Plan(
        **plan,
        dumps=dumps,
        pages=pages,
        refused=refused,
        added_pages=of_kind.get("added", 0),
        removed_pages=of_kind.get("removed", 0),
        changed_pages=of_kind.get("changed", 0),
        added_articles=added,
        removed_articles=removed,
        changed_articles=changed,
        fields=fields,
        samples=tuple(each for field in fields for each in _samples(connection, plan_key, field, samples)),
    )


def _sum(column: ColumnElement[int]) -> ColumnElement[int]:
    return func.coalesce(func.sum(column), 0)


def _fields(connection: Connection, plan_key: str) -> dict[str, int]:
    change, count = plans.CHANGE.c, func.count()
    query = select(change.field, count).where(change.plan_key == plan_key).group_by(change.field)
    return dict(connection.execute(query.order_by(count.desc(), change.field)).all())


def _samples(connection: Connection, plan_key: str, field: str, most: int) -> list[Sample]:
    change = plans.CHANGE.c
    columns = [change[name] for name in Sample.__dataclass_fields__]
    query = select(*columns).where(change.plan_key == plan_key, change.field == field)
    ordered = query.order_by(change.page_key, change.article_key).limit(most)
    return [Sample(**row) for row in connection.execute(ordered).mappings()]
