from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from etl.load.batch import Part, Reading, Skip
from etl.load.rows import page_key
from etl.load.tables import bronze
from etl.model import Place
from tests.warehouse.pages import full_page, put, rows, small_page, tables_of, whole

if TYPE_CHECKING:
    from sqlalchemy import Engine


def test_a_receipt_says_where_in_its_dump_a_page_stands(engine: Engine) -> None:
    first, second = small_page("خبر"), full_page()
    in_archive = replace(second, page=replace(second.page, member="2024/خبر.html", place=Place(700, 90)))
    dump = whole("dump", first, in_archive)
    put(engine, dump)
    assert rows(engine, bronze.RECEIPT) == [
        (dump.dump_key, 0, None, page_key(first.page), None, None, None, None),
        (dump.dump_key, 1, "2024/خبر.html", page_key(second.page), 700, 90, second.page.url, second.page.captured_at),
    ]


def test_a_reading_that_tells_the_place_of_a_page_adds_it_to_the_receipt(engine: Engine) -> None:
    found = small_page("خبر")
    put(engine, whole("dump", found))
    dump = whole("dump", replace(found, page=replace(found.page, place=Place(0, 90))))
    put(engine, dump)
    assert rows(engine, bronze.RECEIPT) == [(dump.dump_key, 0, None, page_key(found.page), 0, 90, None, None)]


def test_what_holds_no_page_is_what_the_last_reading_says(engine: Engine) -> None:
    part = whole("dump", small_page("خبر"))
    counts = [
        put(engine, replace(part, skips=(Skip(member=None, what=f"responses with status {status}", count=3),)))
        for status in (500, 404)
    ]
    assert [each.skipped for each in counts] == [3, 3]
    assert rows(engine, bronze.SKIP) == [(part.dump_key, "", "responses with status 404", 3)]


def test_pages_that_a_better_reader_no_longer_finds_go_with_all_their_rows(engine: Engine) -> None:
    put(engine, whole("dump", full_page("رأس الصفحة"), small_page("خبر")), whole("other", small_page("خبر آخر")))
    put(engine, whole("dump", small_page("خبر")), whole("other", small_page("خبر آخر")))
    found = tables_of(engine)
    assert len(found["bronze_page"]) == len(found["silver_page"]) == len(found["bronze_receipt"]) == 2
    assert found["silver_related_card"] == []


def test_a_page_stays_as_long_as_one_dump_holds_it(engine: Engine) -> None:
    put(engine, whole("one", small_page("خبر")), whole("two", small_page("خبر")))
    put(engine, whole("one", small_page("خبر آخر")))
    assert len(rows(engine, bronze.PAGE)) == 2
    put(engine, whole("two", small_page("خبر آخر")))
    assert len(rows(engine, bronze.PAGE)) == 1


def test_the_parts_of_a_dump_each_replace_the_receipts_that_they_cover(engine: Engine) -> None:
    names = ["أول", "ثان", "ثالث", "رابع"]
    dump = whole("dump", *map(small_page, names))
    put(engine, dump)
    before = tables_of(engine)
    put(engine, part(dump, 0, range(2)))
    assert tables_of(engine) == before
    put(engine, part(dump, 1, range(2, 3), is_last=True))
    assert [row[1] for row in rows(engine, bronze.RECEIPT)] == [0, 1, 2]


def part(dump: Part, number: int, positions: range, *, is_last: bool = False) -> Part:
    readings: tuple[Reading, ...] = tuple(dump.readings[position] for position in positions)
    return replace(dump, number=number, is_last=is_last, positions=positions, readings=readings)
