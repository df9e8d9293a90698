"""Matching: what tells that articles share their text, what they share, and which of them are still to be matched.

Fingerprints and clues are replaced with their page. The rest follows from them and is kept by `etl.load.match`: its
rows refer to articles without a constraint, since another load may be replacing those at the same moment.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, PrimaryKeyConstraint, Table

from etl.load.tables import stories, tallies
from etl.load.tables.base import METADATA, identity, number, text
from etl.load.tables.silver import part_of_article


def _band(*, null: bool = False) -> Column[int]:
    told = "Number of the band in the upper bits, its MinHash below."
    return Column("band_hash", BigInteger, nullable=null, comment=told)


FINGERPRINT = Table(
    "silver_fingerprint",
    METADATA,
    identity("article_key", "The article.", part_of="silver_article.article_key"),
    _band(),
    PrimaryKeyConstraint("band_hash", "article_key"),
    Index(None, "article_key"),
    comment=(
        "One row a band of an article's text: articles that share a band are likely to share text, "
        "so those that are loaded now find their copies among all that ever were. Short articles have none."
    ),
)

ORIGIN_CLUE = part_of_article(
    "silver_origin_clue",
    "One row a news organisation that an article may have its text from, by what says so.",
    text("basis", "publisher (an agency's own page), dateline, byline or cited."),
    text("agency", "Its canonical English name; as printed where it is no known outlet."),
)

COPY = Table(
    "silver_copy",
    METADATA,
    identity("article_key", "An article."),
    identity("other_article_key", "Another that shares much of its text; of the two, the one with the lesser key."),
    number("shared_run_count", "Runs of four words that stand in both."),
    number("run_count", "Distinct runs of four words of the article."),
    number("other_run_count", "Distinct runs of four words of the other."),
    PrimaryKeyConstraint("article_key", "other_article_key"),
    Index(None, "other_article_key"),
    comment=(
        "One row two articles that were compared and share much of their text. "
        "Of many copies each is compared with a few: silver_copy_family has all that hang together."
    ),
)

FAMILY = Table(
    "silver_copy_family",
    METADATA,
    identity("article_key", "The article."),
    identity("page_key", "The page that holds it."),
    identity("family_key", "The least key among the articles of the family."),
    PrimaryKeyConstraint("article_key"),
    Index(None, "page_key"),
    Index(None, "family_key"),
    comment="One row an article that shares much of its text with others, by the family that hangs together so.",
)

UNMATCHED = Table(
    "ops_unmatched",
    METADATA,
    Column("change_number", Integer, nullable=False, autoincrement=True, comment="Ordinal of the change."),
    identity("page_key", "The page whose rows changed, or went."),
    identity("article_key", "Of a band that went: the article that had it.", null=True),
    _band(null=True),
    PrimaryKeyConstraint("change_number"),
    Index(None, "page_key"),
    comment=(
        "One row a page that was loaded, replaced or deleted since articles were last matched, "
        "and one a band that its articles had before; empty after a run."
    ),
)

OF_ARTICLE = (FINGERPRINT, ORIGIN_CLUE)
"""Written with the article."""

RESULTS = (COPY, FAMILY, *stories.RESULTS, *tallies.RESULTS)
"""What follows from all articles together."""

FOLLOWING = (*RESULTS, UNMATCHED)
"""What `etl.load.match` alone deletes from: it needs to know what was there."""
