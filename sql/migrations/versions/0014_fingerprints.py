"""Fingerprints: bands of every article's text, those that are loaded already included."""

import sqlalchemy as sa
from alembic import op

from etl.load.fingerprint_rows import fingerprint_rows

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_BATCH = 500


def upgrade() -> None:
    """Forward only: a warehouse goes back by restoring its backup."""
    op.create_table(
        "silver_fingerprint",
        sa.Column("article_key", sa.Text, nullable=False),
        sa.Column("band_hash", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_key"],
            ["silver_article.article_key"],
            name="fk_silver_fingerprint_article_key",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_key", "band_hash", name="pk_silver_fingerprint"),
    )
    op.create_index("ix_silver_fingerprint_band_hash_article_key", "silver_fingerprint", ["band_hash", "article_key"])
    _fingerprint_what_is_loaded()


def _fingerprint_what_is_loaded() -> None:
    found = sa.text("SELECT article_key, body FROM silver_article")
    fingerprints = sa.insert(sa.table("silver_fingerprint", sa.column("article_key"), sa.column("band_hash")))
    connection = op.get_bind()
    for articles in connection.execute(found, execution_options={"yield_per": _BATCH}).partitions():
        rows = [dict(row) for key, body in articles for row in fingerprint_rows(key, body)]
        if rows:
            connection.execute(fingerprints, rows)
