"""Takedowns: what was removed on request, what stops its coming back, and where in the dumps it was."""

from __future__ import annotations

from sqlalchemy import Index, PrimaryKeyConstraint, Table

from etl.load.tables.base import METADATA, flag, identity, instant, number, text

TAKEDOWN = Table(
    "ops_takedown",
    METADATA,
    identity("takedown_key", "Hash of what was asked for: asking again is the same takedown."),
    text("mark", "By what the pages were named: url, story or content (the hash of their bytes)."),
    text("asked_for", "What was asked for, as it was typed."),
    text("target", "The canonical address, the story's key, or the SHA-256 of the page's bytes."),
    text("reason", "Why, as whoever asked put it."),
    instant("requested_at", "When it was first asked for; from then on nothing of it was in the tables."),
    instant("completed_at", "When it was out of the raw zone too; null until then.", null=True),
    number("page_count", "Pages that were removed from the tables."),
    PrimaryKeyConstraint("takedown_key"),
    comment="One row a takedown: pages that were removed on request. The audit trail; no text of theirs is in it.",
)

TOMBSTONE = Table(
    "ops_tombstone",
    METADATA,
    text("mark", "content, url or story."),
    text("value", "SHA-256 of a page's bytes, hash of a canonical address without its scheme, or a story's key."),
    identity("takedown_key", "The takedown that left it.", part_of="ops_takedown.takedown_key"),
    PrimaryKeyConstraint("mark", "value"),
    comment="One row a hash by which pages are withheld, whenever and in whichever dump they come again.",
)

WITHHELD = Table(
    "bronze_withheld",
    METADATA,
    identity("dump_key", "The dump that held the page.", refers="bronze_dump.dump_key"),
    number("position", "Place of the page among the dump's pages, from 0."),
    text("member", "Entry inside an archive, WARC record id or JSONL line number; null for a plain file.", null=True),
    identity("takedown_key", "The takedown for which it is withheld; its row is in ops_takedown."),
    flag("is_in_raw", "The raw zone's copy of the dump still holds the page's bytes."),
    PrimaryKeyConstraint("dump_key", "position"),
    Index(None, "takedown_key"),
    comment="One row a place in a dump where a page was that has been taken down. It has no row in bronze_receipt.",
)
