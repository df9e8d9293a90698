"""Runs the revisions on the connection that `etl.load.migrations.migrate` hands over, inside its transaction."""

from alembic import context

from etl.load.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,  # SQLite alters a table by making it anew
)
context.run_migrations()
