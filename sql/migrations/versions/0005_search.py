"""Full-text search: the words of every article, those that are loaded already included."""

import sqlalchemy as sa
from alembic import op

from etl.load.search_rows import search_row

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_BATCH = 1000

_SQLITE = (
    """
    CREATE VIRTUAL TABLE search_index USING fts5(
        article_key UNINDEXED, headline, headline_bare, body, body_bare,
        content='silver_search', content_rowid='search_row', tokenize='ascii'
    )
    """,
    """
    CREATE TRIGGER search_index_insert AFTER INSERT ON silver_search BEGIN
        INSERT INTO search_index (rowid, article_key, headline, headline_bare, body, body_bare)
        VALUES (new.search_row, new.article_key, new.headline, new.headline_bare, new.body, new.body_bare);
    END
    """,
    """
    CREATE TRIGGER search_index_delete AFTER DELETE ON silver_search BEGIN
        INSERT INTO search_index (search_index, rowid, article_key, headline, headline_bare, body, body_bare)
        VALUES (
            'delete', old.search_row, old.article_key, old.headline, old.headline_bare, old.body, old.body_bare
        );
    END
    """,
)
_POSTGRESQL = (
    """
    ALTER TABLE silver_search ADD COLUMN document tsvector NOT NULL
    GENERATED ALWAYS AS (warraq_document(headline, headline_bare, body, body_bare)) STORED
    """,
    "CREATE INDEX ix_silver_search_document ON silver_search USING gin (document)",
    """
    COMMENT ON COLUMN silver_search.document IS
    'All of it as one tsvector, by warraq_document: weights A headline, B headline_bare, C body, D body_bare.'
    """,
)


def upgrade() -> None:
    """Forward only: a warehouse goes back by restoring its backup."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    # A rowid that is no column of the table changes when SQLite packs the file, and the index goes by it.
    own_row = [sa.Column("search_row", sa.Integer, primary_key=True)] if is_sqlite else []
    key = (
        sa.UniqueConstraint("article_key", name="uq_silver_search_article_key")
        if is_sqlite
        else sa.PrimaryKeyConstraint("article_key", name="pk_silver_search")
    )
    op.create_table(
        "silver_search",
        *own_row,
        sa.Column("article_key", sa.Text, nullable=False),
        sa.Column("headline", sa.Text, nullable=False),
        sa.Column("headline_bare", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("body_bare", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_key"], ["silver_article.article_key"], name="fk_silver_search_article_key", ondelete="CASCADE"
        ),
        key,
    )
    for statement in _SQLITE if is_sqlite else _POSTGRESQL:
        op.execute(statement)
    _index_what_is_loaded()


def _index_what_is_loaded() -> None:
    found = sa.text("SELECT article_key, headline, kicker, standfirst, body FROM silver_article")
    columns = ("article_key", "headline", "headline_bare", "body", "body_bare")
    indexed = sa.insert(sa.table("silver_search", *map(sa.column, columns)))
    connection = op.get_bind()
    for rows in connection.execute(found, execution_options={"yield_per": _BATCH}).partitions():
        connection.execute(indexed, [search_row(key, headline, others) for key, headline, *others in rows])
