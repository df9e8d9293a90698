"""Fingerprints are kept by band, and found by article with an index that names each article once: half the size."""

from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

_TABLE = "silver_fingerprint"


def upgrade() -> None:
    """Forward only: a warehouse goes back by restoring its backup."""
    op.drop_index(f"ix_{_TABLE}_band_hash_article_key", _TABLE)
    with op.batch_alter_table(_TABLE) as batch:
        batch.drop_constraint(f"pk_{_TABLE}", type_="primary")
        batch.create_primary_key(f"pk_{_TABLE}", ["band_hash", "article_key"])
    op.create_index(f"ix_{_TABLE}_article_key", _TABLE, ["article_key"])
