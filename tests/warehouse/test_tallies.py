"""Tallies say what counting every mention says, whatever came, changed and went before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine, select, text

from etl import jobs
from etl.load.engine import reading
from etl.load.tables import silver, tallies
from etl.model import Article
from tests.unit.extract.dumps import page_text
from tests.warehouse.pages import full_page, put, rows, synthetic_pages, whole

if TYPE_CHECKING:
    from etl.model import ParsedPage
    from etl.settings import Settings

COUNTED = """
SELECT publisher_key, kind, name, MIN(name_latin), COUNT(*),
    CAST(SUM(mention_count) AS BIGINT), CAST(SUM(word_count) AS BIGINT)
FROM (
    SELECT article.publisher_key, article.article_key, article.word_count, named.kind, named.name,
        MIN(named.name_latin) AS name_latin, COUNT(*) AS mention_count
    FROM (
        SELECT article_key,
            CASE type WHEN 'PERS' THEN 'person' WHEN 'ORG' THEN 'organisation' ELSE 'place' END AS kind,
            text AS name, name_latin
        FROM silver_entity_mention
        UNION ALL
        SELECT article_key, 'speaker', speaker, speaker_latin FROM gold_quotation
        WHERE speaker IS NOT NULL AND NOT is_anonymous
        UNION ALL
        SELECT article_key, 'cue', COALESCE(cue, ''), NULL FROM gold_quotation WHERE NOT is_anonymous
        UNION ALL
        SELECT article_key, 'unnamed_cue', COALESCE(cue, ''), NULL FROM gold_quotation WHERE is_anonymous
        UNION ALL
        SELECT article_key, 'source', agency, NULL FROM silver_source_mention
        UNION ALL
        SELECT article_key, 'credit', COALESCE(agency, holder), NULL FROM silver_caption_credit
        UNION ALL
        SELECT article_key, 'day', CAST(first_day AS TEXT), NULL FROM gold_date_mention WHERE first_day = last_day
        UNION ALL
        SELECT article_key, 'tense', 'past', NULL FROM gold_date_mention WHERE last_day < published_day
        UNION ALL
        SELECT article_key, 'tense', 'future', NULL FROM gold_date_mention WHERE first_day > published_day
        UNION ALL
        SELECT article_key, 'tense', 'present', NULL FROM gold_date_mention
        WHERE first_day <= published_day AND last_day >= published_day
        UNION ALL
        SELECT article_key, 'published', CAST(published_day AS TEXT), NULL FROM gold_article
        WHERE published_day IS NOT NULL
        UNION ALL
        SELECT article_key, 'section', section, NULL FROM gold_article WHERE section IS NOT NULL
        UNION ALL
        SELECT article_key, 'reported_from', place, NULL FROM gold_article WHERE place IS NOT NULL
        UNION ALL
        SELECT article_key, 'dateline', place, NULL FROM silver_article WHERE dateline_place = place
    ) AS named
    INNER JOIN gold_article AS article ON named.article_key = article.article_key
    GROUP BY article.publisher_key, article.article_key, article.word_count, named.kind, named.name
) AS in_article
GROUP BY publisher_key, kind, name
"""


def tallied(engine: Engine) -> list[tuple[object, ...]]:
    return rows(engine, tallies.TALLY)


def counted(engine: Engine) -> list[tuple[object, ...]]:
    with reading(engine) as connection:
        return sorted((tuple(row) for row in connection.execute(text(COUNTED))), key=repr)


def test_what_is_loaded_is_tallied_by_publisher_kind_and_name(engine: Engine) -> None:
    put(engine, whole("some", *synthetic_pages(12), full_page()))
    assert tallied(engine) == counted(engine)
    in_text = {"person", "organisation", "place", "speaker", "cue", "unnamed_cue", "source", "credit", "day", "tense"}
    assert {row[1] for row in tallied(engine)} == in_text | {"published", "section", "reported_from", "dateline"}


def silent(parsed: ParsedPage) -> ParsedPage:
    """The same page as a parser reads it that finds nothing but the text."""
    articles = (
        Article(position=article.position, headline=article.headline, body=article.body) for article in parsed.articles
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


def load_a_page(settings: Settings, age: int, number: int) -> None:
    """Load a page that arrived so many days ago."""
    folder = Path(settings.landing) / str(datetime.now(UTC).date() - timedelta(days=age))
    folder.mkdir()
    (folder / "page.txt").write_text(page_text(number), encoding="utf-8")
    jobs.run(settings, [settings.landing])


def test_what_is_taken_down_is_in_no_tally(settings: Settings, engine: Engine) -> None:
    load_a_page(settings, 2, 1)
    one = tallied(engine)
    load_a_page(settings, 1, 2)
    with reading(engine) as connection:
        stories = select(silver.ARTICLE.c.story_key).where(silver.ARTICLE.c.body.contains("2"))
        (story,) = connection.execute(stories).scalars()
    jobs.take_down(settings, story, "طلب الأسرة", most=1)
    assert tallied(engine) == counted(engine) == one != []


def test_what_retention_let_go_is_in_no_tally(settings: Settings, engine: Engine) -> None:
    load_a_page(settings, 1, 1)
    one = tallied(engine)
    load_a_page(settings, 100, 2)
    assert tallied(engine) == counted(engine) != one
    jobs.let_go(replace(settings, keep_pages_days=30))
    assert tallied(engine) == counted(engine) == one != []


def test_days_are_named_alike_whatever_the_server_makes_of_dates(engine: Engine) -> None:
    if engine.dialect.name == "postgresql":
        with engine.begin() as connection:
            connection.execute(text(f"ALTER DATABASE {engine.url.database} SET datestyle = 'German'"))
    put(engine, whole("one", full_page()))
    with reading(engine) as connection:
        named = connection.execute(
            text(
                "SELECT kind, name, dated.weekday FROM gold_mention_count AS named"
                " INNER JOIN dim_date AS dated ON named.day = dated.day ORDER BY kind"
            )
        )
        assert [tuple(row) for row in named] == [("day", "2024-09-06", 5), ("published", "2024-09-07", 6)]
