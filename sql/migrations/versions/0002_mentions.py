"""What the articles say: dates, quotations, cited sources, people and places."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward only: a warehouse goes back by restoring its backup."""
    _mention(
        "silver_date_mention",
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=True),
        sa.Column("calendar", sa.Text, nullable=False),
        sa.Column("basis", sa.Text, nullable=False),
        index="value",
    )
    _mention(
        "silver_quotation",
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("speaker", sa.Text, nullable=True),
        sa.Column("speaker_role", sa.Text, nullable=True),
        sa.Column("is_anonymous", sa.Boolean(create_constraint=False), nullable=False),
        sa.Column("is_speaker_inherited", sa.Boolean(create_constraint=False), nullable=False),
        sa.Column("cue", sa.Text, nullable=True),
        index="speaker",
    )
    _mention(
        "silver_source_mention",
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("agency", sa.Text, nullable=False),
        index="agency",
    )
    _mention(
        "silver_entity_mention",
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("engine", sa.Text, nullable=False),
        index="text",
    )


def _mention(name: str, *columns: sa.Column[str] | sa.Column[bool], index: str) -> None:
    op.create_table(
        name,
        sa.Column("article_key", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        *columns,
        sa.Column("paragraph", sa.Integer, nullable=False),
        sa.Column("first_char", sa.Integer, nullable=False),
        sa.Column("last_char", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_key"], ["silver_article.article_key"], name=f"fk_{name}_article_key", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_key", "position", name=f"pk_{name}"),
    )
    op.create_index(f"ix_{name}_{index}", name, [index])
