"""A night through Airflow, whose OpenLineage events reach a server that really listens."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from copy import deepcopy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from etl import jobs
from etl.load.sql_files import sql_files
from etl.load.tables import METADATA
from etl.load.views import sources, views
from etl.settings import Settings
from tests.dags.conftest import PAGE
from tests.dags.openlineage import problems

if TYPE_CHECKING:
    from airflow.sdk import DAG

Event = dict[str, Any]


class Collector(BaseHTTPRequestHandler):
    """Where events are sent."""

    events: list[Event]

    def do_POST(self) -> None:  # the standard library's name
        self.events.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(201)
        self.end_headers()

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def night(airflow_database: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, list[Event]]]:
    """The folder of a night whose report page could not be written, and the events of the night."""
    del airflow_database
    folder = tmp_path_factory.mktemp("night")
    landed = folder / "landing" / "2024-09-07" / "page.txt"
    landed.parent.mkdir(parents=True)
    landed.write_text(PAGE, encoding="utf-8")
    (folder / "reports").touch()
    events: list[Event] = []
    listening = type("Listening", (Collector,), {"events": events})
    with pytest.MonkeyPatch.context() as patch, ThreadingHTTPServer(("127.0.0.1", 0), listening) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        transport = {"type": "http", "url": f"http://127.0.0.1:{server.server_port}"}
        patch.setenv("AIRFLOW__OPENLINEAGE__TRANSPORT", json.dumps(transport))
        patch.setenv("WARRAQ_WAREHOUSE_URL", f"sqlite:///{folder / 'warehouse.db'}")
        for zone in ("landing", "raw", "reports"):
            patch.setenv(f"WARRAQ_{zone.upper()}", str(folder / zone))
        jobs.migrate(Settings(warehouse_url=f"sqlite:///{folder / 'warehouse.db'}"))
        command = [sys.executable, "-m", "airflow", "dags", "test", "load_news", "2024-09-08T02:00:00"]
        assert subprocess.run(command, capture_output=True, check=False).returncode == 1  # as of a night that failed
        yield folder, events
        server.shutdown()


def the(events: list[Event], job: str, kind: str) -> Event:
    (event,) = (each for each in events if (each["job"]["name"], each["eventType"]) == (f"load_news.{job}", kind))
    return event


def names(datasets: list[Event]) -> list[tuple[str, str]]:
    return [(each["namespace"], each["name"]) for each in datasets]


def test_every_event_of_a_night_is_valid_and_each_task_that_ran_has_one_when_it_starts_and_ends(
    night: tuple[Path, list[Event]],
) -> None:
    _, events = night
    kinds = [each["eventType"] for each in events]
    assert {kind: kinds.count(kind) for kind in kinds} == {"START": 10, "RUNNING": 3, "COMPLETE": 9, "FAIL": 2}
    assert [problem for event in events for problem in problems(event)] == []


def test_an_event_that_is_not_valid_is_found_out(night: tuple[Path, list[Event]]) -> None:
    _, events = night
    event = deepcopy(the(events, "check", "RUNNING"))
    del event["run"]["runId"]
    event["eventTime"] = "yesterday"
    event["job"]["colour"] = "green"
    first = event["inputs"][0]
    first["inputFacets"]["dataQualityAssertions"]["assertions"][0]["success"] = "yes"
    first["facets"] = first["inputFacets"]
    told = "\n".join(problems(event))
    for wrong in (
        "runId is missing",
        "event.eventTime",
        "Job has no colour",
        "success: 'yes' is no",
        "DatasetFacet belongs",
    ):
        assert wrong in told


def test_no_event_holds_a_word_of_a_page_or_the_name_of_a_file(night: tuple[Path, list[Event]]) -> None:
    _, events = night
    told = json.dumps(events, ensure_ascii=False)
    assert [word for word in {*PAGE.split(), "page.txt"} if word in told] == []


def test_a_task_that_failed_says_why(night: tuple[Path, list[Event]]) -> None:
    folder, events = night
    message = the(events, "publish", "FAIL")["run"]["facets"]["errorMessage"]["message"]
    assert str(folder / "reports") in message


def test_receiving_reads_the_landing_zone_and_writes_the_raw_zone(night: tuple[Path, list[Event]]) -> None:
    folder, events = night
    event = the(events, "receive", "RUNNING")
    assert names(event["inputs"]) == [("file", str(folder / "landing"))]
    raw, *bronze = event["outputs"]
    assert (raw["namespace"], raw["name"]) == ("file", str(folder / "raw"))
    assert raw["outputFacets"]["outputStatistics"]["fileCount"] == 1
    assert raw["outputFacets"]["outputStatistics"]["size"] == len(PAGE.encode())
    warehouse = f"sqlite://{folder / 'warehouse.db'}"
    assert names(bronze) == [(warehouse, "bronze_delivery"), (warehouse, "bronze_dump")]


def test_loading_reads_the_raw_zone_and_writes_all_of_silver_and_gold_with_counts(
    night: tuple[Path, list[Event]],
) -> None:
    folder, events = night
    event = the(events, "parse_and_load", "RUNNING")
    assert names(event["inputs"])[0] == ("file", str(folder / "raw"))
    written = {each["name"]: each for each in event["outputs"]}
    silver = {name for name in METADATA.tables if name.startswith("silver_")}
    gold = {view.name for view in views() if view.name.startswith("gold_")}
    assert written.keys() == silver | gold | {"bronze_page", "bronze_receipt", "bronze_skip", "bronze_withheld"}
    assert written["silver_article"]["outputFacets"]["outputStatistics"]["rowCount"] == 1
    assert written["silver_page"]["outputFacets"]["outputStatistics"]["rowCount"] == 1


def test_the_columns_of_views_and_keys_say_where_they_are_from(night: tuple[Path, list[Event]]) -> None:
    _, events = night
    written = {each["name"]: each for each in the(events, "parse_and_load", "RUNNING")["outputs"]}

    def origins(table: str, column: str) -> list[tuple[str, str]]:
        fields = written[table]["facets"]["columnLineage"]["fields"]
        return [(each["name"], each["field"]) for each in fields[column]["inputFields"]]

    assert origins("gold_author", "headline") == [("silver_article", "headline")]
    assert origins("gold_wire_family", "family_key") == [("gold_wire_copy", "family_key")]
    assert origins("silver_page", "page_key") == [("bronze_page", "page_key")]
    for view in views():
        if view.name.startswith("gold_"):
            fields = written[view.name]["facets"]["columnLineage"]["fields"]
            assert fields.keys() <= view.columns.keys()
            found = {each["name"] for field in fields.values() for each in field["inputFields"]}
            assert found
            assert found <= {*sources(view)}


def test_what_the_checks_found_stands_at_the_tables_that_they_read(night: tuple[Path, list[Event]]) -> None:
    _, events = night
    inputs = {each["name"]: each["inputFacets"] for each in the(events, "check", "RUNNING")["inputs"]}
    asserted = {
        (each["name"], table): (each["success"], each["severity"], each["actual"])
        for table, facets in inputs.items()
        for each in facets["dataQualityAssertions"]["assertions"]
    }
    assert {check for check, _ in asserted} == {check.name for check in sql_files("checks")}
    assert asserted["blocks_tile_the_page", "silver_block"] == (True, "error", "0")
    assert ("articles_have_a_body", "silver_block") not in asserted


def test_without_a_transport_a_task_tells_nothing(dags: dict[str, DAG], monkeypatch: pytest.MonkeyPatch) -> None:
    assert "load_news" in dags
    monkeypatch.delenv("AIRFLOW__OPENLINEAGE__TRANSPORT", raising=False)
    tell_lineage = sys.modules["lineage"].tell_lineage

    def never(_: object) -> None:
        raise AssertionError("asked for what nobody is told")

    tell_lineage(never)
