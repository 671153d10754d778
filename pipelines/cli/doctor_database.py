"""What `sentinel doctor` says of the connection to the database: encryption, pooler, role, and room."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from pipelines.instance.quiet_storage import KEPT_CONNECTIONS
from resources.db.address import database_url, direct_url
from resources.db.connecting import ConnectionRules
from resources.db.engine import Database
from resources.db.server_facts import ServerFacts, server_facts
from resources.errors import SetupError
from resources.settings import Settings

DAGSTER_PROGRAMS = 3
"""Code server, daemon and web server."""


def connection_state(settings: Settings) -> str:
    """How programs of this configuration reach the database, and whether there is room for all of them.

    Raises:
        SetupError: The settings and the server do not agree.
    """
    rules = ConnectionRules.of(settings)
    with connected(database_url(settings), rules) as connection:
        facts = server_facts(connection)
    if facts.is_pooled and not rules.is_pooled:
        raise SetupError(
            "DATABASE_URL goes through a pooler: set SENTINEL_DATABASE_POOLED=true, and DATABASE_DIRECT_URL "
            "to the address of the server itself"
        )
    with connected(direct_url(settings), rules.direct) as connection:
        direct = server_facts(connection)
    if direct.is_pooled:
        raise SetupError("DATABASE_DIRECT_URL goes through a pooler: it must be that of the server itself")
    return "; ".join([*describe_way(facts, rules), describe_role(facts), describe_room(settings, direct)])


@contextmanager
def connected(url: str, rules: ConnectionRules) -> Iterator[sa.Connection]:
    engine = Database.at(url, rules).engine
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def describe_way(facts: ServerFacts, rules: ConnectionRules) -> Iterator[str]:
    yield f"encrypted with {facts.encryption}" if facts.encryption else "not encrypted"
    yield "through a pooler, sessions at the server itself" if rules.is_pooled else "no pooler"
    if rules.iam:
        yield "logged in with a signed token"


def describe_role(facts: ServerFacts) -> str:
    if facts.is_superuser:
        return f"role {facts.role}, a superuser"
    return f"role {facts.role}" + (f", a member of {', '.join(facts.groups)}" if facts.groups else "")


def describe_room(settings: Settings, facts: ServerFacts) -> str:
    """Raises `SetupError` where this configuration may ask for more connections than the server has."""
    wanted = most_connections(settings)
    text = f"at most {wanted} connections of {facts.room} at the server ({facts.used} are open)"
    if wanted > facts.room:
        raise SetupError(
            f"{text}. Lower SENTINEL_DATABASE_POOL_SIZE ({settings.database_pool_size}), "
            "SENTINEL_API_WORKERS or SENTINEL_MAX_CONCURRENT_RUNS, raise max_connections, or put a pooler "
            "in between"
        )
    return f"pool of {settings.database_pool_size}; {text}"


def most_connections(settings: Settings) -> int:
    """At the server itself, when every program has opened all that it may.

    Each worker of the API has its pool and asks for the database's state on one more. Each program of Dagster
    has a pool too, connections for Dagster's own records, and one that waits for notices.
    """
    programs = DAGSTER_PROGRAMS + settings.max_concurrent_runs
    sessions = programs * (KEPT_CONNECTIONS + 1)
    if settings.database_pooled:
        return sessions
    size = settings.database_pool_size
    return sessions + settings.api_workers * (size + 1) + programs * size
