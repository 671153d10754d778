"""The role that queries of analysts run as: it may read the views of schema `analyst` alone."""

import sqlalchemy as sa

from resources.db.analyst.views import SCHEMA, VIEWS

QUERY = "sentinel_query"
VIEW_NAMES = ", ".join(f"{SCHEMA}.{name}" for name in VIEWS)
MAKE = f"""
    do $$ begin
        if not exists (select from pg_roles where rolname = '{QUERY}') then
            create role {QUERY} nologin;
        end if;
    exception when duplicate_object or unique_violation then null;
    end $$
"""
"""Roles belong to all databases of a server, two of which may be prepared at once."""
GIVE = (
    f"revoke all on schema {SCHEMA} from {QUERY}",
    f"revoke all on all tables in schema {SCHEMA} from {QUERY}",
    f"grant usage on schema {SCHEMA} to {QUERY}",
    f"grant select on {VIEW_NAMES} to {QUERY}",
    f"grant execute on function {SCHEMA}.sees to {QUERY}",
)
"""Exactly these rights, whatever it had."""


def set_up_query_role(connection: sa.Connection) -> None:
    """Make the role if it is missing, as somebody who may make roles, and give it its rights."""
    for statement in (MAKE, *GIVE):
        connection.exec_driver_sql(statement)


def may_use_role(connection: sa.Connection) -> bool:
    """Whether the role is there, and this login may run queries as it."""
    query = sa.text(
        "select exists (select from pg_roles where rolname = :role and pg_has_role(current_user, oid, 'set'))"
    )
    return bool(connection.scalar(query, {"role": QUERY}))
