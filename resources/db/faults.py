"""What an error of the database means: that it is away, that its disk is full, or neither."""

from psycopg import OperationalError
from psycopg.errors import DiskFull
from sqlalchemy.exc import DBAPIError


def is_database_away(error: BaseException) -> bool:
    """Whether an error says that the database was lost or not reached.

    A statement that was wrong, or found no space, was answered by a database that is there.
    """
    if is_disk_full(error):
        return False
    if isinstance(error, DBAPIError):
        return error.connection_invalidated or isinstance(error.orig, OperationalError)
    return isinstance(error, OperationalError)


def is_disk_full(error: BaseException) -> bool:
    """Whether an error says that the database's disk has no space left."""
    return isinstance(error.orig if isinstance(error, DBAPIError) else error, DiskFull)
