"""Matching what was loaded with all that is there: after a load, in transactions of their own, one at a time.

It takes up what `etl.load.unmatched` holds and leaves nothing of it, so it does not matter which load calls it, or
whether one was killed before it could. What comes out follows from the articles that are there and from nothing else.
"""

from __future__ import annotations

from sqlalchemy import Connection, Engine, text

from etl.load import copies, families, stories, tallies, unmatched
from etl.load.engine import writing

_PAGES = 200
"""Matched in one transaction."""
LOCK = 0x6D617463
"""Number of PostgreSQL's advisory lock for it: ``matc``."""


def match(engine: Engine, *, waits: bool = True) -> int:
    """Match all pages that changed since it was last done; how many they are is returned.

    Where another process is matching, this one ``waits`` for its turn, or leaves what is left to it and to whoever
    matches next.
    """
    count = 0
    some = 1
    while some:
        with writing(engine) as connection:
            some = _match_some(connection) if _has_turn(connection, waits=waits) else 0
        count += some
    return count


def match_noted(connection: Connection) -> None:
    """Match all in a transaction that is open: where nothing may be left of pages when it ends."""
    _has_turn(connection, waits=True)
    while _match_some(connection):
        pass


def _match_some(connection: Connection) -> int:
    changes = unmatched.changes(connection, _PAGES)
    if changes.page_keys:
        known = families.known_on(connection, changes.page_keys)
        concerned = copies.renew(connection, changes.page_keys, known)
        families.renew(connection, concerned)
        stories.renew(connection, changes.page_keys, concerned)
        tallies.renew(connection, changes.page_keys)
        unmatched.cross_out(connection, changes)
    return len(changes.page_keys)


def _has_turn(connection: Connection, *, waits: bool) -> bool:
    """Two at a time would not see each other's articles. On SQLite there is one writer anyway."""
    if connection.dialect.name != "postgresql":
        return True
    if waits:
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        return True
    return bool(connection.execute(text("SELECT pg_try_advisory_xact_lock(:lock)"), {"lock": LOCK}).scalar_one())
