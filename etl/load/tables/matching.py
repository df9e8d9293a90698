"""Matching: what tells that articles share their text."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, PrimaryKeyConstraint, Table

from etl.load.tables.base import METADATA, identity

FINGERPRINT = Table(
    "silver_fingerprint",
    METADATA,
    identity("article_key", "The article.", part_of="silver_article.article_key"),
    Column("band_hash", BigInteger, nullable=False, comment="Number of the band in the upper bits, its MinHash below."),
    PrimaryKeyConstraint("article_key", "band_hash"),
    Index(None, "band_hash", "article_key"),
    comment=(
        "One row a band of an article's text: articles that share a band are likely to share text, "
        "so those that are loaded now find their copies among all that ever were. Short articles have none."
    ),
)
