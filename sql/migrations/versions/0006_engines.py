"""Which engine looked for the names of a page."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward only: a warehouse goes back by restoring its backup."""
    # The default is for rows that are there already; every new row states its engine.
    builtin = sa.text("'builtin'")
    op.add_column("silver_page", sa.Column("entity_engine", sa.Text, nullable=False, server_default=builtin))
