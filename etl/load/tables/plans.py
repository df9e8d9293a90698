"""Plans: what a rebuild would change, kept until a person has decided."""

from __future__ import annotations

from sqlalchemy import Index, PrimaryKeyConstraint, Table

from etl.load.tables.base import METADATA, identity, instant, number, text

PLAN = Table(
    "ops_plan",
    METADATA,
    identity("plan_key", "Key of the plan: the key of the run that made it."),
    text("reason", "What is to be read again, in words: the fields of the form or the options of warraq rebuild."),
    number("parser_version", "Version of the parser that made the plan."),
    text("status", "open, approved, rejected or expired (nobody answered in time)."),
    instant("made_at", "When it was begun."),
    instant("decided_at", "When it was approved, rejected or expired; null while it is open.", null=True),
    text("decided_by", "Who decided; null where nobody did, or by the command.", null=True),
    PrimaryKeyConstraint("plan_key"),
    comment="One row a plan of a rebuild: what it would change, before it does.",
)

DUMP = Table(
    "ops_plan_dump",
    METADATA,
    identity("plan_key", "The plan.", part_of="ops_plan.plan_key"),
    identity("dump_key", "A dump that is to be read again.", part_of="bronze_dump.dump_key"),
    number("position", "Place among the dumps of the plan, from 0."),
    number("page_count", "Pages read from it for the plan; null until it was read.", null=True),
    number("refused_count", "Inputs of it that could not be read; null until it was read.", null=True),
    PrimaryKeyConstraint("plan_key", "dump_key"),
    comment="One row a plan and dump that it reads again.",
)

PAGE = Table(
    "ops_plan_page",
    METADATA,
    identity("plan_key", "The plan.", part_of="ops_plan.plan_key"),
    identity("page_key", "The page."),
    identity("dump_key", "The dump that it was read from, or that holds it no more."),
    text("change", "added, removed or changed."),
    text("digest_before", "silver_page.record_digest when the plan was made; null for a page to be added.", null=True),
    text("digest_after", "The same once it is published; null for a page to be removed.", null=True),
    number("added_article_count", "Articles that the page gets."),
    number("removed_article_count", "Articles that it loses."),
    number("changed_article_count", "Articles of which at least one field changes."),
    PrimaryKeyConstraint("plan_key", "page_key"),
    Index(None, "plan_key", "dump_key"),
    comment="One row a plan and page that it changes; pages that read as before have none.",
)

CHANGE = Table(
    "ops_plan_change",
    METADATA,
    identity("plan_key", "The plan.", part_of="ops_plan.plan_key"),
    identity("page_key", "The page."),
    text("article_key", "The article; empty for the page itself."),
    text("field", "Column of silver_article or silver_page, or the table whose rows differ; article for a whole one."),
    text("before", "Its value, or its rows as JSON; only the beginning of a long one. Null: none.", null=True),
    text("after", "The same once it is published.", null=True),
    PrimaryKeyConstraint("plan_key", "page_key", "article_key", "field"),
    comment="One row a plan, page, article and field that changes.",
)
