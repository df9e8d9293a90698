"""An article may have no headline: dumps of texts alone print none."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward only: a warehouse goes back by restoring its backup."""
    for table in ("silver_article", "silver_story"):
        with op.batch_alter_table(table) as batch:
            batch.alter_column("headline", existing_type=sa.Text(), nullable=True)
