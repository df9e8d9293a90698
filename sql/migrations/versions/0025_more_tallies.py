"""Tallies of quotations by verb, of dates by tense and of what is stated; what is known of a page's articles."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

_TENSE = (
    "CASE WHEN last_day < published_day THEN 'past' WHEN first_day > published_day THEN 'future' ELSE 'present' END"
)
_IN_TEXT = (
    ("silver_entity_mention", "person", "text", "name_latin", "type = 'PERS'"),
    ("silver_entity_mention", "organisation", "text", "name_latin", "type = 'ORG'"),
    ("silver_entity_mention", "place", "text", "name_latin", "type = 'LOC'"),
    ("silver_quotation", "speaker", "speaker", "speaker_latin", "speaker IS NOT NULL AND NOT is_anonymous"),
    ("silver_quotation", "cue", "COALESCE(cue, '')", "NULL", "NOT is_anonymous"),
    ("silver_quotation", "unnamed_cue", "COALESCE(cue, '')", "NULL", "is_anonymous"),
    ("silver_source_mention", "source", "agency", "NULL", "TRUE"),
    ("silver_caption_credit", "credit", "COALESCE(agency, holder)", "NULL", "TRUE"),
    ("silver_date_mention", "day", "CAST(first_day AS TEXT)", "NULL", "first_day = last_day"),
    ("silver_date_mention", "tense", _TENSE, "NULL", "first_day IS NOT NULL AND published_day IS NOT NULL"),
)
_STATED = (
    ("published", "CAST(published_day AS TEXT)", "published_day IS NOT NULL"),
    ("section", "section", "section IS NOT NULL"),
    ("reported_from", "place", "place IS NOT NULL"),
    ("dateline", "place", "dateline_place = place"),
)
_OF_ARTICLES = ("dated_article_count", "signed_article_count", "placed_article_count", "sectioned_article_count")


def upgrade() -> None:
    """Forward only: a warehouse goes back by restoring its backup."""
    _counts_of_pages()
    for table, keys, identity in (
        ("silver_page_tally", ("page_key", "publisher_key"), ("page_key", "kind", "name")),
        ("silver_tally", ("publisher_key",), ("publisher_key", "kind", "name")),
    ):
        op.drop_table(table)
        _tallies(table, keys, identity)
    _fill()
    op.create_index("ix_silver_tally_kind_name", "silver_tally", ["kind", "name"])


def _counts_of_pages() -> None:
    with op.batch_alter_table("silver_page") as batch:
        for name in _OF_ARTICLES:
            batch.add_column(sa.Column(name, sa.Integer, nullable=False, server_default="0"))
    op.execute(
        """
        UPDATE silver_page
        SET dated_article_count = filled.dated, signed_article_count = filled.signed,
            placed_article_count = filled.placed, sectioned_article_count = filled.sectioned
        FROM (
            SELECT article.page_key, COUNT(article.published_day) AS dated, COUNT(author.article_key) AS signed,
                COUNT(article.place) AS placed, COUNT(article.section) AS sectioned
            FROM silver_article AS article
            LEFT JOIN silver_author AS author ON article.article_key = author.article_key AND author.position = 0
            GROUP BY article.page_key
        ) AS filled
        WHERE silver_page.page_key = filled.page_key
        """
    )
    with op.batch_alter_table("silver_page") as batch:
        for name in _OF_ARTICLES:
            batch.alter_column(name, server_default=None)


def _tallies(table: str, keys: tuple[str, ...], identity: tuple[str, ...]) -> None:
    op.create_table(
        table,
        *(sa.Column(name, sa.Text, nullable=False) for name in (*keys, "kind", "name")),
        sa.Column("name_latin", sa.Text, nullable=True),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("article_count", "mention_count")),
        sa.Column("word_count", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint(*identity, name=f"pk_{table}"),
    )


def _fill() -> None:
    """Count what is there, as `etl.load.tallies` does of pages that come."""
    article = "silver_article AS article"
    for mentions, kind, name, latin, condition in _IN_TEXT:
        joined = f"{article} INNER JOIN {mentions} AS mention ON article.article_key = mention.article_key"
        _fill_kind(joined, kind, name, latin, condition)
    for kind, name, condition in _STATED:
        _fill_kind(article, kind, name, "NULL", condition)
    columns = "publisher_key, kind, name"
    op.execute(
        f"""
        INSERT INTO silver_tally ({columns}, name_latin, article_count, mention_count, word_count)
        SELECT {columns}, MIN(name_latin), SUM(article_count), SUM(mention_count), SUM(word_count)
        FROM silver_page_tally GROUP BY {columns}
        """  # noqa: S608
    )


def _fill_kind(source: str, kind: str, name: str, latin: str, condition: str) -> None:
    op.execute(
        f"""
        INSERT INTO silver_page_tally (
            page_key, publisher_key, kind, name, name_latin, article_count, mention_count, word_count
        )
        SELECT found.page_key, page.publisher_key, '{kind}', found.name, MIN(found.name_latin), COUNT(*),
            SUM(found.mention_count), SUM(found.word_count)
        FROM (
            SELECT article.page_key, article.article_key, article.word_count, SUBSTR({name}, 1, 200) AS name,
                MIN(CAST({latin} AS TEXT)) AS name_latin, COUNT(*) AS mention_count
            FROM {source}
            WHERE {condition}
            GROUP BY article.page_key, article.article_key, article.word_count, SUBSTR({name}, 1, 200)
        ) AS found
        INNER JOIN silver_page AS page ON found.page_key = page.page_key
        GROUP BY found.page_key, page.publisher_key, found.name
        """  # noqa: S608
    )
