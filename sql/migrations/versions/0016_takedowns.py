"""Takedowns, their tombstones, and the places in dumps where pages are withheld."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True).with_variant(sa.Text, "sqlite")


def upgrade() -> None:
    """Forward only: a warehouse goes back by restoring its backup."""
    op.create_table(
        "ops_takedown",
        sa.Column("takedown_key", sa.Text, nullable=False),
        sa.Column("mark", sa.Text, nullable=False),
        sa.Column("asked_for", sa.Text, nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("requested_at", INSTANT, nullable=False),
        sa.Column("completed_at", INSTANT, nullable=True),
        sa.Column("page_count", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("takedown_key", name="pk_ops_takedown"),
    )
    op.create_table(
        "ops_tombstone",
        sa.Column("mark", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("takedown_key", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["takedown_key"], ["ops_takedown.takedown_key"], name="fk_ops_tombstone_takedown_key", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("mark", "value", name="pk_ops_tombstone"),
    )
    op.create_table(
        "bronze_withheld",
        sa.Column("dump_key", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("member", sa.Text, nullable=True),
        sa.Column("takedown_key", sa.Text, nullable=False),
        sa.Column("is_in_raw", sa.Boolean, nullable=False),
        sa.ForeignKeyConstraint(["dump_key"], ["bronze_dump.dump_key"], name="fk_bronze_withheld_dump_key"),
        sa.PrimaryKeyConstraint("dump_key", "position", name="pk_bronze_withheld"),
    )
    op.create_index("ix_bronze_withheld_takedown_key", "bronze_withheld", ["takedown_key"])
    for table in ("ops_run", "ops_load"):
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("withheld_count", sa.Integer, nullable=False, server_default="0"))
        with op.batch_alter_table(table) as batch:
            batch.alter_column("withheld_count", server_default=None)
