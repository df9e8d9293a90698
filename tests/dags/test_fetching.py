"""Whole runs of ``fetch_news`` through Airflow's own machinery, from a newspaper on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import NullPool, create_engine, text

from etl import jobs
from etl.settings import Settings, load_settings
from tests.dags.retrying import retrying_at_once
from tests.fetch.newspaper import publish
from tests.fetch.site import Reply, Site, serving

if TYPE_CHECKING:
    from pathlib import Path

    from airflow.models.dagrun import DagRun
    from airflow.sdk import DAG

NIGHT_ENDS = datetime(2024, 9, 8, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def fetch_news(dags: dict[str, DAG], airflow_database: None) -> DAG:
    del airflow_database
    return retrying_at_once(dags["fetch_news"])


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def settings(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """An empty warehouse, and a file of feeds that enables two publishers of the site."""
    feeds = tmp_path / "feeds.toml"
    feeds.write_text(
        f'[marsa]\nfeeds = ["{site.url}/feed"]\n[hadiqa]\nfeeds = ["{site.url}/garden"]\n', encoding="utf-8"
    )
    stated = {
        "WAREHOUSE_URL": f"sqlite:///{tmp_path / 'warehouse.db'}",
        "LANDING": str(tmp_path / "landing"),
        "RAW": str(tmp_path / "raw"),
        "FEEDS": str(feeds),
        "FETCH_CONTACT": "https://example.org/robot",
        "FETCH_TRUSTED_NETWORKS": "127.0.0.1/32",
        "FETCH_DELAY_MILLISECONDS": "1",
        "FETCH_CHUNK_PUBLISHERS": "1",
        "FETCH_TRIES": "1",
    }
    for name, value in stated.items():
        monkeypatch.setenv(f"WARRAQ_{name}", value)
    site["/garden"] = Reply(body=b"<rss><channel></channel></rss>")
    settings = load_settings()
    jobs.migrate(settings)
    return settings


def states(run: DagRun) -> dict[str, str]:
    return {
        task.task_id if task.map_index < 0 else f"{task.task_id}[{task.map_index}]": str(task.state)
        for task in run.get_task_instances()
    }


def rows(settings: Settings, query: str) -> list[tuple[object, ...]]:
    with create_engine(settings.warehouse_url, poolclass=NullPool).connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def test_a_run_fetches_its_day_of_every_enabled_publisher(fetch_news: DAG, site: Site, settings: Settings) -> None:
    publish(site, 2)
    run = fetch_news.test(logical_date=NIGHT_ENDS)
    assert states(run) == {
        "begin": "success",
        "plan": "success",
        "fetch[0]": "success",
        "fetch[1]": "success",
        "check": "success",
        "report": "success",
        "done": "success",
    }
    assert rows(settings, "SELECT job, status FROM ops_run") == [("fetch_news", "succeeded")]
    outcomes = rows(settings, "SELECT publisher_key, kind, outcome FROM ops_fetch ORDER BY 1, 2, 3")
    assert outcomes == [
        ("hadiqa", "feed", "fetched"),
        ("marsa", "feed", "fetched"),
        *[("marsa", "page", "fetched")] * 2,
    ]


def test_a_feed_that_does_not_answer_is_asked_again_and_then_fails_its_chunk_alone(
    fetch_news: DAG, site: Site, settings: Settings
) -> None:
    publish(site, 1)
    site["/garden"] = Reply(status=500)
    run = fetch_news.test(logical_date=NIGHT_ENDS)
    found = states(run)
    assert (found["fetch[0]"], found["fetch[1]"], found["report"]) == ("failed", "success", "success")
    assert str(run.state) == "failed"
    assert site.times("/garden") == 4
    assert site.times("/news/0") == 1
    assert rows(settings, "SELECT outcome FROM ops_fetch WHERE kind = 'page'") == [("fetched",)]


def test_a_night_without_enabled_publishers_succeeds(
    fetch_news: DAG, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WARRAQ_FEEDS")
    monkeypatch.delenv("WARRAQ_FETCH_CONTACT")
    run = fetch_news.test(logical_date=NIGHT_ENDS)
    assert str(run.state) == "success"
    assert states(run)["fetch"] == "skipped"
    assert rows(settings, "SELECT status FROM ops_run") == [("succeeded",)]
