"""Retention: what was let go because its time was over."""

from __future__ import annotations

from sqlalchemy import PrimaryKeyConstraint, Table

from etl.load.tables.base import METADATA, day, instant, number, text

RETENTION = Table(
    "ops_retention",
    METADATA,
    text("layer", "pages, raw, refused, ledger or reports: warraq retention explains each."),
    day("before_day", "What is from before this day went.", null=False),
    number("item_count", "How many went: pages, dumps, rows or report pages."),
    instant("let_go_at", "When the last of them did."),
    PrimaryKeyConstraint("layer", "before_day"),
    comment="One row a layer and day of which something was let go, since settings say how long it is kept.",
)
