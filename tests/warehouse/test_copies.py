"""Copies are found whatever the order in which they came, and families are what is there now."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Engine, delete, text

from benchmarks.copies import put as put_samples
from benchmarks.copies import report, samples, score
from etl.load import unmatched
from etl.load.engine import open_engine, reading, writing
from etl.load.load import load as load_alone
from etl.load.rows import page_key
from etl.load.tables import matching, silver
from etl.model import Author, Byline, Dateline, Paragraph
from tests.conftest import DATABASES
from tests.warehouse.pages import NOW, PROFILES, put, retold, rows, small_page, whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from etl.model import ParsedPage
    from tests.conftest import NewWarehouse

CHANCE = random.Random(6)  # noqa: S311
TOLD = report(CHANCE)
OTHER = report(CHANCE)


def article(name: str, sentences: tuple[str, ...], publisher: str = "okaz", **fields: object) -> ParsedPage:
    parsed = replace(small_page(name), publisher=publisher)
    body = tuple(Paragraph(text=sentence) for sentence in sentences)
    return replace(parsed, articles=(replace(parsed.articles[0], body=body, **fields),))  # type: ignore[arg-type]


def ask(engine: Engine, statement: str) -> list[Mapping[str, object]]:
    with reading(engine) as connection:
        return [dict(row) for row in connection.execute(text(statement)).mappings()]


def results(engine: Engine) -> list[object]:
    return [rows(engine, table) for table in (*matching.RESULTS, matching.UNMATCHED)]


def load(engine: Engine, dump: str, *pages: ParsedPage) -> None:
    put(engine, whole(dump, *pages), run_key=dump)


def test_copies_of_half_a_text_are_found_and_nothing_else_is(engine: Engine) -> None:
    found = score(engine, put_samples(engine, samples(reports=30, seed=4)))
    assert found.pairs == 90
    assert (found.precision, found.recall) >= (0.95, 0.95)


@pytest.mark.parametrize("kind", DATABASES)
def test_families_are_the_same_in_whatever_order_their_articles_came(kind: str, new_warehouse: NewWarehouse) -> None:
    cuts = [TOLD, TOLD[:6], TOLD[4:], TOLD[2:8], OTHER, OTHER[3:], (*OTHER[:5], *TOLD[:5])]
    pages = [article(f"خبر {number}", cut) for number, cut in enumerate(cuts * 3)]
    found = []
    for order in (pages, pages[::-1], random.Random(2).sample(pages, len(pages))):  # noqa: S311
        engine = open_engine(new_warehouse(kind).warehouse_url)
        for number, page in enumerate(order):
            load(engine, f"dump {number}", page)
        found.append(results(engine))
    together = open_engine(new_warehouse(kind).warehouse_url)
    load(together, "all", *pages)
    assert found == [results(together)] * 3
    assert len(found[0][0]) > len(pages)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", DATABASES)
def test_families_are_those_of_what_is_left_after_pages_went_and_changed(
    kind: str, new_warehouse: NewWarehouse
) -> None:
    pages = [article(f"خبر {number}", TOLD[number:]) for number in range(6)]
    engine, fresh = (open_engine(new_warehouse(kind).warehouse_url) for _ in range(2))
    load(engine, "all", *pages)
    gone = page_key(pages[0].page)
    with writing(engine) as connection:
        unmatched.note(connection, [gone])
        connection.execute(delete(silver.PAGE).where(silver.PAGE.c.page_key == gone))
    changed = retold(pages[1], " ".join(OTHER))
    load(engine, "again", changed)
    load(fresh, "left", changed, *pages[2:])
    assert results(engine) == results(fresh)


def test_a_notice_on_many_pages_costs_one_pair_a_page(engine: Engine) -> None:
    pages = [article(f"إشعار {number}", TOLD, publisher=("okaz", "youm7")[number % 2]) for number in range(40)]
    load(engine, "all", *pages)
    assert len(rows(engine, matching.COPY)) == 39
    (family,) = ask(engine, "SELECT article_count, publisher_count, reused_share FROM gold_wire_family")
    assert tuple(family.values()) == (40, 2, 1)


def test_what_a_killed_run_left_unmatched_is_matched_by_the_next(engine: Engine) -> None:
    put(engine, whole("killed"))
    load_alone(engine, "run", [whole("killed", article("خبر", TOLD))], PROFILES, NOW)
    assert rows(engine, matching.UNMATCHED)
    load(engine, "next", article("نبأ", TOLD[1:]))
    assert len(rows(engine, matching.COPY)) == 1
    assert rows(engine, matching.UNMATCHED) == []


def test_a_form_that_is_filled_in_with_other_figures_is_no_copy(engine: Engine) -> None:
    for day, price in (("السبت", 41), ("الأحد", 57)):
        prices = tuple(
            f"سجل كيلو {thing} في السوق {price + place} قرشاً أمس." for place, thing in enumerate("ابتثجحخدذر")
        )
        load(engine, day, article(f"أسعار {day}", prices))
    assert rows(engine, matching.COPY) == []


def test_a_family_names_its_first_publisher_and_the_agency_that_most_point_to(engine: Engine) -> None:
    agency = Byline(text="رويترز", authors=(Author(name="رويترز", kind="agency"),))
    dateline = Dateline(text="المرسى (رويترز) -", place="المرسى", agency="رويترز")
    load(
        engine,
        "all",
        article("خبر متأخر", TOLD, "okaz", published_at="2024-09-08", byline=agency),
        article("خبر أول", TOLD[1:], "youm7", published_at="2024-09-07"),
        article("خبر آخر", TOLD[:8], "hespress", published_at="2024-09-09", dateline=dateline),
        article("خبر وحيد", OTHER, "okaz", published_at="2024-09-07"),
    )
    (family,) = ask(engine, "SELECT * FROM gold_wire_family")
    assert (family["headline"], family["first_publisher_key"]) == ("خبر أول", "youm7")
    assert (str(family["first_seen_day"]), str(family["last_seen_day"])) == ("2024-09-07", "2024-09-09")
    assert (family["origin_agency"], family["origin_basis"], family["origin_publisher_count"]) == (
        "Reuters",
        "dateline",
        2,
    )
    copies = ask(engine, "SELECT headline, reused_share FROM gold_wire_copy ORDER BY seen_order")
    assert [row["headline"] for row in copies] == ["خبر أول", "خبر متأخر", "خبر آخر"]
    assert all(0.5 < float(str(row["reused_share"])) <= 1 for row in copies)


def test_copies_at_one_publisher_alone_are_no_wire_family(engine: Engine) -> None:
    load(engine, "all", article("خبر", TOLD), article("نبأ", TOLD[1:]))
    assert ask(engine, "SELECT family_key FROM gold_wire_family") == []
