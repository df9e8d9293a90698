"""What retention lets go is on record, and dumps say that their bytes are gone."""

import sqlalchemy as sa
from alembic import op

from etl.load.tables.base import Instant

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward only: a warehouse goes back by restoring its backup."""
    op.add_column("bronze_dump", sa.Column("raw_expired_at", Instant, nullable=True))
    op.create_table(
        "ops_retention",
        sa.Column("layer", sa.Text, nullable=False),
        sa.Column("before_day", sa.Date, nullable=False),
        sa.Column("item_count", sa.Integer, nullable=False),
        sa.Column("let_go_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("layer", "before_day", name="pk_ops_retention"),
    )
