"""Finding articles by their words, best first: those that say it in the headline, then by how often they say it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, text

from etl.load.search_query import HEADLINE, Query, fts5, tsquery, understood
from etl.load.snippets import snippet


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which articles are searched; all of them where nothing is said."""

    publisher_key: str | None = None
    section: str | None = None
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One article that was found."""

    article_key: str
    headline: str | None
    snippet: str
    """Where in the article, as it is printed; words found stand between ⟦ and ⟧."""
    publisher_key: str
    section: str | None
    published_day: str | None


_SQLITE_RANKED = """
    SELECT
        found.article_key,
        found.rowid IN (SELECT rowid FROM search_index WHERE search_index MATCH :in_headline) AS is_headline,
        -BM25(search_index, 0, 4, 3, 1, 0.8) AS score
    FROM search_index AS found
    WHERE search_index MATCH :query"""
_POSTGRESQL_RANKED = """
    SELECT
        found.article_key,
        found.document @@ CAST(:in_headline AS tsquery) AS is_headline,
        TS_RANK('{0.2, 0.25, 0.75, 1}', found.document, CAST(:query AS tsquery)) AS score
    FROM silver_search AS found
    WHERE found.document @@ CAST(:query AS tsquery)"""
_FOUND = """
WITH ranked AS ({ranked}
),

best AS (
    SELECT
        article.article_key,
        page.publisher_key,
        ranked.is_headline,
        ranked.score
    FROM ranked
    INNER JOIN silver_article AS article
        ON ranked.article_key = article.article_key
    INNER JOIN silver_page AS page
        ON article.page_key = page.page_key
    WHERE
        (CAST(:publisher_key AS TEXT) IS NULL OR page.publisher_key = :publisher_key)
        AND (CAST(:section AS TEXT) IS NULL OR WARRAQ_FOLD(article.section) = WARRAQ_FOLD(:section))
        AND (CAST(:first_day AS DATE) IS NULL OR article.published_day >= :first_day)
        AND (CAST(:last_day AS DATE) IS NULL OR article.published_day <= :last_day)
    ORDER BY
        ranked.is_headline DESC,
        ranked.score DESC,
        article.published_day DESC NULLS LAST,
        article.article_key
    LIMIT :limit
)

SELECT
    best.article_key,
    best.publisher_key,
    article.headline,
    article.standfirst,
    article.section,
    CAST(article.published_day AS TEXT) AS published_day,
    article.body
FROM best
INNER JOIN silver_article AS article
    ON best.article_key = article.article_key
ORDER BY
    best.is_headline DESC,
    best.score DESC,
    article.published_day DESC NULLS LAST,
    best.article_key
"""


def search(connection: Connection, typed: str, filters: Filters, limit: int) -> tuple[Hit, ...]:
    """The articles that a query finds. Where it finds none, letters that may be clitics are taken off its words too.

    Raises `QueryError` for a query that makes no sense.
    """
    return _search(connection, understood(typed), filters, limit) or _search(
        connection, understood(typed, loosely=True), filters, limit
    )


def _search(connection: Connection, query: Query, filters: Filters, limit: int) -> tuple[Hit, ...]:
    is_sqlite = connection.dialect.name == "sqlite"
    asked = fts5 if is_sqlite else tsquery
    found = connection.execute(
        text(_FOUND.format(ranked=_SQLITE_RANKED if is_sqlite else _POSTGRESQL_RANKED)),
        {
            "query": asked(query),
            "in_headline": asked(query, HEADLINE),
            "publisher_key": filters.publisher_key,
            "section": filters.section,
            "first_day": filters.first_day and filters.first_day.isoformat(),
            "last_day": filters.last_day and filters.last_day.isoformat(),
            "limit": limit,
        },
    )
    return tuple(
        Hit(
            article_key=row.article_key,
            headline=row.headline,
            snippet=snippet(query, (row.body, row.standfirst or "", row.headline or "")),
            publisher_key=row.publisher_key,
            section=row.section,
            published_day=row.published_day,
        )
        for row in found
    )
