"""Questions that tallies answer are answered the same by the rows that were tallied, whatever changed before."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Engine, text

from etl.load.engine import reading
from etl.load.sql_files import sql_files
from tests.warehouse.pages import full_page, put, retold, synthetic_pages, whole, wire_page

QUERIES = {query.name: query for query in sql_files("queries")}
FROM_ROWS = {
    "unnamed_speakers": """
        SELECT publisher_key, COUNT(*), SUM(CASE WHEN is_anonymous THEN 1 ELSE 0 END),
            100 * SUM(CASE WHEN is_anonymous THEN 1 ELSE 0 END) / COUNT(*) AS anonymous_percent
        FROM gold_quotation GROUP BY publisher_key ORDER BY anonymous_percent DESC, publisher_key
    """,
    "verbs_of_speech": """
        SELECT cue, COUNT(*) AS quotation_count, SUM(CASE WHEN is_anonymous THEN 1 ELSE 0 END)
        FROM gold_quotation WHERE cue IS NOT NULL GROUP BY cue ORDER BY quotation_count DESC, cue LIMIT 100
    """,
    "looking_back_or_ahead": """
        SELECT publisher_key, SUM(CASE WHEN last_day < published_day THEN 1 ELSE 0 END),
            SUM(CASE WHEN first_day > published_day THEN 1 ELSE 0 END), COUNT(*)
        FROM gold_date_mention WHERE first_day IS NOT NULL AND published_day IS NOT NULL
        GROUP BY publisher_key ORDER BY publisher_key
    """,
    "places_reported_from": """
        SELECT place, SUM(article_count) AS article_count, COUNT(*), SUM(dateline_count)
        FROM gold_place GROUP BY place ORDER BY article_count DESC, place LIMIT 100
    """,
    "sections_of_each_publisher": """
        SELECT publisher_key, section, COUNT(*) AS article_count, SUM(word_count) / COUNT(*)
        FROM gold_article WHERE section IS NOT NULL
        GROUP BY publisher_key, section ORDER BY publisher_key, article_count DESC, section
    """,
    "coverage_by_month": """
        SELECT publisher_key, year, month, month_name_ar, SUM(article_count), SUM(word_count)
        FROM gold_daily_coverage INNER JOIN dim_date ON published_day = day
        GROUP BY publisher_key, year, month, month_name_ar ORDER BY publisher_key, year, month
    """,
    "coverage_by_weekday": """
        SELECT publisher_key, weekday, weekday_name_ar, SUM(article_count)
        FROM gold_daily_coverage INNER JOIN dim_date ON published_day = day
        GROUP BY publisher_key, weekday, weekday_name_ar ORDER BY publisher_key, weekday
    """,
    "coverage_by_hijri_month": """
        SELECT hijri_month, hijri_month_name_ar, COUNT(DISTINCT hijri_year), SUM(article_count)
        FROM gold_daily_coverage INNER JOIN dim_date ON published_day = day
        GROUP BY hijri_month, hijri_month_name_ar ORDER BY hijri_month
    """,
}


@pytest.fixture
def changed(engine: Engine) -> Engine:
    """Pages of several publishers, some of which read otherwise the second time."""
    synthetic = synthetic_pages(12)
    elsewhere = [replace(parsed, publisher="okaz") for parsed in synthetic[6:9]]
    put(engine, whole("one", full_page(), *synthetic, wire_page("youm7", "رياح")))
    put(engine, whole("one", retold(full_page(), "نص آخر."), *elsewhere), run_key="second")
    return engine


@pytest.mark.parametrize("name", FROM_ROWS)
def test_tallies_and_rows_give_the_same_answer(changed: Engine, name: str) -> None:
    query = QUERIES[name]
    with reading(changed) as connection:
        answer = connection.execute(text(query.statement), query.parameters).all()
        from_rows = connection.execute(text(FROM_ROWS[name])).all()
    assert [tuple(row) for row in answer] == [tuple(row) for row in from_rows] != []
