"""Where a page's bytes are in its dump, and which records of a dump hold no page."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward only: a warehouse goes back by restoring its backup."""
    op.add_column("bronze_receipt", sa.Column("byte_offset", sa.BigInteger, nullable=True))
    op.add_column("bronze_receipt", sa.Column("byte_length", sa.BigInteger, nullable=True))
    op.create_table(
        "bronze_skip",
        sa.Column("dump_key", sa.Text, nullable=False),
        sa.Column("member", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("record_count", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["dump_key"], ["bronze_dump.dump_key"], name="fk_bronze_skip_dump_key"),
        sa.PrimaryKeyConstraint("dump_key", "member", "what", name="pk_bronze_skip"),
    )
    for table in ("ops_run", "ops_load"):
        _add_count(table)


def _add_count(table: str) -> None:
    # What was there was read before anything could be skipped; afterwards every row says its own count.
    with op.batch_alter_table(table) as batch:
        batch.add_column(sa.Column("skipped_count", sa.Integer, nullable=False, server_default="0"))
    with op.batch_alter_table(table) as batch:
        batch.alter_column("skipped_count", server_default=None)
