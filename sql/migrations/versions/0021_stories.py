"""Stories: where each was seen, by what it is known, and its versions; everything loaded is matched again."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True).with_variant(sa.Text, "sqlite")


def upgrade() -> None:
    """Forward only: a warehouse goes back by restoring its backup."""
    _sightings()
    _stories()
    _versions()
    op.execute("INSERT INTO ops_unmatched (page_key) SELECT page_key FROM silver_page")


def _sightings() -> None:
    op.create_table(
        "silver_sighting",
        sa.Column("article_key", sa.Text, nullable=False),
        sa.Column("card_position", sa.Integer, nullable=False, autoincrement=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("page_key", "publisher_key", "story_key")),
        sa.Column("matched_by", sa.Text, nullable=True),
        sa.Column("is_own", sa.Boolean, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("own_key", "headline_key")),
        sa.Column("address_key", sa.Text, nullable=True),
        sa.Column("story_day", sa.Date, nullable=True),
        *(sa.Column(name, sa.Date, nullable=False) for name in ("seen_day", "from_day", "until_day")),
        sa.PrimaryKeyConstraint("article_key", "card_position", name="pk_silver_sighting"),
    )
    for columns in (
        ("page_key",),
        ("story_key", "card_position"),
        ("headline_key", "is_own", "seen_day"),
        ("address_key", "is_own"),
    ):
        op.create_index(f"ix_silver_sighting_{'_'.join(columns)}", "silver_sighting", list(columns))
    op.create_table(
        "silver_story_mark",
        sa.Column("article_key", sa.Text, nullable=False),
        sa.Column("mark", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("article_key", "mark", name="pk_silver_story_mark"),
    )
    op.create_index("ix_silver_story_mark_mark_article_key", "silver_story_mark", ["mark", "article_key"])


def _stories() -> None:
    counts = ("primary_count", "appended_count", "card_count", "from_story_count")
    op.create_table(
        "silver_story",
        sa.Column("story_key", sa.Text, nullable=False),
        sa.Column("publisher_key", sa.Text, nullable=False),
        sa.Column("article_key", sa.Text, nullable=True),
        sa.Column("headline", sa.Text, nullable=False),
        sa.Column("section", sa.Text, nullable=True),
        sa.Column("published_day", sa.Date, nullable=True),
        sa.Column("word_count", sa.Integer, nullable=True),
        *(sa.Column(name, sa.Integer, nullable=False) for name in counts),
        sa.PrimaryKeyConstraint("story_key", name="pk_silver_story"),
    )
    for column in ("card_count", "from_story_count", "published_day"):
        op.create_index(f"ix_silver_story_{column}", "silver_story", [column])


def _versions() -> None:
    op.create_table(
        "silver_story_version",
        sa.Column("story_key", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("article_key", sa.Text, nullable=False),
        sa.Column("captured_at", INSTANT, nullable=True),
        sa.Column("edit", sa.Text, nullable=False),
        sa.Column("is_headline_changed", sa.Boolean, nullable=False),
        *(sa.Column(f"{way}_word_count", sa.Integer, nullable=False) for way in ("added", "removed")),
        *(sa.Column(f"{way}_numbers", sa.Text, nullable=True) for way in ("added", "removed")),
        *(sa.Column(f"{way}_dates", sa.Text, nullable=True) for way in ("added", "removed")),
        sa.PrimaryKeyConstraint("story_key", "version", name="pk_silver_story_version"),
    )
    op.create_index("ix_silver_story_version_article_key", "silver_story_version", ["article_key"])
