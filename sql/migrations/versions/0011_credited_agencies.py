"""The agency that a picture's credit names, whatever its spelling."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward only: a warehouse goes back by restoring its backup."""
    op.add_column("silver_caption_credit", sa.Column("agency", sa.Text, nullable=True))
    op.add_column("silver_card_credit", sa.Column("agency", sa.Text, nullable=True))
