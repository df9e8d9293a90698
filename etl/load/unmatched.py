"""What is still to be matched: noted by whatever changes pages, in the same transaction, and crossed out when done."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from etl.load.bulk import in_parts, one_of
from etl.load.tables import matching, silver

_TABLE = matching.UNMATCHED


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What changed on some pages."""

    numbers: tuple[int, ...]
    """Of the rows that say so."""
    page_keys: frozenset[str]


def note(connection: Connection, page_keys: Collection[str]) -> None:
    """Note pages whose rows are about to be replaced or deleted, with the bands that their articles have."""
    article, fingerprint = silver.ARTICLE.c, matching.FINGERPRINT.c
    for some in in_parts(page_keys):
        had = (
            select(article.page_key, fingerprint.article_key, fingerprint.band_hash)
            .join_from(silver.ARTICLE, matching.FINGERPRINT, article.article_key == fingerprint.article_key)
            .where(one_of(article.page_key, some))
        )
        connection.execute(insert(_TABLE).from_select(["page_key", "article_key", "band_hash"], had))
        there = select(silver.PAGE.c.page_key).where(one_of(silver.PAGE.c.page_key, some))
        connection.execute(insert(_TABLE).from_select(["page_key"], there))


def changes(connection: Connection, most: int) -> Changes:
    """What changed on the pages that have waited longest."""
    waiting = select(_TABLE.c.page_key).where(_TABLE.c.band_hash.is_(None)).order_by(_TABLE.c.change_number)
    page_keys = frozenset(connection.execute(waiting.limit(most)).scalars())
    numbers = [
        number
        for some in in_parts(page_keys)
        for number in connection.execute(
            select(_TABLE.c.change_number).where(one_of(_TABLE.c.page_key, some))
        ).scalars()
    ]
    return Changes(numbers=tuple(numbers), page_keys=page_keys)


def cross_out(connection: Connection, done: Changes) -> None:
    """Forget these changes; what was noted since stays."""
    for some in in_parts(done.numbers):
        connection.execute(delete(_TABLE).where(one_of(_TABLE.c.change_number, some)))
