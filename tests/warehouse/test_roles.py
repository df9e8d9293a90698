"""Analysts read what they may and write nothing, auditors see the ledger, loaders write: on a real PostgreSQL."""

from __future__ import annotations

import secrets
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from psycopg import errors
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from etl.load.engine import open_engine, reading, writing
from etl.load.migrations import migrate
from etl.load.roles import ANALYST, AUDITOR, LOADER
from tests.conftest import database
from tests.warehouse.pages import full_page, put, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import NewWarehouse

PASSWORD = secrets.token_hex(8)


@pytest.fixture
def warehouse(new_warehouse: NewWarehouse) -> Engine:
    """Migrated where it is, since the copy of another database has not its settings for roles."""
    engine = open_engine(new_warehouse("postgresql").warehouse_url)
    migrate(engine)
    put(engine, whole("dump", full_page()))
    return engine


def attempt(engine: Engine, role: str, statement: str) -> list[tuple[object, ...]]:
    """The rows of a statement that a role runs; what it wrote is taken back."""
    with engine.connect() as connection:
        connection.execute(text(f"SET LOCAL ROLE {role}"))
        result = connection.execute(text(statement))
        rows = [tuple(row) for row in result] if result.returns_rows else []
        connection.rollback()
    return rows


@pytest.mark.parametrize(
    "relation", ["gold_article", "gold_ar_article", "gold_input_outcome", "silver_quotation", "dim_date"]
)
def test_an_analyst_reads_gold_silver_and_days(warehouse: Engine, relation: str) -> None:
    rows = attempt(warehouse, ANALYST, f"TABLE {relation}")
    assert rows
    assert Counter(rows) == Counter(attempt(warehouse, "NONE", f"TABLE {relation}"))


@pytest.mark.parametrize("relation", ["ops_run", "ops_quarantine", "ops_run_page", "bronze_dump"])
def test_only_an_auditor_reads_the_ledger_and_what_arrived(warehouse: Engine, relation: str) -> None:
    attempt(warehouse, AUDITOR, f"TABLE {relation}")
    with pytest.raises(DBAPIError, match="permission denied"):
        attempt(warehouse, ANALYST, f"TABLE {relation}")


@pytest.mark.parametrize("role", [ANALYST, AUDITOR])
@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO silver_publisher (publisher_key, name, name_ar) VALUES ('p', 'Paper', 'جريدة')",
        "UPDATE silver_article SET headline = ''",
        "DELETE FROM silver_page",
        "TRUNCATE silver_page CASCADE",
        "DROP VIEW gold_article",
        "CREATE TABLE mine (one integer)",
    ],
)
def test_who_only_reads_writes_nothing(warehouse: Engine, role: str, statement: str) -> None:
    with pytest.raises(DBAPIError, match=r"permission denied|must be owner"):
        attempt(warehouse, role, statement)


def test_a_loader_writes_rows_and_changes_no_table(warehouse: Engine) -> None:
    attempt(warehouse, LOADER, "DELETE FROM silver_page")
    attempt(warehouse, LOADER, "UPDATE ops_run SET status = 'failed'")
    with pytest.raises(DBAPIError, match="must be owner"):
        attempt(warehouse, LOADER, "DROP TABLE silver_page")


def test_an_analysts_statement_is_ended_after_a_minute(warehouse: Engine) -> None:
    setting = (
        "SELECT setconfig FROM pg_db_role_setting WHERE setrole = CAST(:role AS regrole)"
        " AND setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())"
    )
    with reading(warehouse) as connection:
        found = connection.execute(text(setting), {"role": ANALYST}).scalar_one()
    assert found == ["statement_timeout=60s"]


def test_a_statement_that_takes_longer_than_its_limit_is_ended(warehouse: Engine) -> None:
    account = f"huda_{secrets.token_hex(4)}"
    name = warehouse.url.database
    with warehouse.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        connection.execute(text(f"CREATE ROLE {account} LOGIN PASSWORD '{PASSWORD}' IN ROLE {ANALYST}"))
        connection.execute(text(f"ALTER ROLE {account} IN DATABASE {name} SET statement_timeout = '200ms'"))
        try:
            theirs = open_engine(
                warehouse.url.set(username=account, password=PASSWORD).render_as_string(hide_password=False)
            )
            with pytest.raises(DBAPIError) as ended, theirs.connect() as session:
                session.execute(text("SELECT count(*) FROM gold_article, pg_sleep(5)"))
            assert isinstance(ended.value.orig, errors.QueryCanceled)
        finally:
            connection.execute(text(f"DROP ROLE {account}"))


def test_two_warehouses_on_one_server_share_the_roles(warehouse: Engine, postgres: str) -> None:
    with database(postgres) as url:
        assert migrate(open_engine(url)).notices == ()
        attempt(open_engine(url), ANALYST, "SELECT count(*) FROM gold_article")
    attempt(warehouse, ANALYST, "SELECT count(*) FROM gold_article")


@pytest.fixture
def owned(postgres: str) -> Iterator[Engine]:
    """A database of an owner who may make no roles."""
    owner = f"owner_{secrets.token_hex(4)}"
    with database(postgres) as url:
        admin = open_engine(url)
        with admin.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            connection.execute(text(f"CREATE ROLE {owner} LOGIN PASSWORD '{PASSWORD}'"))
            connection.execute(text(f"ALTER DATABASE {admin.url.database} OWNER TO {owner}"))
        yield open_engine(admin.url.set(username=owner, password=PASSWORD).render_as_string(hide_password=False))
        with admin.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            connection.execute(text(f"REASSIGN OWNED BY {owner} TO CURRENT_USER"))
            connection.execute(text(f"DROP OWNED BY {owner}"))
            connection.execute(text(f"DROP ROLE {owner}"))


def test_who_may_make_no_roles_migrates_and_is_told_what_a_superuser_has_to_run(owned: Engine) -> None:
    (notice,) = migrate(owned).notices
    assert "let a superuser run" in notice
    assert f"ALTER ROLE {ANALYST} IN DATABASE {owned.url.database} SET statement_timeout = '60s';" in notice
    with writing(owned) as connection:
        assert connection.execute(text("SELECT count(*) FROM gold_article")).scalar_one() == 0
