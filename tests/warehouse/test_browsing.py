"""What Datasette is given of the warehouse, and the snapshot that it reads where the warehouse is PostgreSQL's."""

from __future__ import annotations

import asyncio
import html
import multiprocessing
import os
import re
import signal
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import httpx
import pytest
from sqlalchemy import make_url

from etl import jobs
from etl.errors import ExportError, SettingsError
from etl.jobs.browsing.site import FACETS, site
from etl.load import snapshot as copying
from etl.load.engine import open_engine
from etl.load.search import Filters
from etl.load.sql_files import sql_files
from etl.load.tables import METADATA
from etl.load.views import views
from tests.conftest import DATABASES
from tests.warehouse.pages import full_page, put, small_page, tables_of, whole

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from tests.conftest import NewWarehouse


def get(file: Path, paths: Sequence[str]) -> list[httpx.Response]:
    """What is answered when these addresses are opened."""

    async def ask() -> list[httpx.Response]:
        served = site(file)
        await served.invoke_startup()
        return [await served.client.get(f"/{file.stem}{path}") for path in paths]

    return asyncio.run(ask())


@pytest.fixture
def file(new_warehouse: NewWarehouse) -> Path:
    """A warehouse in a file."""
    url = new_warehouse("sqlite").warehouse_url
    put(open_engine(url), whole("one", full_page()), whole("two", small_page("سوق الرمان", "يفتح السوق أبوابه.")))
    return Path(str(make_url(url).database))


def test_every_table_view_and_query_has_a_page(file: Path) -> None:
    names = [*METADATA.tables, *(view.name for view in views()), *(query.name for query in sql_files("queries"))]
    found = get(file, [f"/{name}" for name in names])
    assert {
        name: answer.status_code for name, answer in zip(names, found, strict=True) if answer.status_code != 200
    } == {}


def test_a_table_says_what_its_columns_mean_in_both_languages(file: Path) -> None:
    (page,) = get(file, ["/silver_article"])
    assert "Headline as printed; null where" in page.text
    assert "العنوان كما طُبع؛ وفارغ" in page.text


def test_what_is_searched_for_is_folded_as_the_index_is(file: Path) -> None:
    words = quote("مِهرجانُ البَحر")
    listed, indexed, nothing = get(
        file,
        [
            f"/gold_article.json?_words={words}&_shape=objects",
            f"/silver_search.json?_search={words}&_shape=objects",
            f"/gold_article.json?_words={quote('«')}&_shape=objects",
        ],
    )
    assert [row["headline"] for row in listed.json()["rows"]] == ["مهرجان البحر يفتتح دورته العاشرة"]
    assert [row["headline"] for row in indexed.json()["rows"]] == ["مهرجان البحر يفتتح دورته العاشره"]
    assert nothing.json()["rows"] == []


def test_a_question_with_blanks_has_a_link_that_fills_them(file: Path) -> None:
    (empty,) = get(file, ["/what_a_speaker_said"])
    link = re.search(r'href="(\?[^"]+)">مثال', empty.text)
    assert link
    (filled,) = get(file, [f"/what_a_speaker_said{html.unescape(link[1])}"])
    (query,) = (query for query in sql_files("queries") if query.name == "what_a_speaker_said")
    for name, value in query.parameters.items():
        assert f'name="{name}" value="{html.escape(value)}"' in filled.text


def test_facets_are_columns_that_there_are(file: Path) -> None:
    columns = {name: set(table.columns.keys()) for name, table in METADATA.tables.items()}
    columns |= {view.name: set(view.columns) for view in views()}
    assert {name: set(facets) - columns[name] for name, facets in FACETS.items()} == {name: set() for name in FACETS}
    (page,) = get(file, ["/gold_article.json?_size=0"])
    assert page.json()["facet_results"]["publisher_key"]["results"] != []


def test_nothing_can_be_written(file: Path) -> None:
    before = tables_of(open_engine(f"sqlite:///{file}"))
    statements = ("delete from silver_article", "with x as (select 1) delete from silver_article")
    found = get(file, [f".json?sql={quote(statement)}" for statement in statements])
    assert [answer.status_code for answer in found] == [400, 400]
    assert tables_of(open_engine(f"sqlite:///{file}")) == before


def test_analysts_functions_are_there(file: Path) -> None:
    (answer,) = get(
        file, [f".json?sql={quote('select warraq_fold(:word) as folded')}&word={quote('أحمد')}&_shape=array"]
    )
    assert answer.json() == [{"folded": "احمد"}]


@pytest.mark.parametrize("kind", DATABASES)
def test_a_snapshot_holds_every_row_and_is_searched_like_the_warehouse(
    kind: str, new_warehouse: NewWarehouse, tmp_path: Path
) -> None:
    settings = new_warehouse(kind)
    put(open_engine(settings.warehouse_url), whole("one", full_page()))
    file = copying.snapshot(open_engine(settings.warehouse_url), tmp_path / "copies" / "snapshot.db")
    assert [path.name for path in file.parent.iterdir()] == ["snapshot.db"]
    copy = open_engine(f"sqlite:///{file}")
    layers = ("bronze", "silver", "ops")
    assert tables_of(copy, *layers) == tables_of(open_engine(settings.warehouse_url), *layers)
    hits = jobs.search(settings, "مهرجان", Filters(), 5)
    with closing(sqlite3.connect(file)) as connection:
        found = connection.execute("SELECT article_key FROM search_index WHERE search_index MATCH 'مهرجان'").fetchall()
    assert {hit.article_key for hit in hits} == {key for (key,) in found} != set()


def dying_snapshot(url: str, to: Path) -> None:
    """A snapshot in a process of its own, which dies half-way."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("etl.load.snapshot._close", lambda _: os.kill(os.getpid(), signal.SIGKILL))
        copying.snapshot(open_engine(url), to)


def test_a_snapshot_that_is_killed_leaves_the_one_before_and_the_next_is_whole(engine: Engine, tmp_path: Path) -> None:
    put(engine, whole("one", full_page()))
    to = tmp_path / "snapshot.db"
    copying.snapshot(engine, to)
    before = to.read_bytes()
    put(engine, whole("two", small_page("سوق الرمان")))
    url = engine.url.render_as_string(hide_password=False)
    process = multiprocessing.get_context("spawn").Process(target=dying_snapshot, args=(url, to))
    process.start()
    process.join(timeout=120)
    assert process.exitcode == -signal.SIGKILL
    assert to.read_bytes() == before
    copying.snapshot(engine, to)
    assert {path.name for path in tmp_path.iterdir() if "snapshot" in path.name} == {"snapshot.db"}
    assert tables_of(open_engine(f"sqlite:///{to}")) == tables_of(engine)


def test_a_snapshot_that_cannot_be_written_says_so(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("رسالة", encoding="utf-8")
    with pytest.raises(ExportError, match="name another file with --snapshot"):
        copying.snapshot(engine, tmp_path / "letter.txt" / "snapshot.db")


def test_an_address_that_is_taken_or_none_of_ours_is_named(new_warehouse: NewWarehouse, tmp_path: Path) -> None:
    settings = new_warehouse("sqlite")
    with pytest.raises(SettingsError, match=r"192\.0\.2\.1:8001 cannot be listened at"):
        jobs.browse(settings, host="192.0.2.1", port=8001, snapshot_at=tmp_path / "s.db", serving=print)


def test_where_datasette_is_not_installed_it_says_what_to_install(
    new_warehouse: NewWarehouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("etl.jobs.browsing.find_spec", lambda _: None)
    with pytest.raises(SettingsError, match=r"pip install 'warraq\[browse\]'"):
        jobs.browse(new_warehouse("sqlite"), host="127.0.0.1", port=0, snapshot_at=tmp_path / "s.db", serving=print)
