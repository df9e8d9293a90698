"""PostgreSQL's roles for those who use the warehouse: a migration makes them where it may, and grants what each needs.

Roles belong to the whole server: they may be there already, for another warehouse. They have no login of their own
until an operator gives them one (docs/roles.md), and a migration never takes that away.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from psycopg import errors
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import ProgrammingError

LOADER, ANALYST, AUDITOR = "warraq_loader", "warraq_analyst", "warraq_auditor"
ANALYST_TIMEOUT = "60s"
"""After which a statement of an analyst's is ended."""
_REVISIONS = "alembic_version"


class Grant(NamedTuple):
    """What a role may do with the tables and views of some layers."""

    role: str
    privileges: str
    layers: tuple[str, ...]


GRANTS = (
    Grant(LOADER, "SELECT, INSERT, UPDATE, DELETE", ("bronze", "silver", "ops")),
    Grant(LOADER, "SELECT", ("gold", "dim", _REVISIONS)),
    Grant(ANALYST, "SELECT", ("silver", "gold", "dim", _REVISIONS)),
    Grant(AUDITOR, "SELECT", ("bronze", "silver", "gold", "dim", "ops", _REVISIONS)),
)


def grant_roles(connection: Connection) -> tuple[str, ...]:
    """Make the roles and grant them what they need; what this user may not do is said, and is no failure."""
    if connection.dialect.name != "postgresql":
        return ()
    refused = tuple(_attempted(connection))
    there = set(connection.execute(text("SELECT rolname FROM pg_roles WHERE rolname LIKE 'warraq%'")).scalars())
    for statement in _granting(connection, there):
        connection.execute(text(statement))
    told = (
        "This user may not make PostgreSQL's roles for analysts, auditors and loaders. Where they are wanted, let a "
        f"superuser run, and then run warraq migrate again: {' '.join(refused)}"
    )
    return (told,) if refused else ()


def _attempted(connection: Connection) -> Iterator[str]:
    """Make what is missing; what was refused is returned, as an operator would type it."""
    there = set(connection.execute(text("SELECT rolname FROM pg_roles WHERE rolname LIKE 'warraq%'")).scalars())
    wanted = [f"CREATE ROLE {role};" for role in (LOADER, ANALYST, AUDITOR) if role not in there]
    database = connection.execute(text("SELECT quote_ident(current_database())")).scalar_one()
    is_limited = connection.execute(
        text(
            "SELECT count(*) FROM pg_db_role_setting AS setting INNER JOIN pg_roles AS role"
            " ON setting.setrole = role.oid INNER JOIN pg_database AS base ON setting.setdatabase = base.oid"
            " WHERE role.rolname = :role AND base.datname = current_database()"
            " AND setting.setconfig::text LIKE '%statement_timeout=%'"
        ),
        {"role": ANALYST},
    ).scalar_one()
    if not is_limited:
        wanted.append(f"ALTER ROLE {ANALYST} IN DATABASE {database} SET statement_timeout = '{ANALYST_TIMEOUT}';")
    return (statement for statement in wanted if not _may(connection, statement))


def _may(connection: Connection, statement: str) -> bool:
    """Whether a statement about roles was carried out; a migration of another warehouse may have come first."""
    try:
        with connection.begin_nested():
            connection.exec_driver_sql(statement.replace("%", "%%"))
    except ProgrammingError as error:
        if isinstance(error.orig, errors.DuplicateObject):
            return True
        if isinstance(error.orig, (errors.InsufficientPrivilege, errors.UndefinedObject)):
            return False
        raise
    return True


def _granting(connection: Connection, there: set[str]) -> Iterator[str]:
    found = inspect(connection)
    names = sorted([*found.get_table_names(), *found.get_view_names()])
    for grant in GRANTS:
        chosen = [name for name in names if name in grant.layers or name.partition("_")[0] in grant.layers]
        if grant.role in there and chosen:
            yield f"GRANT {grant.privileges} ON {', '.join(chosen)} TO {grant.role}"
    may_connect = "SELECT has_database_privilege(current_database(), 'CONNECT WITH GRANT OPTION')"
    if connection.execute(text(may_connect)).scalar_one():
        database = connection.execute(text("SELECT quote_ident(current_database())")).scalar_one()
        for role in sorted(there & {LOADER, ANALYST, AUDITOR}):
            yield f"GRANT CONNECT ON DATABASE {database} TO {role}"
