"""The ledger of fetches: what was asked of the web, and what came of it."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True).with_variant(sa.Text, "sqlite")


def upgrade() -> None:
    """Forward only: a warehouse goes back by restoring its backup."""
    op.create_table(
        "ops_fetch",
        sa.Column("run_key", sa.Text, nullable=False),
        sa.Column("url_key", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("publisher_key", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("status", sa.Integer, nullable=True),
        sa.Column("detail", sa.Text, nullable=True),
        sa.Column("listed_in", sa.Text, nullable=True),
        sa.Column("published_at", INSTANT, nullable=True),
        sa.Column("modified_at", INSTANT, nullable=True),
        sa.Column("first_seen_at", INSTANT, nullable=False),
        sa.Column("visited_at", INSTANT, nullable=False),
        sa.Column("final_url", sa.Text, nullable=True),
        sa.Column("etag", sa.Text, nullable=True),
        sa.Column("last_modified", sa.Text, nullable=True),
        sa.Column("payload_digest", sa.Text, nullable=True),
        sa.Column("next_due_at", INSTANT, nullable=True),
        sa.Column("warc_name", sa.Text, nullable=True),
        sa.Column("record_id", sa.Text, nullable=True),
        sa.ForeignKeyConstraint(["run_key"], ["ops_run.run_key"], name="fk_ops_fetch_run_key", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("run_key", "url_key", name="pk_ops_fetch"),
    )
    op.create_index("ix_ops_fetch_url_key", "ops_fetch", ["url_key"])
    op.create_index("ix_ops_fetch_publisher_key_next_due_at", "ops_fetch", ["publisher_key", "next_due_at"])
