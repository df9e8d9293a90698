"""Between which days an article was published that does not say when."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward only: a warehouse goes back by restoring its backup."""
    op.add_column("silver_article", sa.Column("earliest_date", sa.Date, nullable=True))
    op.add_column("silver_article", sa.Column("earliest_basis", sa.Text, nullable=True))
    op.add_column("silver_article", sa.Column("latest_date", sa.Date, nullable=True))
    op.add_column("silver_article", sa.Column("latest_basis", sa.Text, nullable=True))
