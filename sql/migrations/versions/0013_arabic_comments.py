"""What the column of the search index means, in Arabic too; all other comments are stored after every migration."""

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward only: a warehouse goes back by restoring its backup."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            """
            COMMENT ON COLUMN silver_search.document IS
            'All of it as one tsvector, by warraq_document: weights A headline, B headline_bare, C body, D body_bare.
            كل ذلك متجهاً واحداً tsvector بالدالة warraq_document: A للعنوان وB لما يبقى منه وC للمتن وD لما يبقى منه.'
            """
        )
