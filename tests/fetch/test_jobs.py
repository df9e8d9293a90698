"""Whole runs of fetching, from a newspaper on loopback to WARC files and the ledger."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fastwarc.warc import WarcRecordType, is_warc_11
from sqlalchemy import text

from etl import jobs
from etl.errors import SettingsError, Unavailable
from etl.jobs import Interval
from etl.load.engine import open_engine, writing

from .newspaper import DAY, INTERVAL, article, begin, feed, fetch, files, ledger, publish, records, targets
from .site import Reply, page

if TYPE_CHECKING:
    from etl.settings import Settings
    from tests.conftest import NewWarehouse

    from .site import Site

TYPES = WarcRecordType


def test_the_pages_of_the_day_are_written_into_the_folder_of_the_day(site: Site, fetching: Settings) -> None:
    paths = publish(site, 3)
    done = fetch(fetching)
    assert (done.listed, done.fetched, done.failed) == (3, 3, 0)
    assert targets(fetching) == paths
    assert {path.parent for path in files(fetching)} == {Path(fetching.landing) / "2024-09-07"}
    assert all(path.name.endswith(".warc.gz") for path in files(fetching))


def test_a_file_holds_an_opening_and_for_each_page_what_came_what_was_asked_and_what_is_known(
    site: Site, fetching: Settings
) -> None:
    publish(site, 1)
    fetch(fetching)
    found = records(fetching)
    assert [record.record_type for record in found] == [TYPES.warcinfo, TYPES.response, TYPES.request, TYPES.metadata]
    assert all(is_warc_11(record) for record in found)
    _, response, request, metadata = found
    assert request.headers["WARC-Concurrent-To"] == metadata.headers["WARC-Concurrent-To"] == response.record_id
    assert response.headers["WARC-IP-Address"] == "127.0.0.1"


def test_the_ledger_says_where_each_page_is(site: Site, fetching: Settings) -> None:
    publish(site, 2)
    fetch(fetching)
    responses = {record.record_id for record in records(fetching, TYPES.response)}
    assert {ledger(fetching, "record_id")[path] for path in ("/news/0", "/news/1")} == responses
    assert {ledger(fetching, "warc_name")[path] for path in ("/news/0",)} == {path.name for path in files(fetching)}


def test_a_second_run_of_the_day_asks_for_nothing_that_is_held(site: Site, fetching: Settings) -> None:
    paths = publish(site, 3)
    fetch(fetching, "first")
    done = fetch(fetching, "second")
    assert (done.listed, done.held, done.fetched) == (3, 3, 0)
    assert [site.times(path) for path in paths] == [1, 1, 1]


def test_what_a_dump_already_brought_is_not_asked_for(site: Site, fetching: Settings) -> None:
    publish(site, 2)
    with writing(open_engine(fetching.warehouse_url)) as connection:
        connection.execute(
            text("INSERT INTO bronze_dump (dump_key, sha256, name, size_bytes) VALUES ('dump', 's', 'page.html', 1)")
        )
        connection.execute(
            text("INSERT INTO bronze_page (page_key, sha256, media_type, size_bytes) VALUES ('p', 's', 'text/html', 1)")
        )
        connection.execute(
            text("INSERT INTO bronze_receipt (dump_key, position, page_key, url) VALUES ('dump', 0, 'p', :url)"),
            {"url": f"http://127.0.0.1:{site.port}/news/0"},
        )
    assert fetch(fetching).held == 1
    assert site.times("/news/0") == 0


def test_each_address_has_its_outcome(site: Site, fetching: Settings) -> None:
    site["/robots.txt"] = Reply(body=b"User-agent: *\nDisallow: /closed\n")
    site["/fine"] = article(site, "/fine", "افتتاح المكتبة")
    site["/film"] = Reply(body=b"....", headers={"Content-Type": "video/mp4"})
    site["/huge"] = page("x" * 200_000)
    site["/away"] = Reply(status=302, headers={"Location": "http://10.0.0.1/"})
    site["/round"] = Reply(status=302, headers={"Location": "/round"})
    site["/barred"] = Reply(status=403)
    site["/feed"] = feed(site, ["/fine", "/film", "/huge", "/away", "/round", "/barred", "/gone", "/closed", "/never"])
    feeds = Path(fetching.feeds)
    feeds.write_text(f'opt_out = ["{site.url}/never"]\n' + feeds.read_text(encoding="utf-8"), encoding="utf-8")
    done = fetch(fetching)
    assert ledger(fetching) == {
        "/feed": "fetched",
        "/fine": "fetched",
        "/film": "not_a_page",
        "/huge": "too_large",
        "/away": "refused_address",
        "/round": "redirects",
        "/barred": "http_error",
        "/gone": "gone",
        "/closed": "robots",
        "/never": "opted_out",
    }
    assert (done.fetched, done.failed) == (1, 8)
    assert targets(fetching) == ["/fine"]


def test_a_page_that_says_it_was_changed_is_asked_for_again_by_its_validators(site: Site, fetching: Settings) -> None:
    site["/1"] = page("<h1>أول</h1>", ETag='"a"', Last_Modified="Sat, 07 Sep 2024 09:00:00 GMT")
    site["/feed"] = feed(site, ["/1"])
    fetch(fetching, "first")
    assert due_again(fetching) == 1
    site["/1"] = Reply(status=304)
    again = fetch(fetching, "second", tonight())
    assert (again.fetched, again.unchanged) == (0, 1)
    last = site.asked[-1].headers
    assert (last["If-None-Match"], last["If-Modified-Since"]) == ('"a"', "Sat, 07 Sep 2024 09:00:00 GMT")
    (revisit,) = records(fetching, TYPES.revisit)
    (response,) = records(fetching, TYPES.response)
    assert revisit.headers["WARC-Profile"].endswith("/server-not-modified")
    assert revisit.headers["WARC-Refers-To"] == response.record_id
    assert revisit.headers["WARC-Refers-To-Date"] == response.headers["WARC-Date"]


def test_a_page_that_comes_again_byte_for_byte_becomes_a_revisit_whatever_its_etag(
    site: Site, fetching: Settings
) -> None:
    site["/1"] = page("<h1>أول</h1>", ETag='"a"')
    site["/feed"] = feed(site, ["/1"])
    fetch(fetching, "first")
    due_again(fetching)
    site["/1"] = page("<h1>أول</h1>", ETag='"b"')
    assert fetch(fetching, "second", tonight()).unchanged == 1
    (revisit,) = records(fetching, TYPES.revisit)
    assert revisit.headers["WARC-Profile"].endswith("/identical-payload-digest")
    assert revisit.headers["WARC-Payload-Digest"] == records(fetching, TYPES.response)[0].headers["WARC-Payload-Digest"]


def test_a_page_that_was_changed_is_another_version(site: Site, fetching: Settings) -> None:
    site["/1"] = page("<h1>أول</h1>", ETag='"a"')
    site["/feed"] = feed(site, ["/1"])
    fetch(fetching, "first")
    due_again(fetching)
    site["/1"] = page("<h1>أول، بعد التصحيح</h1>", ETag='"b"')
    assert fetch(fetching, "second", tonight()).fetched == 1
    assert targets(fetching) == ["/1", "/1"]


def test_an_article_is_asked_for_again_at_growing_ages(site: Site, fetching: Settings) -> None:
    published = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=7)
    site["/1"] = page("<h1>أول</h1>")
    site["/feed"] = feed(site, ["/1"], published=published)
    fetch(fetching, interval=tonight())
    assert ledger(fetching, "next_due_at")["/1"] == published + timedelta(days=1)


def test_an_old_article_is_not_asked_for_again(site: Site, fetching: Settings) -> None:
    publish(site, 1)
    fetch(fetching)
    assert ledger(fetching, "next_due_at")["/news/0"] is None


def test_what_a_run_has_no_time_for_is_fetched_by_the_next(site: Site, fetching: Settings) -> None:
    paths = publish(site, 6)
    slow = replace(fetching, fetch_delay_milliseconds=200, fetch_host_connections=1, fetch_run_seconds=1)
    done = fetch(slow, "first")
    assert done.fetched >= 1
    assert done.deferred >= 1
    assert done.fetched + done.deferred == 6
    assert fetch(fetching, "second", tonight()).fetched == done.deferred
    assert [site.times(path) for path in paths] == [1] * 6


def test_what_is_beyond_the_most_of_a_run_is_fetched_by_the_next(site: Site, fetching: Settings) -> None:
    paths = publish(site, 5)
    assert fetch(replace(fetching, fetch_max_pages=2), "first").deferred == 3
    assert fetch(fetching, "second", tonight()).fetched == 3
    assert targets(fetching) == paths


def test_files_are_cut_at_the_number_of_pages_that_the_settings_say(site: Site, fetching: Settings) -> None:
    publish(site, 5)
    fetch(replace(fetching, fetch_segment_pages=2))
    assert len(files(fetching)) == 3


def test_a_feed_that_does_not_answer_fails_the_chunk_after_all_else_is_done(site: Site, fetching: Settings) -> None:
    publish(site, 2)
    feeds = Path(fetching.feeds)
    feeds.write_text(f'[marsa]\nfeeds = ["{site.url}/feed", "{site.url}/broken"]\n', encoding="utf-8")
    site["/broken"] = Reply(status=500)
    with pytest.raises(Unavailable, match="nothing is fetched twice"):
        fetch(fetching)
    assert len(targets(fetching)) == 2
    site["/broken"] = feed(site, ["/news/0"])
    assert fetch(fetching).held == 2


def test_a_preview_lists_what_would_be_fetched_and_writes_nothing(site: Site, fetching: Settings) -> None:
    paths = publish(site, 3)
    preview = jobs.preview_fetch(fetching, INTERVAL, ["marsa"])
    assert [target.url for target in preview] == [site.url + path for path in paths]
    assert files(fetching) == []
    assert ledger(fetching) == {}
    assert [site.times(path) for path in paths] == [0, 0, 0]


def test_without_a_contact_nothing_is_asked_for(site: Site, fetching: Settings) -> None:
    publish(site, 1)
    with pytest.raises(SettingsError, match="WARRAQ_FETCH_CONTACT"):
        fetch(replace(fetching, fetch_contact=""))
    assert site.asked == []


def test_a_publisher_that_is_not_enabled_is_not_fetched(fetching: Settings) -> None:
    begin(fetching)
    with pytest.raises(SettingsError, match="'okaz' is no publisher that WARRAQ_FEEDS enables; enabled: marsa"):
        jobs.fetch_chunk(fetching, "run", INTERVAL, ["okaz"])


def test_a_fresh_install_fetches_nobody(fetching: Settings) -> None:
    assert jobs.plan_fetch(replace(fetching, feeds="", fetch_contact="")) == []


def test_the_publishers_that_are_fetched_come_in_chunks(fetching: Settings) -> None:
    Path(fetching.feeds).write_text("[okaz]\n[spa]\n[aawsat]\n", encoding="utf-8")
    assert jobs.plan_fetch(replace(fetching, fetch_chunk_publishers=2)) == [["aawsat", "okaz"], ["spa"]]


@pytest.mark.parametrize("kind", ["postgresql"])
def test_postgresql_holds_the_same_ledger(
    kind: str, site: Site, fetching: Settings, new_warehouse: NewWarehouse
) -> None:
    publish(site, 2)
    on_postgresql = replace(fetching, warehouse_url=new_warehouse(kind).warehouse_url)
    fetch(on_postgresql)
    assert fetch(on_postgresql, "second").held == 2
    assert ledger(on_postgresql) == {"/feed": "fetched", "/news/0": "fetched", "/news/1": "fetched"}


def test_a_run_of_its_own_is_closed_as_succeeded(site: Site, fetching: Settings) -> None:
    publish(site, 1)
    jobs.fetch(fetching, INTERVAL, ["marsa"])
    (run,) = jobs.status(fetching).runs
    assert (run.job, run.status) == ("fetch", "succeeded")


def tonight() -> Interval:
    """An interval that ends now."""
    now = datetime.now(UTC)
    return Interval(start=max(DAY, now - timedelta(days=1)), end=now)


def due_again(settings: Settings) -> int:
    """Let every page be due again a minute ago; how many there are."""
    statement = "UPDATE ops_fetch SET next_due_at = :due WHERE kind = 'page'"
    with writing(open_engine(settings.warehouse_url)) as connection:
        due = (datetime.now(UTC) - timedelta(minutes=1)).isoformat()
        return connection.execute(text(statement), {"due": due}).rowcount
