"""What can be learnt of a server over a connection to it: encryption, a pooler in between, role, room."""

from dataclasses import dataclass

import psycopg
import sqlalchemy as sa

from resources.errors import SetupError

POOLED_ADDRESS = (
    "The address of the database goes through a pooler such as pgbouncer, which cannot hold the lock that a "
    "migration needs: set DATABASE_DIRECT_URL to the address of the server itself."
)
FACTS = """
    select current_user as role, rolsuper as is_superuser,
        array(
            select rolname::text from pg_roles as groups
            where rolname like 'sentinel\\_%' and rolname not in (current_user, 'sentinel_query')
            and not me.rolsuper and pg_has_role(current_user, groups.oid, 'member') order by rolname
        ) as groups,
        current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
        - coalesce(current_setting('reserved_connections', true), '0')::int as room,
        (select count(*) from pg_stat_activity where usesysid is not null) as used
    from pg_roles as me where rolname = current_user
"""


@dataclass(frozen=True, slots=True)
class ServerFacts:
    """`room` is how many connections others than superusers may have together, `used` how many there are."""

    encryption: str | None
    is_pooled: bool
    role: str
    is_superuser: bool
    groups: tuple[str, ...]
    room: int
    used: int


def server_facts(connection: sa.Connection) -> ServerFacts:
    row = connection.execute(sa.text(FACTS)).one()
    return ServerFacts(
        encryption=encryption(connection),
        is_pooled=is_behind_pooler(connection),
        role=row.role,
        is_superuser=row.is_superuser,
        groups=tuple(row.groups),
        room=row.room,
        used=row.used,
    )


def plain_connection(connection: sa.Connection) -> psycopg.Connection[object]:
    """What SQLAlchemy wraps."""
    found = connection.connection.driver_connection
    if not isinstance(found, psycopg.Connection):
        raise TypeError(f"{found!r} is no connection of psycopg 3")
    return found


def encryption(connection: sa.Connection) -> str | None:
    """The version of TLS between us and whatever answers us; None without it."""
    pgconn = plain_connection(connection).pgconn
    if not pgconn.ssl_in_use:
        return None
    return "TLS"


def is_behind_pooler(connection: sa.Connection) -> bool:
    """Whether somebody else than the server greeted us: the number of its process is then another one."""
    return (
        plain_connection(connection).info.backend_pid
        != connection.exec_driver_sql("select pg_backend_pid()").scalar()
    )


def check_is_direct(connection: sa.Connection) -> None:
    """Raise `SetupError` for a connection whose session is not ours."""
    if is_behind_pooler(connection):
        raise SetupError(POOLED_ADDRESS)
