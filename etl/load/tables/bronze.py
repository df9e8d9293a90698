"""Bronze: what arrived, when, and in which bytes. Every row of it follows from the dumps alone."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, PrimaryKeyConstraint, Table

from etl.load.tables.base import METADATA, day, identity, instant, number, text

_OFFSET = (
    "Where the page's bytes begin in the file that holds it: the dump, or the entry of an archive that member names; "
    "null where the whole file is to be read for the page."
)

DUMP = Table(
    "bronze_dump",
    METADATA,
    identity("dump_key", "First 32 hexadecimal digits of the SHA-256 of the dump's bytes."),
    text("sha256", "Whole SHA-256 of the dump's bytes: its name in the raw zone."),
    text("name", "File name of the dump; the first in code point order where it came under several."),
    Column("size_bytes", BigInteger, nullable=False, comment="Size of the dump before compression."),
    instant("raw_expired_at", "When retention let its bytes go: it cannot be read again; else null.", null=True),
    PrimaryKeyConstraint("dump_key"),
    comment="One row a dump: one received file, by its bytes. It may hold many pages.",
)

DELIVERY = Table(
    "bronze_delivery",
    METADATA,
    identity("delivery_key", "Hash of dump, name and arrival."),
    identity("dump_key", "The dump that was delivered.", refers="bronze_dump.dump_key"),
    text("name", "File name under which it was delivered."),
    instant("arrived_at", "When it arrived: time of the file, or noon UTC of the day that its folder names."),
    day("arrived_day", "UTC day of arrived_at.", null=False),
    PrimaryKeyConstraint("delivery_key"),
    Index(None, "arrived_at"),
    Index(None, "arrived_day"),
    Index(None, "dump_key"),
    comment="One row a delivery: the arrival of a dump under a name at a time. A run owns those of its interval.",
)

PAGE = Table(
    "bronze_page",
    METADATA,
    identity("page_key", "Hash of the page's bytes, media type, and the URL and capture time that its dump states."),
    text("sha256", "SHA-256 of the page's own bytes."),
    text("media_type", "text/plain or text/html."),
    Column("size_bytes", BigInteger, nullable=False, comment="Size of the page's own bytes."),
    PrimaryKeyConstraint("page_key"),
    comment="One row a page: one document, whichever dumps hold it (bronze_receipt says which, and where in them).",
)

RECEIPT = Table(
    "bronze_receipt",
    METADATA,
    identity("dump_key", "The dump that holds the page.", refers="bronze_dump.dump_key"),
    number("position", "Place of the page among the dump's pages, from 0."),
    text("member", "Entry inside an archive, WARC record id or JSONL line number; null for a plain file.", null=True),
    identity("page_key", "The page that was received.", refers="bronze_page.page_key"),
    Column("byte_offset", BigInteger, nullable=True, comment=_OFFSET),
    Column(
        "byte_length", BigInteger, nullable=True, comment="How many bytes of that file give the page by themselves."
    ),
    text("url", "URL that the dump states for the page.", null=True),
    instant("captured_at", "When the page was fetched, where the dump states it.", null=True),
    PrimaryKeyConstraint("dump_key", "position"),
    Index(None, "page_key"),
    comment="One row a page in a dump: the fact that the page arrived there, and what the dump states about it.",
)

SKIP = Table(
    "bronze_skip",
    METADATA,
    identity("dump_key", "The dump that holds the records.", refers="bronze_dump.dump_key"),
    text("member", "The file in the dump that holds them; empty for the dump itself."),
    text("what", "What they are, as in: responses with status 404."),
    number("record_count", "How many they are."),
    PrimaryKeyConstraint("dump_key", "member", "what"),
    comment="One row a kind of records of a dump that hold no page: a crawler's redirects, pictures, requests.",
)
