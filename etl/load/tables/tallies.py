"""Tallies: what pages name and state, counted once; kept by `etl.load.match`, so that no query counts every row."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, PrimaryKeyConstraint, Table

from etl.load.tables.base import METADATA, identity, number, text


def _counted() -> tuple[Column[str] | Column[int], ...]:
    return (
        text(
            "kind",
            "Named in the text: person, organisation, place, speaker, source, credit, day, tense, cue or unnamed_cue; "
            "stated of the article: published, section, reported_from or dateline.",
        ),
        text("name", "Who or what, as in the rows counted: an agency by its canonical name, a day as YYYY-MM-DD."),
        text("name_latin", "The name in Latin letters, where its kind has them.", null=True),
        number("article_count", "Articles that name it."),
        number("mention_count", "Mentions in them."),
        Column("word_count", BigInteger, nullable=False, comment="Words of those articles."),
    )


OF_PAGE = Table(
    "silver_page_tally",
    METADATA,
    identity("page_key", "The page."),
    identity("publisher_key", "Who published it."),
    *_counted(),
    PrimaryKeyConstraint("page_key", "kind", "name"),
    comment="One row a page, a kind and a name in its articles: what silver_tally holds of the page.",
)

TALLY = Table(
    "silver_tally",
    METADATA,
    identity("publisher_key", "Who published the pages."),
    *_counted(),
    PrimaryKeyConstraint("publisher_key", "kind", "name"),
    Index(None, "kind", "name"),
    comment="One row a publisher, a kind and a name in its articles, over all of its pages.",
)

RESULTS = (OF_PAGE, TALLY)
