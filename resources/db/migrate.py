"""Bring the schema up to date: wait for the database, take a lock, apply what is missing."""

import logging
import time
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import OperationalError

from resources.db.access.tables import audit_log
from resources.db.analyst.role import set_up_query_role
from resources.db.server_facts import check_is_direct
from resources.errors import SetupError

LOCK = 7_250_114
"""Advisory lock: of two that start at once, the second waits, then finds nothing to do."""
TRIES = 30
"""Tries to reach a database that is starting; with the pause below, a minute."""
WAIT_S = 2.0
"""Between two tries: a minute in all, for servers that start together with us."""
MIN_VECTOR = (0, 8)
"""The pgvector version that brought iterative index scans."""
HOPELESS = ("certificate", "does not support SSL", "SSL off", "SENTINEL_DATABASE_IAM")
"""In what libpq says where waiting changes nothing."""
HOPELESS_ADVICE = "Check sslmode and sslrootcert in DATABASE_URL and DATABASE_DIRECT_URL."
logger = logging.getLogger(__name__)


def wait_for_database(engine: sa.Engine, tries: int = TRIES, wait_s: float = WAIT_S) -> None:
    """Return when the database answers; raises `SetupError` after the last try."""
    for attempt in range(1, tries + 1):
        try:
            with engine.connect() as connection:
                connection.execute(sa.text("select 1"))
        except OperationalError as error:
            reason = str(error.orig).strip().splitlines()[-1]
            if any(each in str(error.orig) for each in HOPELESS):
                told = " ".join(str(error.orig).split()).rstrip(".")
                raise SetupError(f"The database cannot be used: {told}. {HOPELESS_ADVICE}") from error
            if attempt == tries:
                raise SetupError(
                    f"The database does not answer after {tries} tries: {reason}. "
                    "Check DATABASE_URL and that the server runs."
                ) from error
            logger.warning("Waiting for the database (%d of %d): %s", attempt, tries, reason)
            time.sleep(wait_s)
        else:
            return


def migrate(engine: sa.Engine) -> str:
    """Apply missing migrations; returns the revision that the schema is at. Safe to run at once."""
    config = alembic_config()
    with engine.connect() as connection:
        check_is_direct(connection)
        connection.execute(sa.text("select pg_advisory_lock(:lock)"), {"lock": LOCK})
        connection.commit()
        try:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            connection.commit()
            check_vector(connection)
            if is_superuser(connection):
                set_up_query_role(connection)
                connection.commit()
            return current_revision(connection) or ""
        finally:
            connection.rollback()
            connection.execute(sa.text("select pg_advisory_unlock(:lock)"), {"lock": LOCK})
            connection.commit()


def is_superuser(connection: sa.Connection) -> bool:
    """Whether roles can be made here and now; elsewhere `sentinel database roles` makes them."""
    return bool(connection.scalar(sa.text("select rolsuper from pg_roles where rolname = current_user")))


def alembic_config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


def current_revision(connection: sa.Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def newest_revision() -> str | None:
    return ScriptDirectory.from_config(alembic_config()).get_current_head()


def check_vector(connection: sa.Connection) -> None:
    """Raise `SetupError` for a pgvector that is too old for `halfvec` and iterative scans."""
    version = connection.scalar(sa.text("select extversion from pg_extension where extname = 'vector'"))
    if tuple(int(part) for part in str(version).split(".")[:2]) < MIN_VECTOR:
        raise SetupError(f"pgvector is {version}, and 0.8 or newer is needed: update the extension.")


def schema_differences(connection: sa.Connection) -> Iterator[str]:
    """What the live schema has too much or too little, compared with the tables in the code."""
    context = MigrationContext.configure(
        connection, opts={"compare_type": True, "include_name": is_our_table}
    )
    for difference in compare_metadata(context, audit_log.metadata):
        yield str(difference)


def is_our_table(name: str | None, kind: str, parents: object) -> bool:
    """Partitions of `window_embedding` are made per model, so no table in the code names them."""
    return not (kind == "table" and name is not None and name.startswith("window_embedding_"))
