"""The first tables: what arrived, what the pages say, what the runs did.

Comments are not here: `etl.load.migrations.migrate` stores those of the metadata after every migration.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True).with_variant(sa.Text, "sqlite")


def upgrade() -> None:
    """Forward only: a warehouse goes back by restoring its backup."""
    _bronze()
    _pages()
    _articles()
    _parts()
    _cards()
    _runs()
    _refusals()


def _bronze() -> None:
    op.create_table(
        "bronze_dump",
        sa.Column("dump_key", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("size_bytes", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("dump_key", name="pk_bronze_dump"),
    )
    op.create_table(
        "bronze_page",
        sa.Column("page_key", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("size_bytes", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("page_key", name="pk_bronze_page"),
    )
    op.create_table(
        "bronze_delivery",
        sa.Column("delivery_key", sa.Text, nullable=False),
        sa.Column("dump_key", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("arrived_at", INSTANT, nullable=False),
        sa.Column("arrived_day", sa.Date, nullable=False),
        sa.ForeignKeyConstraint(["dump_key"], ["bronze_dump.dump_key"], name="fk_bronze_delivery_dump_key"),
        sa.PrimaryKeyConstraint("delivery_key", name="pk_bronze_delivery"),
    )
    op.create_index("ix_bronze_delivery_arrived_at", "bronze_delivery", ["arrived_at"])
    op.create_index("ix_bronze_delivery_dump_key", "bronze_delivery", ["dump_key"])
    op.create_table(
        "bronze_receipt",
        sa.Column("dump_key", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("member", sa.Text, nullable=True),
        sa.Column("page_key", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=True),
        sa.Column("captured_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["dump_key"], ["bronze_dump.dump_key"], name="fk_bronze_receipt_dump_key"),
        sa.ForeignKeyConstraint(["page_key"], ["bronze_page.page_key"], name="fk_bronze_receipt_page_key"),
        sa.PrimaryKeyConstraint("dump_key", "position", name="pk_bronze_receipt"),
    )
    op.create_index("ix_bronze_receipt_page_key", "bronze_receipt", ["page_key"])


def _pages() -> None:
    op.create_table(
        "silver_publisher",
        sa.Column("publisher_key", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("name_ar", sa.Text, nullable=False),
        sa.Column("country", sa.Text, nullable=True),
        sa.PrimaryKeyConstraint("publisher_key", name="pk_silver_publisher"),
    )
    op.create_table(
        "silver_page",
        sa.Column("page_key", sa.Text, nullable=False),
        sa.Column("publisher_key", sa.Text, nullable=False),
        sa.Column("layout", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=True),
        sa.Column("captured_at", INSTANT, nullable=True),
        sa.Column("line_count", sa.Integer, nullable=False),
        sa.Column("unclassified_line_count", sa.Integer, nullable=False),
        sa.Column("article_count", sa.Integer, nullable=False),
        sa.Column("card_count", sa.Integer, nullable=False),
        sa.Column("issue_count", sa.Integer, nullable=False),
        sa.Column("parser_version", sa.Integer, nullable=False),
        sa.Column("record_digest", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["page_key"], ["bronze_page.page_key"], name="fk_silver_page_page_key", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["publisher_key"], ["silver_publisher.publisher_key"], name="fk_silver_page_publisher_key"
        ),
        sa.PrimaryKeyConstraint("page_key", name="pk_silver_page"),
    )
    op.create_index("ix_silver_page_publisher_key_layout", "silver_page", ["publisher_key", "layout"])
    op.create_table(
        "silver_block",
        sa.Column("page_key", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("article_key", sa.Text, nullable=True),
        sa.Column("first_line", sa.Integer, nullable=False),
        sa.Column("last_line", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["page_key"], ["silver_page.page_key"], name="fk_silver_block_page_key", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("page_key", "position", name="pk_silver_block"),
    )
    op.create_table(
        "silver_issue",
        sa.Column("page_key", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("line", sa.Integer, nullable=True),
        sa.Column("detail", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["page_key"], ["silver_page.page_key"], name="fk_silver_issue_page_key", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("page_key", "position", name="pk_silver_issue"),
    )
    op.create_index("ix_silver_issue_code", "silver_issue", ["code"])


def _articles() -> None:
    op.create_table(
        "silver_article",
        sa.Column("article_key", sa.Text, nullable=False),
        sa.Column("page_key", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("story_key", sa.Text, nullable=False),
        sa.Column("headline", sa.Text, nullable=False),
        sa.Column("kicker", sa.Text, nullable=True),
        sa.Column("standfirst", sa.Text, nullable=True),
        sa.Column("section", sa.Text, nullable=True),
        sa.Column("byline", sa.Text, nullable=True),
        sa.Column("place", sa.Text, nullable=True),
        sa.Column("byline_place", sa.Text, nullable=True),
        sa.Column("dateline", sa.Text, nullable=True),
        sa.Column("dateline_place", sa.Text, nullable=True),
        sa.Column("dateline_agency", sa.Text, nullable=True),
        sa.Column("dateline_day", sa.Date, nullable=True),
        sa.Column("published_at", sa.Text, nullable=True),
        sa.Column("published_day", sa.Date, nullable=True),
        sa.Column("published_utc_at", INSTANT, nullable=True),
        sa.Column("published_basis", sa.Text, nullable=True),
        sa.Column("modified_at", sa.Text, nullable=True),
        sa.Column("modified_day", sa.Date, nullable=True),
        sa.Column("url", sa.Text, nullable=True),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("word_count", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(
            ["page_key"], ["silver_page.page_key"], name="fk_silver_article_page_key", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_key", name="pk_silver_article"),
    )
    op.create_index("ix_silver_article_page_key", "silver_article", ["page_key"])
    op.create_index("ix_silver_article_published_day", "silver_article", ["published_day"])
    op.create_index("ix_silver_article_story_key", "silver_article", ["story_key"])


def _parts() -> None:
    op.create_table(
        "silver_author",
        sa.Column("article_key", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_key"], ["silver_article.article_key"], name="fk_silver_author_article_key", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_key", "position", name="pk_silver_author"),
    )
    op.create_table(
        "silver_caption",
        sa.Column("article_key", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("paragraph", sa.Integer, nullable=True),
        sa.ForeignKeyConstraint(
            ["article_key"], ["silver_article.article_key"], name="fk_silver_caption_article_key", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_key", "position", name="pk_silver_caption"),
    )
    op.create_table(
        "silver_keyword",
        sa.Column("article_key", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("keyword", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_key"], ["silver_article.article_key"], name="fk_silver_keyword_article_key", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_key", "position", name="pk_silver_keyword"),
    )
    op.create_table(
        "silver_paragraph",
        sa.Column("article_key", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_key"], ["silver_article.article_key"], name="fk_silver_paragraph_article_key", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_key", "position", name="pk_silver_paragraph"),
    )
    op.create_table(
        "silver_caption_credit",
        sa.Column("article_key", sa.Text, nullable=False),
        sa.Column("caption_position", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("holder", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_key", "caption_position"],
            ["silver_caption.article_key", "silver_caption.position"],
            name="fk_silver_caption_credit_article_key_caption_position",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_key", "caption_position", "position", name="pk_silver_caption_credit"),
    )


def _cards() -> None:
    op.create_table(
        "silver_related_card",
        sa.Column("article_key", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("story_key", sa.Text, nullable=False),
        sa.Column("headline", sa.Text, nullable=False),
        sa.Column("teaser", sa.Text, nullable=True),
        sa.Column("section", sa.Text, nullable=True),
        sa.Column("byline", sa.Text, nullable=True),
        sa.Column("place", sa.Text, nullable=True),
        sa.Column("caption", sa.Text, nullable=True),
        sa.Column("url", sa.Text, nullable=True),
        sa.Column("published_at", sa.Text, nullable=True),
        sa.Column("published_day", sa.Date, nullable=True),
        sa.ForeignKeyConstraint(
            ["article_key"],
            ["silver_article.article_key"],
            name="fk_silver_related_card_article_key",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_key", "position", name="pk_silver_related_card"),
    )
    op.create_index("ix_silver_related_card_story_key", "silver_related_card", ["story_key"])
    op.create_table(
        "silver_card_author",
        sa.Column("article_key", sa.Text, nullable=False),
        sa.Column("card_position", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_key", "card_position"],
            ["silver_related_card.article_key", "silver_related_card.position"],
            name="fk_silver_card_author_article_key_card_position",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_key", "card_position", "position", name="pk_silver_card_author"),
    )
    op.create_table(
        "silver_card_credit",
        sa.Column("article_key", sa.Text, nullable=False),
        sa.Column("card_position", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("holder", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_key", "card_position"],
            ["silver_related_card.article_key", "silver_related_card.position"],
            name="fk_silver_card_credit_article_key_card_position",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_key", "card_position", "position", name="pk_silver_card_credit"),
    )


def _runs() -> None:
    op.create_table(
        "ops_run",
        sa.Column("run_key", sa.Text, nullable=False),
        sa.Column("job", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("started_at", INSTANT, nullable=False),
        sa.Column("finished_at", INSTANT, nullable=True),
        sa.Column("interval_start_at", INSTANT, nullable=True),
        sa.Column("interval_end_at", INSTANT, nullable=True),
        sa.Column("parser_version", sa.Integer, nullable=False),
        sa.Column("planned_dump_count", sa.Integer, nullable=False),
        sa.Column("dump_count", sa.Integer, nullable=False),
        sa.Column("page_count", sa.Integer, nullable=False),
        sa.Column("article_count", sa.Integer, nullable=False),
        sa.Column("card_count", sa.Integer, nullable=False),
        sa.Column("issue_count", sa.Integer, nullable=False),
        sa.Column("unchanged_count", sa.Integer, nullable=False),
        sa.Column("quarantined_count", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("run_key", name="pk_ops_run"),
    )
    op.create_table(
        "ops_check_result",
        sa.Column("run_key", sa.Text, nullable=False),
        sa.Column("check_name", sa.Text, nullable=False),
        sa.Column("severity", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("row_count", sa.Integer, nullable=False),
        sa.Column("sample", sa.Text, nullable=False),
        sa.Column("checked_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["run_key"], ["ops_run.run_key"], name="fk_ops_check_result_run_key", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("run_key", "check_name", name="pk_ops_check_result"),
    )
    op.create_table(
        "ops_load",
        sa.Column("run_key", sa.Text, nullable=False),
        sa.Column("dump_key", sa.Text, nullable=False),
        sa.Column("part", sa.Integer, nullable=False),
        sa.Column("is_last", sa.Boolean, nullable=False),
        sa.Column("page_count", sa.Integer, nullable=False),
        sa.Column("article_count", sa.Integer, nullable=False),
        sa.Column("card_count", sa.Integer, nullable=False),
        sa.Column("issue_count", sa.Integer, nullable=False),
        sa.Column("unchanged_count", sa.Integer, nullable=False),
        sa.Column("loaded_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["dump_key"], ["bronze_dump.dump_key"], name="fk_ops_load_dump_key"),
        sa.ForeignKeyConstraint(["run_key"], ["ops_run.run_key"], name="fk_ops_load_run_key", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("run_key", "dump_key", "part", name="pk_ops_load"),
    )


def _refusals() -> None:
    op.create_table(
        "ops_quarantine",
        sa.Column("quarantine_key", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("member", sa.Text, nullable=True),
        sa.Column("dump_key", sa.Text, nullable=True),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("arrived_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["dump_key"], ["bronze_dump.dump_key"], name="fk_ops_quarantine_dump_key"),
        sa.PrimaryKeyConstraint("quarantine_key", name="pk_ops_quarantine"),
    )
    op.create_table(
        "ops_refusal",
        sa.Column("run_key", sa.Text, nullable=False),
        sa.Column("quarantine_key", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["quarantine_key"],
            ["ops_quarantine.quarantine_key"],
            name="fk_ops_refusal_quarantine_key",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["run_key"], ["ops_run.run_key"], name="fk_ops_refusal_run_key", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("run_key", "quarantine_key", name="pk_ops_refusal"),
    )
