"""Tallies say what counting every mention says, whatever came, changed and went before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import Engine, text

from etl.load.engine import reading
from etl.load.tables import tallies
from tests.warehouse.pages import full_page, put, rows, synthetic_pages, whole

if TYPE_CHECKING:
    from etl.model import ParsedPage

COUNTED = """
SELECT page.publisher_key, mention.kind, mention.name, MIN(mention.name_latin),
    COUNT(DISTINCT mention.article_key), COUNT(*)
FROM (
    SELECT article_key,
        CASE type WHEN 'PERS' THEN 'person' WHEN 'ORG' THEN 'organisation' ELSE 'place' END AS kind,
        text AS name, name_latin
    FROM silver_entity_mention
    UNION ALL
    SELECT article_key, 'speaker', speaker, speaker_latin FROM silver_quotation
    WHERE speaker IS NOT NULL AND NOT is_anonymous
    UNION ALL
    SELECT article_key, 'source', agency, NULL FROM silver_source_mention
    UNION ALL
    SELECT article_key, 'credit', COALESCE(agency, holder), NULL FROM silver_caption_credit
    UNION ALL
    SELECT article_key, 'day', CAST(first_day AS TEXT), NULL FROM silver_date_mention WHERE first_day = last_day
) AS mention
INNER JOIN silver_article AS article ON mention.article_key = article.article_key
INNER JOIN silver_page AS page ON article.page_key = page.page_key
GROUP BY page.publisher_key, mention.kind, mention.name
"""


def tallied(engine: Engine) -> list[tuple[object, ...]]:
    return rows(engine, tallies.TALLY)


def counted(engine: Engine) -> list[tuple[object, ...]]:
    with reading(engine) as connection:
        return sorted((tuple(row) for row in connection.execute(text(COUNTED))), key=repr)


def test_what_is_loaded_is_tallied_by_publisher_kind_and_name(engine: Engine) -> None:
    put(engine, whole("some", *synthetic_pages(12), full_page()))
    assert tallied(engine) == counted(engine)
    assert {row[1] for row in tallied(engine)} == {
        "person",
        "organisation",
        "place",
        "speaker",
        "source",
        "credit",
        "day",
    }


def silent(parsed: ParsedPage) -> ParsedPage:
    """The same page as a parser reads it that finds nobody and nothing named."""
    articles = (
        replace(article, captions=(), quotations=(), dates=(), sources=(), entities=()) for article in parsed.articles
    )
    return replace(parsed, articles=tuple(articles))


def test_a_page_that_reads_otherwise_is_taken_out_by_what_it_had_added(engine: Engine) -> None:
    others = synthetic_pages(3)
    put(engine, whole("one", full_page(), *others))
    before = tallied(engine)
    put(engine, whole("one", silent(full_page()), *others), run_key="second")
    assert tallied(engine) == counted(engine) != before
    put(engine, whole("one", full_page(), *others), run_key="third")
    assert tallied(engine) == counted(engine) == before


def test_a_page_that_is_found_to_be_of_another_publisher_is_tallied_there(engine: Engine) -> None:
    put(engine, whole("one", full_page()))
    put(engine, whole("one", replace(full_page(), publisher="okaz")), run_key="second")
    assert tallied(engine) == counted(engine)
    assert {row[0] for row in tallied(engine)} == {"okaz"}


def test_names_that_nobody_mentions_any_more_have_no_row(engine: Engine) -> None:
    put(engine, whole("one", full_page()))
    assert tallied(engine)
    put(engine, whole("one", silent(full_page())), run_key="second")
    assert tallied(engine) == []
