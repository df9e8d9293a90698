from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from typing import TYPE_CHECKING

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, inspect, text

from etl.errors import WarehouseAhead, WarehouseBehind, WarehouseError
from etl.load.engine import open_engine, reading, writing
from etl.load.functions import create_functions
from etl.load.migrations import is_new, migrate, require_head
from etl.load.sql_files import folder
from etl.load.tables import METADATA
from etl.load.views import arabic_name, views
from tests.conftest import database
from tests.warehouse.pages import full_page, put, synthetic_pages, tables_of, whole, wire_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, postgres: str, tmp_path: Path) -> Iterator[Engine]:
    """A database without any table."""
    file = nullcontext(f"sqlite:///{tmp_path / 'empty.db'}")
    with database(postgres) if request.param == "postgresql" else file as url:
        yield open_engine(url)


def names(engine: Engine) -> set[str]:
    with reading(engine) as connection:
        found = inspect(connection)
        return {*found.get_table_names(), *found.get_view_names()}


def execute(engine: Engine, statement: str) -> None:
    with writing(engine) as connection:
        connection.execute(text(statement))


OF_ONE_DATABASE = {"search_row", "uq_silver_search_article_key", "document", "ix_silver_search_document"}


def is_of_both_databases(name: str | None, *_: object) -> bool:
    """Whether it is no column, index or table that search needs on one of them alone (`etl.load.tables.search`)."""
    return name not in OF_ONE_DATABASE and not str(name).startswith("search_index")


def test_the_migrations_make_exactly_the_tables_of_the_metadata(engine: Engine) -> None:
    with reading(engine) as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_name": is_of_both_databases}
        )
        found = compare_metadata(context, METADATA)
        changes = [change for one in found for change in (one if isinstance(one, list) else [one])]
        # Comments, which are in two languages, have their own tests in tests/sql/test_meanings.py.
        assert [change for change in changes if not change[0].endswith("_comment")] == []
        found = filter(is_of_both_databases, inspect(connection).get_table_names())
        assert set(found) == {*METADATA.tables, "alembic_version"}


def test_a_new_database_becomes_a_warehouse_with_all_views(empty: Engine) -> None:
    assert is_new(empty)
    report = migrate(empty)
    of_warraq = {view.name for view in views()} | {alias for view in views() if (alias := arabic_name(view))}
    assert (report.before, report.views) == (None, len(of_warraq))
    assert not is_new(empty)
    assert of_warraq | set(METADATA.tables) <= names(empty)
    require_head(empty)


def test_migrating_again_changes_nothing(engine: Engine) -> None:
    put(engine, whole("dump", full_page()))
    before = tables_of(engine, "bronze", "silver", "ops")
    report = migrate(engine)
    assert report.before == report.after
    assert tables_of(engine, "bronze", "silver", "ops") == before


def test_migrations_at_the_same_time_wait_for_each_other(empty: Engine) -> None:
    with ThreadPoolExecutor(max_workers=4) as pool:
        reports = list(pool.map(lambda _: migrate(open_engine(_url(empty))), range(4)))
    assert sorted(report.before or "" for report in reports) == ["", *[reports[0].after] * 3]


def _url(engine: Engine) -> str:
    return engine.url.render_as_string(hide_password=False)


def test_a_migration_that_breaks_leaves_the_database_as_it_was(empty: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_off(*_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("etl.load.migrations.create_views", break_off)
    with pytest.raises(RuntimeError, match="a bug"):
        migrate(empty)
    assert names(empty) == set()


def test_a_view_of_an_older_version_goes_and_a_view_of_somebody_else_stays(engine: Engine) -> None:
    execute(engine, "CREATE VIEW gold_forgotten AS SELECT 1 AS one")
    execute(engine, "CREATE VIEW newsroom_headlines AS SELECT headline FROM silver_article")
    migrate(engine)
    assert "gold_forgotten" not in names(engine)
    assert "newsroom_headlines" in names(engine)


def test_a_database_without_tables_is_behind_and_the_message_says_what_to_run(empty: Engine) -> None:
    with pytest.raises(WarehouseBehind, match=r"holds no tables yet\. Run: warraq migrate"):
        require_head(empty)


def migrate_to(revision: str, engine: Engine) -> None:
    """Bring a database to an older migration, as the version of that time did."""
    former = Config()
    former.set_main_option("script_location", str(folder("migrations")))
    with writing(engine, foreign_keys=False) as connection:
        former.attributes["connection"] = connection
        create_functions(connection)
        command.upgrade(former, revision)


def test_a_warehouse_of_the_first_schema_is_behind_until_it_is_migrated_with_its_rows(empty: Engine) -> None:
    migrate_to("0001", empty)
    execute(empty, "INSERT INTO silver_publisher (publisher_key, name, name_ar) VALUES ('p', 'Paper', 'جريدة')")
    with pytest.raises(WarehouseBehind, match=r"is at migration 0001, .* Run: warraq migrate"):
        require_head(empty)
    assert migrate(empty).before == "0001"
    require_head(empty)
    with reading(empty) as connection:
        assert connection.execute(text("SELECT name FROM silver_publisher")).scalars().all() == ["Paper"]


def test_what_was_loaded_before_days_were_kept_gets_them(empty: Engine) -> None:
    migrate_to("0013", empty)
    for row in (PUBLISHER, RECEIVED, PAGE, ARTICLE, MENTION, REFUSED):
        execute(empty, f"INSERT INTO {row}")
    migrate(empty)
    with reading(empty) as connection:
        days = connection.execute(text("SELECT first_day, last_day FROM silver_date_mention")).one()
        arrived = connection.execute(text("SELECT arrived_day FROM ops_quarantine")).scalar_one()
    assert [str(day) for day in (*days, arrived)] == ["2011-02-01", "2011-02-28", "2024-09-08"]


PUBLISHER = "silver_publisher (publisher_key, name, name_ar) VALUES ('p', 'Paper', 'جريدة')"
RECEIVED = "bronze_page (page_key, sha256, media_type, size_bytes) VALUES ('p', 's', 'text/plain', 1)"
PAGE = (
    "silver_page (page_key, publisher_key, layout, line_count, unclassified_line_count, article_count, card_count,"
    " issue_count, parser_version, entity_engine, record_digest)"
    " VALUES ('p', 'p', 'l', 1, 0, 1, 0, 0, 1, 'builtin', 'd')"
)
ARTICLE = (
    "silver_article (article_key, page_key, position, story_key, headline, language, body, word_count)"
    " VALUES ('a', 'p', 0, 's', 'خبر', 'ar', 'نص', 1)"
)
MENTION = (
    "silver_date_mention (article_key, position, text, value, calendar, basis, paragraph, first_char, last_char)"
    " VALUES ('a', 0, 'شباط', '2011-02', 'gregorian', 'explicit', 0, 0, 4)"
)
REFUSED = (
    "ops_quarantine (quarantine_key, name, reason, message, arrived_at, status)"
    " VALUES ('q', 'n', 'binary', 'm', '2024-09-08T01:00:00+00:00', 'open')"
)


def test_what_was_loaded_before_it_was_tallied_is_tallied(empty: Engine, engine: Engine) -> None:
    migrate_to("0024", empty)
    put(engine, whole("one", full_page(), *synthetic_pages(6), wire_page("okaz", "رياح")))
    loaded = tables_of(engine, "bronze", "silver")
    with writing(empty) as connection:
        for name, had in loaded.items():
            columns = [column["name"] for column in inspect(connection).get_columns(name)]
            copied = METADATA.tables[name].insert()
            if had and "tally" not in name and name != "silver_search":
                rows = [dict(zip(METADATA.tables[name].columns.keys(), row, strict=True)) for row in had]
                connection.execute(copied, [{key: row[key] for key in columns} for row in rows])
    migrate(empty)
    migrated = tables_of(empty, "bronze", "silver")
    for name in ("silver_page", "silver_page_tally", "silver_tally"):
        assert migrated[name] == loaded[name] != []


def test_a_warehouse_of_a_newer_version_is_refused_and_left_alone(engine: Engine) -> None:
    execute(engine, "UPDATE alembic_version SET version_num = '9999'")
    before = names(engine)
    for use in (require_head, migrate):
        with pytest.raises(WarehouseAhead, match="is at migration 9999, which this Warraq does not know"):
            use(engine)
    assert names(engine) == before


def test_a_migration_of_sqlite_that_orphans_rows_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'warehouse.db'}")
    migrate(engine)
    put(engine, whole("dump", full_page()))
    before = tables_of(engine)

    def orphan(connection: object) -> None:
        connection.exec_driver_sql("DELETE FROM silver_article")  # type: ignore[attr-defined]

    monkeypatch.setattr("etl.load.migrations.create_views", orphan)
    with pytest.raises(WarehouseError, match="rows without what they refer to"):
        migrate(engine)
    assert tables_of(engine) == before
