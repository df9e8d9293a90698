"""Lemmas to search by, the nouns that an article uses most, and the database that they are from."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_KEYWORD = "silver_lemma_keyword"


def upgrade() -> None:
    """Forward only: a warehouse goes back by restoring its backup."""
    op.add_column("silver_page", sa.Column("morphology", sa.Text, nullable=True))
    op.add_column("silver_article", sa.Column("lemmas", sa.Text, nullable=True))
    op.create_table(
        _KEYWORD,
        sa.Column("article_key", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("lemma", sa.Text, nullable=False),
        sa.Column("mention_count", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_key"], ["silver_article.article_key"], name=f"fk_{_KEYWORD}_article_key", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_key", "position", name=f"pk_{_KEYWORD}"),
    )
    op.create_index(f"ix_{_KEYWORD}_lemma", _KEYWORD, ["lemma"])
