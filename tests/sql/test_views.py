"""Each view is what its head says: its columns, its grain and its sources; and it tells the truth about known rows."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Engine, select, table, text

from etl.errors import InputRefused, Reason
from etl.load.batch import Refusal
from etl.load.engine import reading, writing
from etl.load.quarantine import refuse
from etl.load.sql_files import SqlFile, sql_files
from etl.load.tables import METADATA
from etl.load.views import sources
from tests.warehouse.pages import NOW, full_page, put, small_page, synthetic_pages, whole, wire_page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from etl.model import ParsedPage

VIEWS = {view.name: view for view in sql_files("views")}


@pytest.fixture
def loaded(engine: Engine) -> Engine:
    """A warehouse with a page of two articles, whose card leads to the second, and pages that two dumps share."""
    put(engine, whole("one", full_page("مهرجان"), small_page("خبر")))
    put(engine, whole("two", full_page("معرض"), small_page("خبر")), whole("three"), run_key="second")
    return engine


def ask(engine: Engine, statement: str) -> list[Mapping[str, object]]:
    with reading(engine) as connection:
        return [dict(row) for row in connection.execute(text(statement)).mappings()]


def test_the_head_names_the_columns_that_the_view_returns_in_their_order(engine: Engine) -> None:
    with reading(engine) as connection:
        found = {name: connection.execute(select(text("*")).select_from(table(name))).keys() for name in VIEWS}
    assert {name: list(keys) for name, keys in found.items()} == {n: list(view.columns) for n, view in VIEWS.items()}


def test_the_key_in_the_head_tells_the_rows_of_each_view_apart(loaded: Engine) -> None:
    put(loaded, whole("four", *synthetic_pages(8), wire_page("okaz", "عاصفة"), wire_page("youm7", "رياح")))
    with reading(loaded) as connection:
        found = {
            name: connection.execute(select(text(view.fields["key"])).select_from(table(name))).all()
            for name, view in VIEWS.items()
        }
    assert [name for name, keys in found.items() if not keys] == []
    assert [name for name, keys in found.items() if len(set(keys)) < len(keys)] == []


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_the_head_names_the_tables_and_views_that_the_view_reads(view: SqlFile) -> None:
    read = set(re.findall(r"\b(?:FROM|JOIN) ((?:bronze|silver|gold|dim|ops)_\w+)", view.statement))
    assert read == set(sources(view)) <= {*METADATA.tables, *VIEWS}


def test_a_story_is_counted_once_as_page_card_and_appended_copy(engine: Engine) -> None:
    headline = "مهرجان ثانٍ في الجبل"
    put(engine, whole("one", full_page("مهرجان")))
    put(engine, whole("two", _as_aawsat(headline)))
    found = [row for row in ask(engine, "SELECT * FROM gold_story") if row["headline"] == headline]
    counts = [(row["is_loaded"], row["primary_count"], row["appended_count"], row["card_count"]) for row in found]
    assert counts == [(True, 1, 1, 1)]


def _as_aawsat(headline: str) -> ParsedPage:
    return replace(small_page(headline), publisher="aawsat")


def test_the_best_copy_of_a_story_is_a_primary_one_and_then_the_longest(engine: Engine) -> None:
    put(engine, whole("one", full_page("مهرجان")))
    headline = "مهرجان ثانٍ في الجبل"
    put(engine, whole("two", replace(small_page(headline, "نص أقصر"), publisher="aawsat")))
    put(engine, whole("three", replace(small_page(f" {headline}", "نص أطول من غيره"), publisher="aawsat")))
    (story,) = ask(engine, "SELECT word_count FROM gold_story WHERE primary_count = 2")
    assert story["word_count"] == 4


def test_a_card_turns_loaded_when_its_story_arrives_later(engine: Engine) -> None:
    put(engine, whole("one", full_page("مهرجان")))
    relation = "SELECT headline, is_target_loaded FROM gold_story_relation ORDER BY card_position"
    assert [row["is_target_loaded"] for row in ask(engine, relation)] == [True, False]
    put(engine, whole("two", _as_aawsat("بطاقة بلا تفاصيل")))
    assert [row["is_target_loaded"] for row in ask(engine, relation)] == [True, True]


def test_a_story_that_only_cards_know_is_there_and_not_loaded(loaded: Engine) -> None:
    (story,) = ask(loaded, "SELECT * FROM gold_story WHERE NOT is_loaded")
    known = {name: story[name] for name in ("headline", "article_key", "primary_count", "appended_count", "card_count")}
    assert known == {
        "headline": "بطاقة بلا تفاصيل",
        "article_key": None,
        "primary_count": 0,
        "appended_count": 0,
        "card_count": 2,
    }


def test_a_day_of_a_section_counts_articles_and_words(loaded: Engine) -> None:
    found = ask(loaded, "SELECT * FROM gold_daily_coverage WHERE publisher_key = 'aawsat'")
    counts = {
        (str(row["published_day"]), row["section"]): (row["article_count"], row["primary_count"], row["word_count"])
        for row in found
    }
    assert counts == {("2024-09-07", "ثقافة"): (2, 2, 24), ("None", None): (2, 0, 6)}


def test_an_author_stands_beside_each_article_with_the_place(loaded: Engine) -> None:
    found = ask(loaded, "SELECT name, kind, place, word_count FROM gold_author")
    assert [tuple(row.values()) for row in found] == [("سلمى الريّس", "person", "المرسى", 12)] * 2


def test_a_place_counts_what_bylines_and_datelines_say(loaded: Engine) -> None:
    (place,) = ask(loaded, "SELECT * FROM gold_place")
    counts = (place["place"], place["article_count"], place["byline_count"], place["dateline_count"])
    assert counts == ("المرسى", 2, 2, 2)


def test_a_photo_credit_says_whose_picture_of_which_kind_it_is(loaded: Engine) -> None:
    found = ask(loaded, "SELECT holder, picture, caption FROM gold_photo_credit")
    assert [tuple(row.values()) for row in found] == [("وكالة المرسى", "lead", "ستارة المسرح")] * 2


def test_a_date_mention_meets_the_days_of_both_calendars(loaded: Engine) -> None:
    timeline = (
        "SELECT mention.text, dated.hijri_date, dated.weekday_name_ar FROM gold_date_mention AS mention"
        " INNER JOIN dim_date AS dated ON mention.first_day = dated.day"
    )
    assert [tuple(row.values()) for row in ask(loaded, timeline)] == [("أمس", "1446-03-03", "الجمعة")] * 2


def test_two_names_of_an_article_are_a_pair_both_ways_round(engine: Engine) -> None:
    put(engine, whole("one", full_page("مهرجان")))
    pairs = ask(engine, "SELECT name, type, other_name, other_type FROM gold_entity_pair ORDER BY type")
    assert [tuple(row.values()) for row in pairs] == [
        ("الدورة", "LOC", "المهرجان", "ORG"),
        ("المهرجان", "ORG", "الدورة", "LOC"),
    ]


def test_a_name_is_counted_once_an_article_however_often_it_is_mentioned(engine: Engine) -> None:
    page = full_page("مهرجان")
    mention = page.articles[0].entities[0]
    again = replace(page.articles[0], entities=(mention, replace(mention, paragraph=2), page.articles[0].entities[1]))
    put(engine, whole("one", replace(page, articles=(again, page.articles[1]))))
    counts = ask(engine, "SELECT name, mention_count FROM gold_entity ORDER BY mention_count")
    assert [tuple(row.values()) for row in counts] == [("الدورة", 1), ("المهرجان", 2)]
    assert len(ask(engine, "SELECT 1 FROM gold_entity_pair")) == 2


def test_a_days_intake_counts_inputs_by_what_became_of_them(loaded: Engine) -> None:
    with writing(loaded) as connection:
        refused = InputRefused("page.txt", Reason.BINARY, "it is not text.")
        refuse(connection, "run", [Refusal(refused=refused, origin="elsewhere")], NOW)
    found = ask(loaded, "SELECT * FROM gold_daily_intake ORDER BY kind")
    counts = [tuple(str(row[name]) for name in ("arrived_day", "kind", "outcome", "input_count")) for row in found]
    assert counts == [("2024-09-08", "delivery", "loaded", "3"), ("2024-09-08", "file", "refused", "1")]
    assert [row["page_count"] for row in found] == [4, 0]


def test_parse_quality_counts_lines_and_filled_fields(loaded: Engine) -> None:
    (quality,) = ask(loaded, "SELECT * FROM gold_parse_quality WHERE publisher_key = 'aawsat'")
    assert (quality["page_count"], quality["article_count"], quality["card_count"]) == (2, 4, 4)
    assert (quality["dated_article_count"], quality["signed_article_count"]) == (2, 2)
    assert quality["unclassified_share"] == pytest.approx(4 / 22)


def test_a_delivery_is_loaded_refused_partly_loaded_or_pending(loaded: Engine) -> None:
    dumps = {name: whole(name).dump_key for name in ("one", "two", "three")}
    with writing(loaded) as connection:
        for name in ("two", "three"):
            refused = InputRefused("page.txt", Reason.BINARY, "it is not text.")
            refuse(connection, "run", [Refusal(refused=refused, origin=name, dump_key=dumps[name])], NOW)
        connection.execute(text("DELETE FROM ops_load WHERE run_key = 'run'"))
    outcomes = {
        row["dump_key"]: row["outcome"]
        for row in ask(loaded, "SELECT * FROM gold_input_outcome WHERE kind = 'delivery'")
    }
    assert outcomes == {dumps["one"]: "pending", dumps["two"]: "partly", dumps["three"]: "refused"}


def test_a_quotation_stands_beside_its_article(loaded: Engine) -> None:
    said = (
        "SELECT headline, speaker, is_anonymous, is_speaker_inherited FROM gold_quotation"
        " WHERE headline LIKE 'معرض%' AND publisher_key = 'aawsat'"
    )
    assert {tuple(row.values()) for row in ask(loaded, said)} == {
        ("معرض البحر يفتتح دورته العاشرة", "المنظمون", True, False),
        ("معرض ثانٍ في الجبل", "سلمى الريّس", False, True),
    }


def test_a_cited_source_counts_articles_and_mentions(loaded: Engine) -> None:
    (source,) = ask(loaded, "SELECT * FROM gold_cited_source")
    counts = (source["publisher_key"], source["agency"], source["article_count"], source["mention_count"])
    assert counts == ("aawsat", "The organisers", 2, 2)
    assert str(source["first_published_day"]) == str(source["last_published_day"]) == "2024-09-07"
