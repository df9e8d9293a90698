"""Search: the words of each article as they are matched, in the same transaction as the article itself.

Each database has one thing more, which its index needs: SQLite the column ``search_row`` and the full-text table
``search_index``, kept by triggers; PostgreSQL the generated column ``document`` with its GIN index.
"""

from __future__ import annotations

from sqlalchemy import PrimaryKeyConstraint, Table

from etl.load.tables.base import METADATA, identity, text

SEARCH = Table(
    "silver_search",
    METADATA,
    identity("article_key", "The article.", part_of="silver_article.article_key"),
    text("headline", "Words of the headline, by warraq_words, in order."),
    text("headline_bare", "What remains of those words without the clitics that may stand before them."),
    text("body", "Words of kicker, standfirst and body, by warraq_words, in order; at most 100,000 letters."),
    text("body_bare", "What remains of those words without the clitics that may stand before them."),
    PrimaryKeyConstraint("article_key"),
    comment=(
        "One row an article, for full-text search: query search_index on SQLite, "
        "and the column document (tsvector) on PostgreSQL; docs/search.md has examples."
    ),
)
