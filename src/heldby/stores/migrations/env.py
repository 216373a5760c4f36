"""How alembic steps a record up to the present version; heldby runs it, nobody needs to.

In:     an open connection, in the attributes of alembic's configuration.
Out:    the tables of the newest version, in one transaction with what called it.
Never:  a connection of its own.
"""

from alembic import context

from heldby.stores.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
