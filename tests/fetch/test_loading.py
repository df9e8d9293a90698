"""From a newspaper on loopback to silver rows: what fetching wrote, loading takes like any other delivery."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from etl import jobs
from etl.jobs import Interval
from etl.load.engine import open_engine, reading
from etl.load.tables import bronze, silver

from .newspaper import DAY, article, fetch, files, ledger, publish
from .site import page

if TYPE_CHECKING:
    from etl.settings import Settings

    from .site import Site

WARRAQ = Path(sys.executable).with_name("warraq")
NIGHT = Interval(start=DAY + timedelta(hours=2), end=DAY + timedelta(hours=26))


def headlines(settings: Settings) -> list[str]:
    with reading(open_engine(settings.warehouse_url)) as connection:
        return sorted(connection.execute(select(silver.ARTICLE.c.headline)).scalars())


def load_the_night(settings: Settings) -> None:
    """What the DAG load_news does for the interval."""
    jobs.begin_run(settings, job="load_news", run_key="load", interval=NIGHT)
    jobs.receive(settings, "load", NIGHT)
    for chunk in jobs.plan(settings, "load", NIGHT):
        jobs.load_chunk(settings, "load", chunk)


def test_the_night_that_loads_takes_what_the_night_that_fetches_wrote(site: Site, fetching: Settings) -> None:
    publish(site, 3)
    interval = Interval(start=DAY + timedelta(hours=1), end=DAY + timedelta(hours=25))
    fetch(fetching, interval=interval)
    load_the_night(fetching)
    assert headlines(fetching) == ["معرض الزيتون 0", "معرض الزيتون 1", "معرض الزيتون 2"]


def test_a_landing_zone_in_a_bucket_gets_whole_files_and_loads_the_same(
    site: Site, fetching: Settings, bucket: str, tmp_path: Path
) -> None:
    publish(site, 3)
    spool = tmp_path / "spool"
    in_bucket = replace(fetching, landing=f"{bucket}/landing", fetch_spool=str(spool), fetch_segment_pages=2)
    fetch(in_bucket)
    load_the_night(in_bucket)
    assert headlines(in_bucket) == ["معرض الزيتون 0", "معرض الزيتون 1", "معرض الزيتون 2"]
    assert [path for path in spool.rglob("*") if path.is_file()] == []


def test_a_loaded_page_knows_its_address_the_moment_of_its_capture_and_its_record(
    site: Site, fetching: Settings
) -> None:
    publish(site, 1)
    fetch(fetching)
    load_the_night(fetching)
    with reading(open_engine(fetching.warehouse_url)) as connection:
        receipt = bronze.RECEIPT.c
        (row,) = connection.execute(select(receipt.url, receipt.captured_at, receipt.member))
    assert row.url == f"{site.url}/news/0"
    assert row.captured_at == ledger(fetching, "visited_at")["/news/0"]
    assert row.member.strip("<>") == str(ledger(fetching, "record_id")["/news/0"]).strip("<>")


def test_a_page_in_another_charset_than_it_declares_is_read_all_the_same(site: Site, fetching: Settings) -> None:
    publish(site, 1)
    declared = article(site, "/news/0", "سوق البهار العتيق")
    site["/news/0"] = replace(
        page(""),
        body=declared.body.decode().encode("windows-1256", "replace"),
        headers={"Content-Type": "text/html; charset=utf-8"},
    )
    fetch(fetching)
    load_the_night(fetching)
    assert headlines(fetching) == ["سوق البهار العتيق"]


def warraq(settings: Settings, folder: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """The real command with these settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("WARRAQ_")}
    stated = {f"WARRAQ_{name.upper()}": str(getattr(settings, name)) for name in settings.__dataclass_fields__}
    environment = kept | {name: value for name, value in stated.items() if value not in ("", "0")}
    return subprocess.run(
        [WARRAQ, *map(str, arguments)],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_the_command_fetches_a_day_and_another_loads_it(site: Site, fetching: Settings, tmp_path: Path) -> None:
    paths = publish(site, 2)
    days = ("--from", "2024-09-07", "--to", "2024-09-07")
    preview = warraq(fetching, tmp_path, "fetch", "--dry-run", *days)
    assert (preview.returncode, preview.stderr) == (0, "")
    assert [line.split()[-1] for line in preview.stdout.splitlines()] == [site.url + path for path in paths]
    done = warraq(fetching, tmp_path, "fetch", "--publisher", "marsa", *days, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["fetched"] == 2
    loaded = warraq(fetching, tmp_path, "run", "--json", *files(fetching))
    assert json.loads(loaded.stdout)["articles"] == 2


def test_the_command_tells_in_one_sentence_what_it_fetched_and_fails_where_a_feed_is_gone(
    site: Site, fetching: Settings, tmp_path: Path
) -> None:
    del site
    done = warraq(fetching, tmp_path, "fetch", "--from", "2024-09-07")
    assert done.returncode == 1
    assert done.stdout == (
        "0 pages listed: fetched 0, 0 unchanged, 0 held already, 0 not to be had, 0 left to the next run.\n"
        "Sitemaps and feeds that could not be read: 1; ops_fetch.detail says why.\n"
    )
