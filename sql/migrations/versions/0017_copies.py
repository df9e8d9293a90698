"""Articles that share text: clues of where it is from, pairs, families, and what is still to be matched."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward only: a warehouse goes back by restoring its backup."""
    op.create_table(
        "silver_origin_clue",
        sa.Column("article_key", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("basis", sa.Text, nullable=False),
        sa.Column("agency", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_key"],
            ["silver_article.article_key"],
            name="fk_silver_origin_clue_article_key",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_key", "position", name="pk_silver_origin_clue"),
    )
    op.create_table(
        "silver_copy",
        sa.Column("article_key", sa.Text, nullable=False),
        sa.Column("other_article_key", sa.Text, nullable=False),
        sa.Column("shared_run_count", sa.Integer, nullable=False),
        sa.Column("run_count", sa.Integer, nullable=False),
        sa.Column("other_run_count", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("article_key", "other_article_key", name="pk_silver_copy"),
    )
    op.create_index("ix_silver_copy_other_article_key", "silver_copy", ["other_article_key"])
    op.create_table(
        "silver_copy_family",
        sa.Column("article_key", sa.Text, nullable=False),
        sa.Column("page_key", sa.Text, nullable=False),
        sa.Column("family_key", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("article_key", name="pk_silver_copy_family"),
    )
    for column in ("page_key", "family_key"):
        op.create_index(f"ix_silver_copy_family_{column}", "silver_copy_family", [column])
    op.create_table(
        "ops_unmatched",
        sa.Column("change_number", sa.Integer, nullable=False, autoincrement=True),
        sa.Column("page_key", sa.Text, nullable=False),
        sa.Column("article_key", sa.Text, nullable=True),
        sa.Column("band_hash", sa.BigInteger, nullable=True),
        sa.PrimaryKeyConstraint("change_number", name="pk_ops_unmatched"),
    )
    op.create_index("ix_ops_unmatched_page_key", "ops_unmatched", ["page_key"])
    op.execute("INSERT INTO ops_unmatched (page_key) SELECT page_key FROM silver_page")
