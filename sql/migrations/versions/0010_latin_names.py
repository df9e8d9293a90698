"""Names in Latin letters beside those of the page."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward only: a warehouse goes back by restoring its backup."""
    op.add_column("silver_card_author", sa.Column("name_latin", sa.Text, nullable=True))
    for table, column in (
        ("silver_entity_mention", "name_latin"),
        ("silver_quotation", "speaker_latin"),
        ("silver_author", "name_latin"),
    ):
        op.add_column(table, sa.Column(column, sa.Text, nullable=True))
        op.create_index(f"ix_{table}_{column}", table, [column])
