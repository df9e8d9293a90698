from __future__ import annotations

import itertools
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Connection, Engine, event, select

from etl.arabic.fold import fold
from etl.keys import article_key, story_key
from etl.load.batch import Counts
from etl.load.engine import open_engine, reading
from etl.load.receipts import add_pages
from etl.load.rows import page_key
from etl.load.tables import mentions, silver
from etl.model import Caption
from tests.warehouse.pages import full_page, put, retold, rows, small_page, tables_of, whole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from etl.model import Page
    from tests.conftest import NewWarehouse


def test_an_article_keeps_its_text_in_paragraphs_divided_by_blank_lines(engine: Engine) -> None:
    put(engine, whole("dump", full_page()))
    article = silver.ARTICLE.c
    with reading(engine) as connection:
        found = connection.execute(select(article.body, article.word_count).where(article.position == 0)).one()
    body = "افتتح المهرجان أمس.\n\nفرق جديدة\n\nوقال المنظمون إن الدورة أكبر من سابقاتها."
    assert tuple(found) == (body, 12)


def test_a_publication_time_is_kept_as_stated_and_as_a_day_and_in_utc(engine: Engine) -> None:
    put(engine, whole("dump", full_page()))
    article = silver.ARTICLE.c
    columns = (article.published_at, article.published_day, article.published_utc_at, article.modified_at)
    with reading(engine) as connection:
        found = connection.execute(select(*columns).order_by(article.position)).all()
    assert [[str(value) for value in row] for row in found] == [
        ["2024-09-07T01:30:00+03:00", "2024-09-07", "2024-09-06 22:30:00+00:00", "2024-09-07T09:00:00"],
        ["None", "None", "None", "None"],
    ]


def test_a_card_and_the_article_it_leads_to_are_one_story(engine: Engine) -> None:
    put(engine, whole("dump", full_page("معرض")))
    with reading(engine) as connection:
        card = connection.execute(select(silver.RELATED_CARD.c.story_key).order_by(silver.RELATED_CARD.c.position))
        appended = connection.execute(select(silver.ARTICLE.c.story_key).where(silver.ARTICLE.c.position == 1))
        assert card.scalars().first() == appended.scalar_one() == story_key("aawsat", fold("مَعرِض ثانٍ في الجبل"))


def test_the_same_page_again_is_left_alone_and_counted_as_unchanged(engine: Engine) -> None:
    first = put(engine, whole("dump", full_page()))
    before = tables_of(engine)
    again = put(engine, whole("dump", full_page()), run_key="again")
    assert first == Counts(dumps=1, pages=1, articles=2, cards=2, issues=1)
    assert again == Counts(dumps=1, pages=1, articles=2, cards=2, issues=1, unchanged=1)
    assert tables_of(engine) == before


def test_a_page_that_reads_otherwise_now_replaces_all_of_its_rows(engine: Engine, new_warehouse: NewWarehouse) -> None:
    other = open_engine(new_warehouse(engine.dialect.name).warehouse_url)
    put(engine, whole("dump", full_page(), small_page("خبر آخر")))
    counts = put(engine, whole("dump", retold(full_page(), "نص جديد"), small_page("خبر آخر")), run_key="again")
    put(other, whole("dump", retold(full_page(), "نص جديد"), small_page("خبر آخر")))
    assert counts.unchanged == 1
    assert tables_of(engine) == tables_of(other)


def test_a_page_that_two_dumps_hold_is_written_once_and_received_twice(engine: Engine) -> None:
    counts = put(engine, whole("one", small_page("خبر")), whole("two", small_page("خبر")))
    assert counts == Counts(dumps=2, pages=2, articles=2, unchanged=1)
    found = tables_of(engine)
    assert len(found["silver_page"]) == len(found["silver_article"]) == 1
    assert len(found["bronze_receipt"]) == 2


def test_a_load_that_breaks_leaves_nothing_behind(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    put(engine, whole("dump", full_page()))
    before = tables_of(engine, "bronze", "silver", "ops")

    def break_off(*_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("etl.load.load.record_parts", break_off)
    with pytest.raises(RuntimeError, match="a bug"):
        put(engine, whole("dump", retold(full_page(), "نص جديد"), small_page("خبر آخر")))
    assert tables_of(engine, "bronze", "silver", "ops") == before


def test_the_rows_do_not_depend_on_the_order_of_loading_nor_on_the_database(new_warehouse: NewWarehouse) -> None:
    dumps = (
        whole("one", full_page("مهرجان"), small_page("خبر")),
        whole("two", full_page("معرض")),
        whole("three", small_page("خبر"), small_page("خبر آخر")),
    )
    found = []
    for kind, order in itertools.product(("sqlite", "postgresql"), (dumps, dumps[::-1])):
        engine = open_engine(new_warehouse(kind).warehouse_url)
        for dump in order:
            put(engine, dump)
        found.append(tables_of(engine))
    assert found[0]["silver_page"]
    assert found == [found[0]] * 4


def test_loaders_of_the_same_pages_wait_for_each_other_and_all_succeed(
    engine: Engine, new_warehouse: NewWarehouse
) -> None:
    pages = [full_page(f"خبر {number}") for number in range(40)]
    dumps = [whole(f"dump {start}", *pages[start:], *pages[:start]) for start in range(0, 40, 10)]
    with ThreadPoolExecutor(max_workers=4) as pool:
        counts = list(pool.map(lambda dump: put(engine, dump, run_key=dump.dump_key), dumps))
    assert sum(count.unchanged for count in counts) == 3 * len(pages)
    alone = open_engine(new_warehouse(engine.dialect.name).warehouse_url)
    put(alone, *dumps)
    assert tables_of(engine) == tables_of(alone)


def test_loaders_that_meet_on_a_server_do_not_deadlock(
    new_warehouse: NewWarehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = open_engine(new_warehouse("postgresql").warehouse_url)
    put(engine, whole("before", small_page("خبر سابق")))
    pages = [small_page(f"خبر {number}") for number in range(600)]
    meeting = threading.Barrier(2, timeout=20)

    def meet(connection: Connection, found: Iterable[Page]) -> None:
        meeting.wait()
        add_pages(connection, found)

    monkeypatch.setattr("etl.load.load.add_pages", meet)
    dumps = [whole("forwards", *pages), whole("backwards", *reversed(pages))]
    with ThreadPoolExecutor(max_workers=2) as pool:
        counts = list(pool.map(lambda dump: put(engine, dump, run_key=dump.dump_key), dumps))
    assert sum(count.unchanged for count in counts) == len(pages)


def test_pages_are_locked_in_the_order_of_their_keys(engine: Engine) -> None:
    pages = [small_page(f"خبر {number}") for number in range(20)]
    keys = {page_key(parsed.page) for parsed in pages}
    locked: list[object] = []

    def note(*execution: object) -> None:
        statement, values = str(execution[2]), execution[3]
        if statement.startswith("INSERT INTO silver_page "):
            found = values.values() if isinstance(values, dict) else values
            locked.extend(value for value in found if value in keys)  # type: ignore[attr-defined]

    event.listen(engine, "before_cursor_execute", note)
    put(engine, whole("dump", *pages))
    assert locked == sorted(keys)


def test_an_article_key_follows_from_the_page_and_the_position(engine: Engine) -> None:
    put(engine, whole("dump", full_page()))
    key = page_key(full_page().page)
    keys = {row[0] for row in rows(engine, silver.ARTICLE)}
    assert keys == {article_key(key, 0), article_key(key, 1)}


def test_people_authors_and_named_speakers_are_found_in_latin_letters(engine: Engine) -> None:
    put(engine, whole("dump", full_page()))
    with reading(engine) as connection:
        authors = connection.execute(select(silver.AUTHOR.c.name_latin).where(silver.AUTHOR.c.kind == "person"))
        speakers = connection.execute(select(mentions.QUOTATION.c.speaker, mentions.QUOTATION.c.speaker_latin))
        others = connection.execute(
            select(mentions.ENTITY_MENTION.c.name_latin).where(mentions.ENTITY_MENTION.c.type != "PERS")
        )
        assert all(spelled and spelled.isascii() for spelled in authors.scalars())
        assert ("سلمى الريّس", "salma al-ris") in {tuple(row) for row in speakers}
        assert set(others.scalars()) == {None}


def test_a_credit_is_kept_as_printed_beside_the_agency_that_it_names(engine: Engine) -> None:
    caption = Caption(text="السوق", credits=("أ.ف.ب", "بلدية نخلان"))
    page = full_page()
    put(engine, whole("dump", replace(page, articles=(replace(page.articles[0], captions=(caption,)),))))
    with reading(engine) as connection:
        credit = silver.CAPTION_CREDIT.c
        kept = connection.execute(select(credit.holder, credit.agency).order_by(credit.position)).all()
    assert [tuple(row) for row in kept] == [("أ.ف.ب", "AFP"), ("بلدية نخلان", None)]
