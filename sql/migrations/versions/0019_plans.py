"""Plans of rebuilds: what each would change, field by field."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True).with_variant(sa.Text, "sqlite")


def upgrade() -> None:
    """Forward only: a warehouse goes back by restoring its backup."""
    op.create_table(
        "ops_plan",
        sa.Column("plan_key", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("parser_version", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("decided_at", INSTANT, nullable=True),
        sa.Column("decided_by", sa.Text, nullable=True),
        sa.PrimaryKeyConstraint("plan_key", name="pk_ops_plan"),
    )
    op.create_table(
        "ops_plan_dump",
        sa.Column("plan_key", sa.Text, nullable=False),
        sa.Column("dump_key", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("page_count", sa.Integer, nullable=True, autoincrement=False),
        sa.Column("refused_count", sa.Integer, nullable=True, autoincrement=False),
        _of_plan("ops_plan_dump"),
        sa.ForeignKeyConstraint(
            ["dump_key"], ["bronze_dump.dump_key"], name="fk_ops_plan_dump_dump_key", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("plan_key", "dump_key", name="pk_ops_plan_dump"),
    )
    op.create_table(
        "ops_plan_page",
        sa.Column("plan_key", sa.Text, nullable=False),
        sa.Column("page_key", sa.Text, nullable=False),
        sa.Column("dump_key", sa.Text, nullable=False),
        sa.Column("change", sa.Text, nullable=False),
        sa.Column("digest_before", sa.Text, nullable=True),
        sa.Column("digest_after", sa.Text, nullable=True),
        sa.Column("added_article_count", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("removed_article_count", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("changed_article_count", sa.Integer, nullable=False, autoincrement=False),
        _of_plan("ops_plan_page"),
        sa.PrimaryKeyConstraint("plan_key", "page_key", name="pk_ops_plan_page"),
    )
    op.create_index("ix_ops_plan_page_plan_key_dump_key", "ops_plan_page", ["plan_key", "dump_key"])
    op.create_table(
        "ops_plan_change",
        sa.Column("plan_key", sa.Text, nullable=False),
        sa.Column("page_key", sa.Text, nullable=False),
        sa.Column("article_key", sa.Text, nullable=False),
        sa.Column("field", sa.Text, nullable=False),
        sa.Column("before", sa.Text, nullable=True),
        sa.Column("after", sa.Text, nullable=True),
        _of_plan("ops_plan_change"),
        sa.PrimaryKeyConstraint("plan_key", "page_key", "article_key", "field", name="pk_ops_plan_change"),
    )


def _of_plan(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["plan_key"], ["ops_plan.plan_key"], name=f"fk_{table}_plan_key", ondelete="CASCADE")
