"""What was unusual of a publisher, and which publishers are silenced."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True).with_variant(sa.Text, "sqlite")


def upgrade() -> None:
    """Forward only: a warehouse goes back by restoring its backup."""
    op.create_table(
        "ops_alarm",
        sa.Column("publisher_key", sa.Text, nullable=False),
        sa.Column("measure", sa.Text, nullable=False),
        sa.Column("arrived_day", sa.Date, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        *(sa.Column(name, sa.Double, nullable=False) for name in ("value", "usual", "low", "high")),
        sa.Column("run_key", sa.Text, nullable=False),
        sa.Column("judged_at", INSTANT, nullable=False),
        sa.Column("is_silenced", sa.Boolean(create_constraint=False), nullable=False),
        *(sa.Column(name, INSTANT, nullable=True) for name in ("mailed_at", "posted_at")),
        sa.ForeignKeyConstraint(
            ["publisher_key"], ["silver_publisher.publisher_key"], name="fk_ops_alarm_publisher_key"
        ),
        sa.ForeignKeyConstraint(["run_key"], ["ops_run.run_key"], name="fk_ops_alarm_run_key", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("publisher_key", "measure", "arrived_day", name="pk_ops_alarm"),
    )
    op.create_index("ix_ops_alarm_run_key", "ops_alarm", ["run_key"])
    op.create_table(
        "ops_silence",
        sa.Column("publisher_key", sa.Text, nullable=False),
        sa.Column("until_day", sa.Date, nullable=True),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("silenced_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["publisher_key"], ["silver_publisher.publisher_key"], name="fk_ops_silence_publisher_key"
        ),
        sa.PrimaryKeyConstraint("publisher_key", name="pk_ops_silence"),
    )
    op.create_index("ix_bronze_delivery_arrived_day", "bronze_delivery", ["arrived_day"])
