"""A newspaper on loopback: a feed of articles of one day, and what a warehouse and a landing zone hold of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import TYPE_CHECKING

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType
from sqlalchemy import select

from etl import jobs
from etl.jobs import Fetched, Interval
from etl.load.engine import open_engine, reading
from etl.load.tables import fetches

from .site import Reply, page

if TYPE_CHECKING:
    from etl.settings import Settings

    from .site import Site

DAY = datetime(2024, 9, 7, tzinfo=UTC)
INTERVAL = Interval(start=DAY, end=DAY + timedelta(days=1))
ARTICLE = """\
<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title}</title>
<link rel="canonical" href="{url}"></head><body><article><h1>{title}</h1>
<p>قال المنظمون إن {title} يستقبل زواره كل مساء حتى نهاية الشهر في ساحة المرسى القديمة.</p>
<p>وأضافوا أن الدخول مجاني لمن هم دون العاشرة، وأن القاعات تغلق عند منتصف الليل.</p>
</article></body></html>
"""


def article(site: Site, path: str, title: str) -> Reply:
    return page(ARTICLE.format(title=title, url=site.url + path))


def feed(site: Site, paths: list[str], *, published: datetime = DAY + timedelta(hours=9)) -> Reply:
    items = "".join(
        f"<item><link>{site.url}{path}</link><pubDate>{format_datetime(published)}</pubDate></item>" for path in paths
    )
    return Reply(body=f"<rss version='2.0'><channel>{items}</channel></rss>".encode())


def publish(site: Site, number: int) -> list[str]:
    """Let the newspaper publish so many articles; their paths."""
    paths = [f"/news/{one}" for one in range(number)]
    for one, path in enumerate(paths):
        site[path] = article(site, path, f"معرض الزيتون {one}")
    site["/feed"] = feed(site, paths)
    return paths


def begin(settings: Settings, run_key: str = "run") -> str:
    jobs.begin_run(settings, job="fetch_news", run_key=run_key, interval=INTERVAL)
    return run_key


def fetch(settings: Settings, run_key: str = "run", interval: Interval = INTERVAL) -> Fetched:
    """One chunk of a run, begun if it is new."""
    begin(settings, run_key)
    return jobs.fetch_chunk(settings, run_key, interval, ["marsa"])


def ledger(settings: Settings, column: str = "outcome") -> dict[str, object]:
    """By path, what the ledger says of the addresses of the last run."""
    table = fetches.FETCH.c
    with reading(open_engine(settings.warehouse_url)) as connection:
        rows = connection.execute(select(table.url, table[column]).order_by(table.visited_at)).all()
    return {"/" + url.split("/", 3)[3]: value for url, value in rows}


def files(settings: Settings) -> list[Path]:
    return sorted(path for path in Path(settings.landing).rglob("*") if path.is_file())


def records(settings: Settings, kind: WarcRecordType = WarcRecordType.any_type) -> list[WarcRecord]:
    """Records of the landing zone's files, read to their ends and verified."""
    found = []
    for path in files(settings):
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream, parse_http=False, record_types=kind):
                assert record.verify_block_digest()
                record.freeze()
                found.append(record)
    return found


def targets(settings: Settings, kind: WarcRecordType = WarcRecordType.response) -> list[str]:
    """Paths of the records of that type."""
    return sorted("/" + (record.headers["WARC-Target-URI"]).split("/", 3)[3] for record in records(settings, kind))
