"""What a database driver's error means to the person who runs Warraq: what happened, where, and what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import psycopg
from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError

from etl.errors import Unavailable, WarehouseError, WarraqError

_SQLITE_UNAVAILABLE = {
    "SQLITE_BUSY": "another process is writing to it and did not finish in time. Wait for that process, and run again.",
    "SQLITE_LOCKED": "another connection holds a lock on it. Wait for that process, and run again.",
}
_SQLITE_REFUSED = {
    "SQLITE_FULL": "its disk is full, or it has reached its size limit. Free some space, and run again.",
    "SQLITE_IOERR": "its disk failed or is full. Check the disk, and run again.",
    "SQLITE_CANTOPEN": "the file cannot be opened or made. Create its folder, or correct WARRAQ_WAREHOUSE_URL.",
    "SQLITE_READONLY": "this user may not write to it. Grant write permission on the file and on its folder.",
    "SQLITE_PERM": "this user may not open it. Grant permission on the file and on its folder.",
    "SQLITE_NOTADB": "the file is no SQLite database. Correct WARRAQ_WAREHOUSE_URL, or move that file away.",
    "SQLITE_CORRUPT": "the file is damaged. Restore a backup, or move it away and load again from the raw zone.",
}
_POSTGRESQL_UNAVAILABLE = {
    "08": "the connection to it broke. See that it is up, and run again.",
    "40": "it ended this transaction to resolve a conflict with another. Run again.",
    "53300": "it has no connection left. Wait, or raise its max_connections, and run again.",
    "55P03": "a lock was not given in time. Wait for the other process, and run again.",
    "57P": "it is starting or stopping. Wait until it is up, and run again.",
}
_POSTGRESQL_REFUSED = {
    "28": "it does not let this user in. Correct the user and password in WARRAQ_WAREHOUSE_URL.",
    "3D000": "it has no such database. Create it (createdb), or correct WARRAQ_WAREHOUSE_URL.",
    "42501": "this user lacks a privilege. Grant it, or name another user in WARRAQ_WAREHOUSE_URL.",
    "53100": "its disk is full. Free some space, and run again.",
    "25006": "it only lets itself be read: a standby perhaps. Name the primary in WARRAQ_WAREHOUSE_URL.",
}
_POSTGRESQL_WORDS = {"password authentication failed": "28", "no password supplied": "28", "does not exist": "3D000"}
"""While connecting, the driver gives the server's words without their code."""


@contextmanager
def in_plain_words(url: URL) -> Iterator[None]:
    """Turn the driver's errors that an operator can act on into `WarraqError`; any other is a bug, and stays."""
    try:
        yield
    except (DBAPIError, sqlite3.Error, psycopg.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        refusal = _refusal(url, cause)
        if refusal is None:
            raise
        raise refusal from error


def _refusal(url: URL, cause: BaseException | None) -> WarraqError | None:
    named = url.difference_update_query(["password", "sslpassword"]).render_as_string(hide_password=True)
    where = f"The warehouse {named} cannot be used"
    if isinstance(cause, sqlite3.Error):
        name = getattr(cause, "sqlite_errorname", "")
        unavailable, refused = _first(_SQLITE_UNAVAILABLE, name), _first(_SQLITE_REFUSED, name)
    elif isinstance(cause, psycopg.Error):
        code = cause.sqlstate or _code_of(str(cause))
        unavailable, refused = _first(_POSTGRESQL_UNAVAILABLE, code), _first(_POSTGRESQL_REFUSED, code)
        if not code and isinstance(cause, psycopg.OperationalError):
            unavailable = "it did not answer. See that it is up and that WARRAQ_WAREHOUSE_URL is right, and run again."
    else:
        return None
    detail = f" (the database says: {' '.join(str(cause).split())})"
    if unavailable is not None:
        return Unavailable(f"{where}: {unavailable}{detail}")
    return WarehouseError(f"{where}: {refused}{detail}") if refused is not None else None


def _first(advice: Mapping[str, str], code: str) -> str | None:
    """The advice for a code, or for the family of codes that it belongs to."""
    return next((text for prefix, text in advice.items() if code.startswith(prefix)), None)


def _code_of(words: str) -> str:
    return next((code for phrase, code in _POSTGRESQL_WORDS.items() if phrase in words), "")
