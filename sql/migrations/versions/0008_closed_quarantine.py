"""What became of the inputs in quarantine, and where those are whose bytes were not received."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward only: a warehouse goes back by restoring its backup."""
    instant = sa.DateTime(timezone=True).with_variant(sa.Text, "sqlite")
    with op.batch_alter_table("ops_quarantine") as batch:
        batch.add_column(sa.Column("origin", sa.Text, nullable=True))
        batch.add_column(sa.Column("status", sa.Text, nullable=False, server_default="open"))
        batch.add_column(sa.Column("closed_at", instant, nullable=True))
        batch.add_column(sa.Column("note", sa.Text, nullable=True))
    with op.batch_alter_table("ops_quarantine") as batch:
        batch.alter_column("status", server_default=None)
    op.create_index("ix_ops_quarantine_dump_key", "ops_quarantine", ["dump_key"])
    op.create_index("ix_ops_quarantine_origin", "ops_quarantine", ["origin"])
