"""Tallies of whom and what pages name; everything loaded is matched again, which fills them."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward only: a warehouse goes back by restoring its backup."""
    _tallies("silver_page_tally", ("page_key", "publisher_key"), ("page_key", "kind", "name"))
    _tallies("silver_tally", ("publisher_key",), ("publisher_key", "kind", "name"))
    op.create_index("ix_silver_tally_kind_name", "silver_tally", ["kind", "name"])
    op.drop_index("ix_silver_date_mention_first_day", "silver_date_mention")
    op.create_index("ix_silver_date_mention_first_day_text", "silver_date_mention", ["first_day", "text"])
    op.execute("INSERT INTO ops_unmatched (page_key) SELECT page_key FROM silver_page")


def _tallies(table: str, keys: tuple[str, ...], identity: tuple[str, ...]) -> None:
    op.create_table(
        table,
        *(sa.Column(name, sa.Text, nullable=False) for name in (*keys, "kind", "name")),
        sa.Column("name_latin", sa.Text, nullable=True),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("article_count", "mention_count")),
        sa.PrimaryKeyConstraint(*identity, name=f"pk_{table}"),
    )
