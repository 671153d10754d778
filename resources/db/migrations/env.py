"""Run by Alembic; `resources.db.migrate` hands over the open connection."""

from alembic import context

from resources.db.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
