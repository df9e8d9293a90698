"""Writing silver: each page's rows are replaced as a whole, and a page that reads as before is left alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Table, delete, select

from etl.load import unmatched
from etl.load.bulk import insert_rows, one_of, upsert
from etl.load.rows import PageRows, Row
from etl.load.tables import matching, mentions, search, silver
from etl.publishers.profile import Profile

PARTS: tuple[Table, ...] = (
    *silver.OF_PAGE,
    *silver.OF_ARTICLE,
    *mentions.OF_ARTICLE,
    search.SEARCH,
    *matching.OF_ARTICLE,
)
"""What stands or falls with a page, in an order in which each finds the rows that it refers to."""


def add_publishers(connection: Connection, profiles: Iterable[Profile]) -> None:
    """Make the rows of publishers say what their profiles say.

    They are looked up first, since an upsert locks also the rows that it leaves as they are: all loaders of one
    publisher's pages would wait for each other.
    """
    table = silver.PUBLISHER
    known = {tuple(row) for row in connection.execute(select(table))}
    rows = sorted({(profile.key, profile.name, profile.name_ar, profile.country) for profile in profiles} - known)
    if rows:
        statement = upsert(connection, table)
        said = {name: statement.excluded[name] for name in ("name", "name_ar", "country")}
        connection.execute(
            statement.on_conflict_do_update(index_elements=["publisher_key"], set_=said),
            [dict(zip(table.columns.keys(), row, strict=True)) for row in rows],
        )


def replace_pages(connection: Connection, pages: Sequence[PageRows]) -> frozenset[str]:
    """Replace the rows of the pages whose record changed; the keys of those pages are returned.

    ``pages`` holds each page once. The upsert comes first and in the order of keys, so that two loaders of the same
    pages wait for each other, the second then finding them unchanged, and never meet in a deadlock or a duplicate key.
    """
    changed = _upsert_pages(connection, sorted(pages, key=lambda page: page.key))
    unmatched.note(connection, changed)
    _delete_parts(connection, changed)
    for table in PARTS:
        rows: list[Row] = [row for page in pages if page.key in changed for row in page.parts.get(table, ())]
        insert_rows(connection, table, rows)
    return changed


def _upsert_pages(connection: Connection, pages: Sequence[PageRows]) -> frozenset[str]:
    if not pages:
        return frozenset()
    table = silver.PAGE
    statement = upsert(connection, table)
    changing = statement.on_conflict_do_update(
        index_elements=["page_key"],
        set_={column.name: statement.excluded[column.name] for column in table.columns if not column.primary_key},
        where=table.c.record_digest != statement.excluded.record_digest,
    ).returning(table.c.page_key)
    return frozenset(connection.execute(changing, [dict(page.page) for page in pages]).scalars())


def _delete_parts(connection: Connection, page_keys: frozenset[str]) -> None:
    for table in silver.OF_PAGE:
        connection.execute(delete(table).where(one_of(table.c.page_key, page_keys)))
