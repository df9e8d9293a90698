"""Files that wait until they are whole, and how many each run left waiting."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True).with_variant(sa.Text, "sqlite")


def upgrade() -> None:
    """Forward only: a warehouse goes back by restoring its backup."""
    op.create_table(
        "ops_waiting",
        sa.Column("waiting_key", sa.Text, nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("finished_origin", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("size_bytes", sa.BigInteger, nullable=False),
        sa.Column("arrived_at", INSTANT, nullable=False),
        sa.Column("run_key", sa.Text, nullable=False),
        sa.Column("seen_at", INSTANT, nullable=False),
        sa.Column("dump_key", sa.Text, nullable=True),
        sa.ForeignKeyConstraint(["dump_key"], ["bronze_dump.dump_key"], name="fk_ops_waiting_dump_key"),
        sa.ForeignKeyConstraint(["run_key"], ["ops_run.run_key"], name="fk_ops_waiting_run_key", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("waiting_key", name="pk_ops_waiting"),
    )
    with op.batch_alter_table("ops_run") as batch:
        batch.add_column(sa.Column("waiting_count", sa.Integer, nullable=False, server_default="0"))
    with op.batch_alter_table("ops_run") as batch:
        batch.alter_column("waiting_count", server_default=None)
