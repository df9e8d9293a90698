"""The report page of a run: one file, whole or as it was, that says what the tables say."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from etl import jobs
from etl.errors import ExportError, WarehouseError
from etl.jobs.reporting import SECTIONS
from etl.load.sql_files import sql_files
from tests.warehouse.pages import put, small_page, whole, wire_page

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from etl.settings import Settings

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


@pytest.fixture
def reported(settings: Settings, tmp_path: Path) -> Settings:
    """A warehouse with the samples and one refused input, and a folder for its reports."""
    (tmp_path / "<b>فيلم.txt").write_bytes(b"\x00\x01\x02\x03" * 100)
    settings = replace(settings, reports=str(tmp_path / "reports"))
    jobs.run(settings, [*sorted(SAMPLES.glob("*/*")), tmp_path / "<b>فيلم.txt"])
    return settings


def page_of(settings: Settings) -> str:
    return Path(jobs.write_report(settings).path).read_text(encoding="utf-8")


def test_the_page_has_every_section_with_its_figures_and_charts(reported: Settings) -> None:
    page = page_of(reported)
    assert re.findall(r'<section id="(\w+)">', page) == list(SECTIONS)
    assert re.findall(r'<article id="(\w+)">', page) == [query.name for query in sql_files("report")]
    assert page.count("<svg") == sum("chart" in query.fields for query in sql_files("report"))
    assert '<html lang="ar" dir="rtl">' in page
    assert "it is not text" in page


def test_a_text_that_another_publisher_has_too_is_on_the_page_of_a_run_that_has_it(
    settings: Settings, engine: Engine, tmp_path: Path
) -> None:
    settings = replace(settings, reports=str(tmp_path / "reports"))
    put(engine, whole("one", wire_page("okaz", "عاصفة")), run_key="first")
    put(engine, whole("two", small_page("خبر")), run_key="second")
    assert wires(settings, "first") == []
    put(engine, whole("three", wire_page("youm7", "رياح")), run_key="third")
    assert wires(settings, "third")[1:5] == wires(settings, "first")[1:5] == ["okaz", "Reuters", "2", "2"]
    assert wires(settings, "second") == []


def wires(settings: Settings, run_key: str) -> list[str]:
    """The cells of the table of a run's page that lists what its pages share with other publishers."""
    page = Path(jobs.write_report(settings, run_key).path).read_text(encoding="utf-8")
    listed = page.partition('<article id="22_wires">')[2].partition("</article>")[0]
    return re.findall(r"<td[^>]*>\s*(.*?)\s*</td>", listed)


def test_the_page_fetches_nothing_and_escapes_what_inputs_are_called(reported: Settings) -> None:
    page = page_of(reported)
    fetched = re.findall(r'(?:src|href|url)\s*[=(]\s*["\']?(?!#|http://www\.w3\.org|data:)([^"\'> )]+)', page)
    assert fetched == []
    assert "&lt;b&gt;فيلم.txt" in page
    assert "<b>فيلم" not in page


def test_the_page_says_how_many_articles_there_are(reported: Settings) -> None:
    with_totals = re.sub(r"\s+", " ", page_of(reported))
    assert "<dt>article</dt><dd>8</dd>" in with_totals
    assert "<dt>quarantined</dt><dd>1</dd>" in with_totals


def test_the_page_links_into_the_tables_where_a_setting_says_where_they_are_served(reported: Settings) -> None:
    page = page_of(replace(reported, browse_url="http://127.0.0.1:8001/warehouse/"))
    assert 'href="http://127.0.0.1:8001/warehouse/ops_quarantine?reason=binary"' in page
    assert 'href="http://127.0.0.1:8001/warehouse/gold_article?publisher_key=' in page


def test_the_last_page_is_found_under_one_name_and_each_under_its_run(reported: Settings) -> None:
    first = jobs.write_report(reported)
    jobs.run(reported, sorted(SAMPLES.glob("*/*"))[:1])
    second = jobs.write_report(reported)
    assert first.run_key != second.run_key
    assert jobs.write_report(replace(reported, reports_url="https://reports.example/w/"), first.run_key).address == (
        f"https://reports.example/w/{first.run_key}.html"
    )
    folder = Path(reported.reports)
    names = {f"{first.run_key}.html", f"{second.run_key}.html", "latest.html"}
    assert {path.name for path in folder.iterdir()} == names
    assert (folder / "latest.html").read_text(encoding="utf-8").count(first.run_key) > 0


def test_a_page_that_cannot_be_written_leaves_the_one_before(
    reported: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Path(jobs.write_report(reported).path).read_bytes()

    def full(path: Path, content: str, encoding: str) -> None:
        path.write_bytes(content.encode(encoding)[:100])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(ExportError, match="No space left on device"):
        jobs.write_report(reported)
    folder = Path(reported.reports)
    assert len(list(folder.iterdir())) == 2
    assert (folder / "latest.html").read_bytes() == before


def test_a_run_that_is_not_there_is_named(settings: Settings, tmp_path: Path) -> None:
    settings = replace(settings, reports=str(tmp_path / "reports"))
    with pytest.raises(WarehouseError, match="no run has loaded anything yet"):
        jobs.write_report(settings)
    with pytest.raises(WarehouseError, match="ops_run holds no run 'abc'"):
        jobs.write_report(settings, "abc")
    assert not (tmp_path / "reports").exists()
