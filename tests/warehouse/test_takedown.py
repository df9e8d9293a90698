"""What is taken down is nowhere any more, stays away however it comes again, and nothing else goes with it."""

from __future__ import annotations

import gzip
import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow.dataset as ds
import pytest
from sqlalchemy import Engine, select, text

from etl import jobs
from etl.errors import ExportError, TakedownError
from etl.extract.raw import RawZone
from etl.keys import sha256
from etl.load.engine import open_engine, reading
from etl.load.tables import METADATA, bronze, ops, silver, takedowns
from etl.load.takedown import naming
from etl.model import Page
from tests.conftest import DATABASES
from tests.unit.extract.dumps import html_record, page_html, page_text, record, record_id
from tests.warehouse.pages import rows, tables_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from etl.settings import Settings
    from tests.conftest import NewWarehouse

REASON = "طلب الأسرة"
URL = "https://example.org/2"
WORDS = "الجسر رقم 2"
"""Of the page that goes, and of no other."""
DAY = "2024-09-07"


def land(settings: Settings, name: str, content: bytes) -> Path:
    path = Path(settings.landing) / DAY / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def a_warc() -> bytes:
    """Three pages and a redirect, a gzip member each; the second page was captured twice, in other words of WARC."""
    again = record(9, b"", kind="revisit", WARC_Refers_To=record_id(2), WARC_Target_URI=URL)
    records = [html_record(1), html_record(2), record(8, b"", kind="metadata"), again, html_record(3)]
    return b"".join(gzip.compress(each, mtime=0) for each in records)


def a_zip(folder: Path) -> bytes:
    path = folder / "pages.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in (1, 2, 3):
            archive.writestr(f"{number}.txt", page_text(number))
    return path.read_bytes()


def some_json() -> bytes:
    lines = (
        {"title": page_text(n).split("\n")[0], "text": page_text(n), "url": f"https://example.org/{n}"}
        for n in (1, 2, 3)
    )
    return "\n".join(json.dumps(line, ensure_ascii=False) for line in lines).encode()


@pytest.fixture
def loaded(settings: Settings, tmp_path: Path) -> Settings:
    """A warehouse with a WARC, a zip and a JSONL file, in all of which the second page stands beside others."""
    land(settings, "crawl.warc.gz", a_warc())
    land(settings, "pages.zip", a_zip(tmp_path))
    land(settings, "records.jsonl", some_json())
    jobs.run(settings, [settings.landing])
    return settings


def story(settings: Settings) -> str:
    """The key of the story that the second page is about."""
    with reading(open_engine(settings.warehouse_url)) as connection:
        found = select(silver.ARTICLE.c.story_key).where(silver.ARTICLE.c.headline.contains(WORDS)).limit(1)
        return str(connection.execute(found).scalar_one())


def said_in_tables(engine: Engine, words: str) -> list[str]:
    """The tables of which a row has these words."""
    with reading(engine) as connection:
        return [
            table.name
            for table in METADATA.sorted_tables
            if any(words in repr(tuple(row)) for row in connection.execute(select(table)))
        ]


def contents_of_raw(settings: Settings) -> str:
    """All that the raw zone holds, unpacked."""
    assert jobs.verify(settings).faults == ()
    raw = RawZone(settings.raw)
    whole = [raw.open(name.rpartition("/")[2].removesuffix(".zst")) for name in raw.store.names("sha256")]
    left = [raw.open_redacted(digest) for digest in raw.redacted]
    return "".join(stream.read().decode("utf-8", "replace") for stream in [*whole, *left])


def headlines(settings: Settings) -> list[str]:
    with reading(open_engine(settings.warehouse_url)) as connection:
        return sorted(connection.execute(select(silver.ARTICLE.c.headline)).scalars())


def test_a_story_goes_from_every_table_and_from_the_raw_zone_and_all_others_stay(
    loaded: Settings, engine: Engine
) -> None:
    before = tables_of(engine)
    assert len(before["bronze_receipt"]) == 10
    others = [headline for headline in headlines(loaded) if WORDS not in headline]
    report = jobs.take_down(loaded, story(loaded), REASON, most=20)
    assert len(report.pages) == len({page.page_key for page in report.pages}) == 4
    assert {(dump.name, dump.other_pages) for dump in report.dumps} == {
        ("crawl.warc.gz", 2),
        ("pages.zip", 2),
        ("records.jsonl", 2),
    }
    assert headlines(loaded) == others
    assert said_in_tables(engine, WORDS) == []
    assert WORDS not in contents_of_raw(loaded)
    assert len(rows(engine, takedowns.WITHHELD)) == 4
    ((_, mark, _, _, reason, _, completed_at, page_count),) = rows(engine, takedowns.TAKEDOWN)
    assert (mark, reason, completed_at is not None, page_count) == ("story", REASON, True, 4)


def test_what_remains_reads_as_it_did_before(loaded: Settings, engine: Engine) -> None:
    before = tables_of(engine)
    jobs.take_down(loaded, story(loaded), REASON, most=20)
    after = tables_of(engine)
    report = jobs.rebuild_now(loaded, jobs.Selection())
    assert (report.status, report.pages, report.withheld, report.unchanged) == ("succeeded", 6, 4, 6)
    assert tables_of(engine) == after
    kept = {row[0] for row in after["silver_page"]}
    assert after["silver_page"] == [row for row in before["silver_page"] if row[0] in kept]
    assert after["silver_block"] == [row for row in before["silver_block"] if row[0] in kept]
    for page_key in kept:
        assert isinstance(jobs.page(loaded, str(page_key)), Page)


@pytest.mark.parametrize("kind", DATABASES)
def test_a_lost_warehouse_comes_back_without_it_and_keeps_it_out(
    kind: str, new_warehouse: NewWarehouse, tmp_path: Path
) -> None:
    settings = new_warehouse(kind)
    land(settings, "crawl.warc.gz", a_warc())
    land(settings, "single.txt", page_text(2).encode())
    jobs.run(settings, [settings.landing])
    jobs.take_down(settings, story(settings), REASON, most=20)
    before = tables_of(open_engine(settings.warehouse_url))
    new = replace(new_warehouse(kind), raw=settings.raw)
    jobs.rebuild_now(new, jobs.Selection())
    assert tables_of(open_engine(new.warehouse_url)) == before
    later = tmp_path / "later.txt"
    later.write_text(page_text(2), encoding="utf-8")
    assert jobs.run(new, [later]).withheld == 1
    assert rows(open_engine(new.warehouse_url), takedowns.TOMBSTONE) == rows(
        open_engine(settings.warehouse_url), takedowns.TOMBSTONE
    )


def test_the_same_dump_delivered_again_is_not_kept_again(loaded: Settings, engine: Engine) -> None:
    jobs.take_down(loaded, story(loaded), REASON, most=20)
    before = tables_of(engine)
    report = jobs.run(loaded, [loaded.landing])
    assert (report.status, report.pages, report.withheld) == ("succeeded", 6, 4)
    assert tables_of(engine) == before
    assert WORDS not in contents_of_raw(loaded)


def test_the_same_page_in_another_dump_is_withheld_and_taken_out_of_that_dump(loaded: Settings, engine: Engine) -> None:
    jobs.take_down(loaded, URL, REASON, most=20)
    records = [html_record(number) for number in (2, 5)]
    report = jobs.run(loaded, [land(loaded, "later.warc", b"".join(records))])
    assert (report.status, report.pages, report.withheld) == ("succeeded", 1, 1)
    assert "later.warc" not in {path.name for path in Path(loaded.raw).rglob("*")}
    held = [row for row in rows(engine, takedowns.WITHHELD) if row[0] == sha256(b"".join(records))[:32]]
    assert [(position, is_in_raw) for _, position, _, _, is_in_raw in held] == [(0, False)]


def test_what_was_taken_down_has_outcomes_of_its_own(loaded: Settings, engine: Engine) -> None:
    jobs.run(loaded, [land(loaded, "single.txt", page_text(2).encode())])
    jobs.take_down(loaded, story(loaded), REASON, most=20)
    query = (
        "SELECT kind, name, outcome, page_count, withheld_count FROM gold_input_outcome ORDER BY kind, name, outcome"
    )
    with reading(engine) as connection:
        found = [tuple(row) for row in connection.execute(text(query))]
    assert found == [
        ("delivery", "crawl.warc.gz", "loaded", 2, 2),
        ("delivery", "pages.zip", "loaded", 2, 1),
        ("delivery", "records.jsonl", "loaded", 2, 1),
        ("delivery", "single.txt", "withheld", 0, 1),
        ("part", "crawl.warc.gz", "withheld", 0, 1),
        ("part", "crawl.warc.gz", "withheld", 0, 1),
        ("part", "pages.zip", "withheld", 0, 1),
        ("part", "records.jsonl", "withheld", 0, 1),
    ]


@pytest.mark.parametrize(
    ("named", "goes"),
    [
        (lambda _: "http://EXAMPLE.org/2?utm_source=letter#top", 3),
        (lambda _: sha256(page_text(2).encode()), 1),
        (lambda _: sha256(page_html(2).encode()), 2),
        (lambda settings: page_key(settings, page_html(2)), 2),
    ],
    ids=("address", "hash of a text", "hash of a page", "key of a page"),
)
def test_only_what_the_address_or_the_hash_says_goes(
    loaded: Settings, named: Callable[[Settings], str], goes: int
) -> None:
    asked = named(loaded)
    preview = jobs.preview_takedown(loaded, asked, most=20)
    assert len(preview.pages) == goes
    assert len([headline for headline in headlines(loaded) if WORDS in headline]) == 4
    assert jobs.take_down(loaded, asked, REASON, most=20) == preview
    assert len([headline for headline in headlines(loaded) if WORDS in headline]) == 4 - goes
    again = jobs.take_down(loaded, asked, REASON, most=20)
    assert (again.pages, again.takedown_key) == ((), preview.takedown_key)


def page_key(settings: Settings, content: str) -> str:
    with reading(open_engine(settings.warehouse_url)) as connection:
        found = select(bronze.PAGE.c.page_key).where(bronze.PAGE.c.sha256 == sha256(content.encode()))
        return str(connection.execute(found.limit(1)).scalar_one())


@pytest.mark.parametrize(
    ("named", "most", "said"),
    [
        ("https://example.org/404", 20, "No page of the warehouse was captured at https://example.org/404"),
        ("ftp://example.org/2", 20, "is no http or https address of a page"),
        ("0" * 32, 20, "is the key of no page, and of no story"),
        ("0" * 64, 20, "that of a dump with several pages names none of them"),
        ("خبر", 20, "is neither an address"),
        (URL, 2, "names 3 pages, and at most 2 are taken down unasked"),
    ],
)
def test_what_names_nothing_or_too_much_is_refused_and_removes_nothing(
    loaded: Settings, engine: Engine, named: str, most: int, said: str
) -> None:
    before = tables_of(engine, "bronze", "silver", "ops")
    with pytest.raises(TakedownError, match=said):
        jobs.take_down(loaded, named, REASON, most=most)
    assert tables_of(engine, "bronze", "silver", "ops") == before


def test_a_related_card_of_the_story_stays_with_the_page_that_prints_it(settings: Settings) -> None:
    page = "سوق الرمان يفتح أبوابه\n\nقال التجار إن السوق يفتح كل صباح.\n\nمقالات ذات صلة\n\nافتتاح الجسر رقم 2\n"
    jobs.run(settings, [land(settings, "market.txt", page.encode())])
    with pytest.raises(TakedownError, match="of no story of which a text is loaded"):
        jobs.take_down(settings, "1" * 32, REASON, most=20)


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_the_next_export_or_the_takedown_itself_writes_it_out_of_an_export(
    loaded: Settings, tmp_path: Path, form: str
) -> None:
    for name in ("now", "later"):
        jobs.export(loaded, form, tmp_path / name)
    jobs.take_down(loaded, story(loaded), REASON, most=20, exports=[tmp_path / "now"])
    jobs.export(loaded, form, tmp_path / "later")
    for name in ("now", "later"):
        if form == "parquet":
            words = repr(ds.dataset(tmp_path / name / "silver_article", partitioning="hive").to_table().to_pylist())
        else:
            words = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / name).iterdir())
        assert "الجسر رقم 1" in words
        assert WORDS not in words


def test_a_folder_that_is_no_export_stops_a_takedown_before_it_begins(
    loaded: Settings, engine: Engine, tmp_path: Path
) -> None:
    with pytest.raises(ExportError, match="There is no export at"):
        jobs.take_down(loaded, URL, REASON, most=20, exports=[tmp_path / "nowhere"])
    assert rows(engine, takedowns.TAKEDOWN) == []


def test_every_table_that_names_a_page_or_an_article_is_emptied_of_it(loaded: Settings, engine: Engine) -> None:
    report = jobs.take_down(loaded, story(loaded), REASON, most=20)
    gone = {page.page_key for page in report.pages}
    named = 0
    with reading(engine) as connection:
        for table in METADATA.sorted_tables:
            for column in naming(table, "page_key"):
                named += 1
                assert gone.isdisjoint(connection.execute(select(column)).scalars())
            for column in naming(table, "article_key"):
                named += 1
                articles = set(connection.execute(select(column)).scalars()) - {None}
                assert articles <= set(connection.execute(select(silver.ARTICLE.c.article_key)).scalars())
    assert named >= 20


def test_sqlite_keeps_no_word_of_it_in_its_file(new_warehouse: NewWarehouse) -> None:
    settings = new_warehouse("sqlite")
    rare = "زعفرانة"
    land(settings, "a.txt", page_text(1).encode())
    land(settings, "b.txt", page_text(2).replace("الجسر", f"الجسر {rare}").encode())
    jobs.run(settings, [settings.landing])
    file = Path(settings.warehouse_url.removeprefix("sqlite:///"))
    with reading(open_engine(settings.warehouse_url)) as connection:
        found = select(silver.ARTICLE.c.story_key).where(silver.ARTICLE.c.headline.contains(rare))
        named = connection.execute(found).scalar_one()
    assert rare.encode() in b"".join(path.read_bytes() for path in file.parent.glob("warehouse.db*"))
    jobs.take_down(settings, named, REASON, most=20)
    assert rare.encode() not in b"".join(path.read_bytes() for path in file.parent.glob("warehouse.db*"))


def test_samples_of_checks_that_may_quote_it_go(loaded: Settings, engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(ops.CHECK_RESULT.update().values(row_count=1, sample=f'[{{"headline": "{WORDS}"}}]'))
    jobs.take_down(loaded, story(loaded), REASON, most=20)
    assert said_in_tables(engine, WORDS) == []
