"""What is wrong with an installation is found and said with its remedy; each fault here is a real one."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import make_url, text

from etl import jobs
from etl.extract.buckets import Bucket
from etl.load.engine import open_engine, writing
from etl.settings import Settings, load_settings
from tests.warehouse.pages import tables_of
from tests.warehouse.test_abandoned import running

if TYPE_CHECKING:
    from tests.conftest import NewWarehouse


@pytest.fixture(autouse=True)
def without_airflow(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Airflow's own part has its tests beside those of the DAGs."""
    monkeypatch.setenv("AIRFLOW_HOME", str(tmp_path / "no-airflow"))


def findings(settings: Settings, *, least_free_bytes: int = 0) -> list[jobs.Finding]:
    return list(jobs.examine(lambda: settings, least_free_bytes=least_free_bytes))


def to_mend(settings: Settings) -> list[tuple[str, str]]:
    return [(found.subject, found.says) for found in findings(settings) if found.health == "mend"]


def mended(settings: Settings) -> tuple[str, str]:
    """The one thing that is wrong."""
    (found,) = to_mend(settings)
    return found


def test_a_sound_installation_has_nothing_to_mend_and_is_left_as_it_is(settings: Settings) -> None:
    engine = open_engine(settings.warehouse_url)
    before = tables_of(engine, "bronze", "silver", "ops")
    assert to_mend(settings) == []
    assert tables_of(engine, "bronze", "silver", "ops") == before
    assert not Path(settings.raw).exists()


def test_runs_that_ended_without_a_word_are_noted_with_what_becomes_of_them(settings: Settings) -> None:
    with running(settings) as (killed, process):
        assert [found for found in findings(settings) if found.subject == "runs"] == []
        process.kill()
        process.wait()
    for run_key in ("fresh", "stalled"):
        jobs.begin_run(settings, job="load_news", run_key=run_key, interval=None)
    with writing(open_engine(settings.warehouse_url)) as connection:
        begin_again = text("UPDATE ops_run SET status = 'running', finished_at = NULL WHERE run_key = :killed")
        connection.execute(begin_again, {"killed": killed})  # which those two have closed
        past = datetime.now(UTC) - timedelta(days=2)
        connection.execute(text("UPDATE ops_run SET started_at = :past WHERE run_key = 'stalled'"), {"past": past})
    first, second = (found for found in findings(settings) if found.subject == "runs")
    assert (first.health, second.health) == ("note", "note")
    assert first.says.startswith(f"Killed while they ran: {killed}. ")
    assert second.says.startswith("Running for more than a day, by the ledger: stalled. ")


def test_settings_that_make_no_sense_are_all_that_is_looked_at(tmp_path: Path) -> None:
    stated = {"WARRAQ_WAREHOUSE": "sqlite:///a.db"}
    (found,) = jobs.examine(lambda: load_settings(stated, tmp_path / ".env"), least_free_bytes=0)
    assert (found.subject, found.health) == ("settings", "mend")
    assert "did you mean WARRAQ_WAREHOUSE_URL" in found.says


def test_a_file_that_a_setting_names_and_that_cannot_be_read_is_found(settings: Settings, tmp_path: Path) -> None:
    subject, says = mended(replace(settings, mapping=str(tmp_path / "mapping.toml")))
    assert subject == "settings"
    assert "WARRAQ_MAPPING names" in says


def test_a_password_in_a_file_that_others_can_read_is_noted(
    new_warehouse: NewWarehouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = make_url(new_warehouse("postgresql").warehouse_url).set(password="tiger")  # noqa: S106
    settings = replace(new_warehouse("postgresql"), warehouse_url=url.render_as_string(hide_password=False))
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").touch(mode=0o644)
    (noted,) = (found for found in findings(settings) if found.subject == "permissions")
    assert "chmod 600 .env" in noted.says
    assert "tiger" not in repr(findings(settings))


def test_a_warehouse_that_is_not_made_yet_is_said_to_want_its_migrations_and_is_not_made(
    new_warehouse: NewWarehouse, tmp_path: Path
) -> None:
    settings = replace(new_warehouse("sqlite"), warehouse_url=f"sqlite:///{tmp_path / 'new.db'}")
    subject, says = mended(settings)
    assert subject == "migrations"
    assert "Run: warraq migrate" in says
    assert not (tmp_path / "new.db").exists()


def test_a_database_that_does_not_answer_is_found(new_warehouse: NewWarehouse) -> None:
    settings = replace(new_warehouse("sqlite"), warehouse_url="postgresql://news@127.0.0.1:1/warehouse")
    subject, says = mended(settings)
    assert subject == "warehouse"
    assert "See that it is up" in says


def test_a_schema_that_is_behind_is_found(settings: Settings) -> None:
    with writing(open_engine(settings.warehouse_url)) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    subject, says = mended(settings)
    assert subject == "migrations"
    assert "Run: warraq migrate" in says


def test_a_user_who_may_only_read_postgresql_is_found(new_warehouse: NewWarehouse) -> None:
    settings = new_warehouse("postgresql")
    with writing(open_engine(settings.warehouse_url)) as connection:
        for statement in (
            "DROP ROLE IF EXISTS warraq_reader",
            "CREATE ROLE warraq_reader LOGIN",
            "GRANT SELECT ON ALL TABLES IN SCHEMA public TO warraq_reader",
        ):
            connection.execute(text(statement))
    url = make_url(settings.warehouse_url).set(username="warraq_reader")
    subject, says = mended(replace(settings, warehouse_url=url.render_as_string(hide_password=False)))
    assert subject == "warehouse"
    assert "lacks a privilege" in says


def test_a_file_of_sqlite_that_is_damaged_is_found(new_warehouse: NewWarehouse, tmp_path: Path) -> None:
    (tmp_path / "noise.db").write_bytes(b"no database at all" * 100)
    subject, says = mended(replace(new_warehouse("sqlite"), warehouse_url=f"sqlite:///{tmp_path / 'noise.db'}"))
    assert subject == "warehouse"
    assert "no SQLite database" in says


def test_a_landing_zone_that_is_not_there_is_found(settings: Settings) -> None:
    subject, says = mended(replace(settings, landing=f"{settings.landing}/gone"))
    assert subject == "landing zone"
    assert "mkdir -p" in says


def test_a_raw_zone_where_no_file_can_be_made_is_found(settings: Settings) -> None:
    Path(settings.raw).write_text("in the way", encoding="utf-8")
    assert {subject for subject, _ in to_mend(settings)} == {"raw zone"}


@pytest.mark.parametrize("zone", ["landing", "raw"])
def test_a_bucket_that_is_there_is_tried_and_left_empty(settings: Settings, bucket: str, zone: str) -> None:
    assert to_mend(with_zone(settings, zone, bucket)) == []
    assert list(Bucket(bucket, "test").objects()) == []


@pytest.mark.parametrize("zone", ["landing", "raw"])
def test_a_bucket_that_is_not_there_is_found(settings: Settings, bucket: str, zone: str) -> None:
    subject, says = mended(with_zone(settings, zone, f"{bucket}-gone/{zone}"))
    assert subject == f"{zone} zone"
    assert "there is no such bucket" in says


def with_zone(settings: Settings, zone: str, place: str) -> Settings:
    return replace(settings, landing=place) if zone == "landing" else replace(settings, raw=place)


def test_a_disk_with_too_little_free_is_found_and_said_to_hold_what(settings: Settings) -> None:
    found = [one for one in findings(settings, least_free_bytes=2**60) if one.health == "mend"]
    assert {one.subject for one in found} == {"disk"}
    assert any("raw zone" in one.says for one in found)


def test_a_file_from_the_future_is_found(settings: Settings) -> None:
    file = Path(settings.landing) / "page.txt"
    file.touch()
    tomorrow = time.time() + 86400
    os.utime(file, (tomorrow, tomorrow))
    subject, says = mended(settings)
    assert subject == "clock"
    assert "NTP" in says


def test_a_run_that_began_in_the_future_is_found(settings: Settings) -> None:
    jobs.begin_run(settings, job="run", run_key="later", interval=None)
    with writing(open_engine(settings.warehouse_url)) as connection:
        later = (datetime.now(UTC) + timedelta(days=1)).isoformat()
        connection.execute(text("UPDATE ops_run SET started_at = :later"), {"later": later})
    assert mended(settings)[0] == "clock"


def test_another_zone_than_utc_is_noted(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Riyadh")
    time.tzset()
    try:
        noted = [found.says for found in findings(settings) if (found.subject, found.health) == ("clock", "note")]
    finally:
        monkeypatch.undo()
        time.tzset()
    assert "Warraq reckons in UTC" in noted[0]


def test_a_model_that_is_asked_for_and_not_installed_is_found(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path))
    subject, says = mended(replace(settings, entity_engine="camel"))
    assert subject == "language data"
    assert "camel_data -i ner-arabert" in says


def test_a_morphology_that_is_named_and_not_there_is_found(settings: Settings, tmp_path: Path) -> None:
    assert mended(replace(settings, morphology=str(tmp_path / "gone.db")))[0] == "language data"
