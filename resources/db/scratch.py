"""Databases that are made for one purpose and may be thrown away, on a server of their own."""

import re

import sqlalchemy as sa

from resources.db.engine import Database
from resources.db.migrate import migrate
from resources.embedded_postgres import EmbeddedPostgres
from resources.errors import SetupError

NAME = re.compile(r"[a-z][a-z0-9_]*")


def make_scratch_database(server: EmbeddedPostgres, name: str) -> str:
    """The address of a new database with all tables; one that had this name before is dropped.

    Raises `SetupError` for a name that is none of a database.
    """
    if not NAME.fullmatch(name):
        raise SetupError(f"{name!r} is no name of a database: use a-z, 0-9 and _")
    engine = sa.create_engine(server.url, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    with engine.connect() as connection:
        connection.exec_driver_sql(f"drop database if exists {name} with (force)")
        connection.exec_driver_sql(f"create database {name}")
    engine.dispose()
    url = server.url.rsplit("/", 1)[0] + f"/{name}"
    made = Database.at(url)
    migrate(made.engine)
    made.engine.dispose()
    return url
