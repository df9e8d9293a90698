"""Runs say whether a process holds a claim to them, by which it is known when it was killed."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward only: a warehouse goes back by restoring its backup."""
    with op.batch_alter_table("ops_run") as batch:
        batch.add_column(sa.Column("is_claimed", sa.Boolean, nullable=False, server_default=sa.false()))
    with op.batch_alter_table("ops_run") as batch:
        batch.alter_column("is_claimed", server_default=None)
