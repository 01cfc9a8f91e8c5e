"""Alembic's entry: runs the revisions on the connection, and in the transaction, that ``schema.upgrade`` opened."""

from alembic import context

from bot.storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # All or nothing: a half-migrated database would fit no version.
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
