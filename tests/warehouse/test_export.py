"""Exports: the tables as files, one whole state of the warehouse, written anew only where something changed."""

from __future__ import annotations

import csv
import json
import multiprocessing
import os
import signal
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
from sqlalchemy import Engine, text

from etl import jobs
from etl.errors import ExportError
from etl.jobs.exporting import export
from etl.load.engine import reading
from etl.load.export_files import WRITERS
from etl.load.export_folder import MANIFEST, replacing
from etl.load.exported import sources
from etl.model import Article, Paragraph
from tests.warehouse.pages import full_page, put, retold, small_page, whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from etl.settings import Settings

FORMATS = ("csv", "jsonl", "parquet")
FORMULAS = ("=1+1", "+15 درجة", "-5 درجات", "@هاشتاق", "\tبداية")


@pytest.fixture
def loaded(engine: Engine) -> Engine:
    risky = Article(
        position=0, headline="خبر", body=tuple(Paragraph(text=words) for words in (*FORMULAS, 'قال: "نعم",\nثم سكت'))
    )
    put(engine, whole("one", full_page(), replace(small_page("خبر"), articles=(risky,))))
    return engine


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def count(engine: Engine, name: str) -> int:
    with reading(engine) as connection:
        return int(connection.execute(text(f"SELECT COUNT(*) FROM {name}")).scalar_one())  # noqa: S608


def test_every_table_and_view_is_exported_with_all_of_its_rows(
    loaded: Engine, settings: Settings, tmp_path: Path
) -> None:
    for form in FORMATS:
        export(settings, form, tmp_path / form)
    for source in sources():
        rows = count(loaded, source.name)
        with (tmp_path / "csv" / f"{source.name}.csv").open(encoding="utf-8-sig", newline="") as file:
            assert len(list(csv.DictReader(file))) == rows
        lines = (tmp_path / "jsonl" / f"{source.name}.jsonl").read_bytes().splitlines()
        assert [list(json.loads(line)) for line in lines] == [list(source.columns)] * rows
        table = ds.dataset(tmp_path / "parquet" / source.name, partitioning="hive").to_table()
        assert table.num_rows == rows
        assert set(table.column_names) >= set(source.columns)


@pytest.mark.usefixtures("loaded")
def test_excel_knows_the_letters_and_calculates_nothing(settings: Settings, tmp_path: Path) -> None:
    export(settings, "csv", tmp_path / "csv")
    content = (tmp_path / "csv" / "silver_paragraph.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    with (tmp_path / "csv" / "silver_paragraph.csv").open(encoding="utf-8-sig", newline="") as file:
        texts = {row["text"] for row in csv.DictReader(file)}
    assert {f"'{words}" for words in FORMULAS} | {'قال: "نعم",\nثم سكت'} <= texts


@pytest.mark.usefixtures("loaded")
def test_json_and_parquet_hold_the_words_as_they_are(settings: Settings, tmp_path: Path) -> None:
    export(settings, "jsonl", tmp_path / "jsonl")
    export(settings, "parquet", tmp_path / "parquet")
    lines = (tmp_path / "jsonl" / "silver_paragraph.jsonl").read_bytes().splitlines()
    column = ds.dataset(tmp_path / "parquet" / "silver_paragraph", partitioning="hive").to_table()["text"]
    assert set(FORMULAS) <= {json.loads(line)["text"] for line in lines} == set(column.to_pylist())


@pytest.mark.usefixtures("loaded")
def test_columns_of_parquet_have_their_types(settings: Settings, tmp_path: Path) -> None:
    export(settings, "parquet", tmp_path / "lake")
    article = pq.read_schema(tmp_path / "lake" / "silver_article" / "publisher_key=aawsat" / "part.parquet")
    types = {
        name: str(article.field(name).type) for name in ("headline", "position", "published_day", "published_utc_at")
    }
    assert types == {
        "headline": "string",
        "position": "int64",
        "published_day": "date32[day]",
        "published_utc_at": "timestamp[us, tz=UTC]",
    }
    story = pq.read_schema(tmp_path / "lake" / "gold_story" / "publisher_key=aawsat" / "part.parquet")
    assert [str(story.field(name).type) for name in ("is_loaded", "card_count")] == ["bool", "int64"]


@pytest.mark.usefixtures("loaded")
def test_parquet_is_written_many_rows_at_a_time(settings: Settings, tmp_path: Path) -> None:
    export(settings, "parquet", tmp_path / "lake")
    days = pq.ParquetFile(next((tmp_path / "lake" / "dim_date").rglob("*.parquet")))
    assert days.metadata.num_row_groups < days.metadata.num_rows / 1000


@pytest.mark.parametrize("form", FORMATS)
def test_exporting_again_writes_only_what_changed(
    loaded: Engine, settings: Settings, tmp_path: Path, form: str
) -> None:
    to = tmp_path / "export"
    first = export(settings, form, to)
    before = files(to)
    again = export(settings, form, to)
    assert (first.kept, again.written, again.kept) == (0, 0, first.written)
    assert files(to) == before
    put(loaded, whole("two", retold(full_page(), "نص جديد")), run_key="again")
    third = export(settings, form, to)
    assert third.written > 0
    # Days never change; of the rest only what stands apart by publisher is kept.
    assert (third.kept > 1) == (form == "parquet")
    alone = export(settings, form, tmp_path / "alone")
    assert alone.written == third.written + third.kept
    assert files(to).keys() == files(tmp_path / "alone").keys()


def test_a_file_that_waits_is_exported_though_no_page_changed(settings: Settings, tmp_path: Path) -> None:
    unfinished = Path(settings.landing) / "page.txt.part"
    export(settings, "jsonl", tmp_path / "export")
    unfinished.write_text("خبر", encoding="utf-8")
    jobs.run(settings, [settings.landing])
    export(settings, "jsonl", tmp_path / "export")
    (line,) = (tmp_path / "export" / "gold_input_outcome.jsonl").read_bytes().splitlines()
    assert json.loads(line)["outcome"] == "waiting"


def test_an_export_that_breaks_leaves_the_one_before_and_nothing_beside(
    loaded: Engine, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to = tmp_path / "exports" / "export"
    export(settings, "csv", to)
    before = files(to)
    put(loaded, whole("two", small_page("خبر آخر")), run_key="again")

    def break_off(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setitem(WRITERS, "csv", break_off)
    with pytest.raises(KeyboardInterrupt):
        export(settings, "csv", to)
    assert files(to) == before
    assert [path.name for path in to.parent.iterdir()] == ["export"]


def dies_writing(patch: pytest.MonkeyPatch) -> None:
    def half(path: Path, *_: object) -> int:
        path.write_text("half", encoding="utf-8")
        os.kill(os.getpid(), signal.SIGKILL)
        return 0

    patch.setitem(WRITERS, "csv", half)


def dies_taking_the_place(patch: pytest.MonkeyPatch) -> None:
    rename = Path.rename

    def once(path: Path, to: Path) -> None:
        rename(path, to)
        os.kill(os.getpid(), signal.SIGKILL)

    patch.setattr(Path, "rename", once)


def dying_export(settings: Settings, to: Path, dies: Callable[[pytest.MonkeyPatch], None]) -> None:
    """An export in a process of its own, which dies."""
    with pytest.MonkeyPatch.context() as patch:
        dies(patch)
        export(settings, "csv", to)


@pytest.mark.parametrize("dies", [dies_writing, dies_taking_the_place])
def test_an_export_that_is_killed_leaves_the_one_before_and_the_next_is_whole(
    loaded: Engine, settings: Settings, tmp_path: Path, dies: Callable[[pytest.MonkeyPatch], None]
) -> None:
    to = tmp_path / "exports" / "export"
    export(settings, "csv", to)
    before = files(to)
    put(loaded, whole("two", small_page("خبر آخر")), run_key="again")
    process = multiprocessing.get_context("spawn").Process(target=dying_export, args=(settings, to, dies))
    process.start()
    process.join(timeout=120)
    assert process.exitcode == -signal.SIGKILL
    standing = to if dies is dies_writing else to.with_name(".export.previous")
    assert files(standing) == before
    export(settings, "csv", to)
    assert [path.name for path in to.parent.iterdir()] == ["export"]
    export(settings, "csv", tmp_path / "alone")
    assert files(to) == files(tmp_path / "alone")


def test_a_folder_that_holds_something_else_is_left_alone(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("رسالة", encoding="utf-8")
    for place in (tmp_path / "mine", tmp_path / "mine" / "letter.txt"):
        with pytest.raises(ExportError, match=r"is no export of Warraq\. Name a new or an empty folder"):
            export(settings, "csv", place)
    assert (tmp_path / "mine" / "letter.txt").read_text(encoding="utf-8") == "رسالة"


@pytest.mark.usefixtures("loaded")
def test_an_export_of_another_format_is_left_alone(settings: Settings, tmp_path: Path) -> None:
    export(settings, "csv", tmp_path / "export")
    with pytest.raises(ExportError, match="holds an export as csv, not as jsonl"):
        export(settings, "jsonl", tmp_path / "export")


def test_two_exports_to_one_folder_do_not_meet(tmp_path: Path) -> None:
    with replacing(tmp_path / "export", "csv"):
        with pytest.raises(ExportError, match="Another export"), replacing(tmp_path / "export", "csv"):
            pass
        assert (tmp_path / ".export.partial").is_dir()
    assert (tmp_path / "export" / MANIFEST).is_file()


def test_a_folder_that_cannot_be_made_is_told(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="was given up"):
        export(settings, "csv", tmp_path / "file" / "export")
