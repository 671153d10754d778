"""Three roles of least privilege, which logins are members of: who writes, who serves, who only looks.

A fourth has no members of its own: queries of analysts over the API run as it, and see views alone.

Made by a command and not by a migration: an owner of the database need not be allowed to make roles.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from resources.db.access.tables import account, api_key, attempt, audit_log, login
from resources.db.action_tables import action_answer, closer_look
from resources.db.analyst.role import QUERY, VIEW_NAMES, set_up_query_role
from resources.db.analyst.views import SCHEMA
from resources.db.camera_tables import camera_version
from resources.db.chat.tables import citation, conversation, prompt_interaction, prompt_session
from resources.db.embedding_tables import embedding_space, model_use, window_embedding
from resources.db.highlight_tables import highlight
from resources.db.migrate import current_revision, newest_revision
from resources.db.summary_tables import day_summary, video_summary
from resources.db.tables import (
    analysis_job,
    analysis_run,
    camera,
    coverage,
    event,
    event_window,
    stage_result,
    track,
    upload,
    video,
)
from resources.errors import SetupError

LOCK = 7_250_121
"""Advisory lock: of two that set privileges at once, the second waits."""
WRITER, READER, ANALYST = "sentinel_writer", "sentinel_reader", "sentinel_analyst"
ROLES = (WRITER, READER, ANALYST)
DAGSTER = "dagster"
EVIDENCE = (
    camera, video, analysis_run, stage_result, coverage, track, event, event_window, embedding_space,
    window_embedding, day_summary, highlight, closer_look, action_answer,
)  # fmt: skip
"""What recordings show and how it was found: nothing about who looked, asked or sent."""
SERVED = (
    camera, camera_version, video, upload, analysis_job, prompt_session, prompt_interaction, citation,
    conversation, account, api_key, login, attempt, model_use, video_summary,
)  # fmt: skip
"""What people change over the API, and what questions cost. Removing a recording removes its evidence as
its owner, by foreign key."""


@dataclass(frozen=True, slots=True)
class Grant:
    """What a role may do with things of one kind; `called` is for people, where there are many."""

    role: str
    rights: str
    things: str
    called: str = ""

    @property
    def statement(self) -> str:
        return f"grant {self.rights} on {self.things} to {self.role}"

    @property
    def title(self) -> str:
        return f"{self.rights} on {self.called or self.things}"


@dataclass(frozen=True, slots=True)
class OwnThings:
    """Tables and sequences of a schema that whoever asks may give rights on: those of its own roles."""

    schema: str
    tables: tuple[str, ...]
    sequences: tuple[str, ...]

    @classmethod
    def found(cls, connection: sa.Connection, schema: str) -> "OwnThings":
        query = sa.text(
            "select oid::regclass::text as name, relkind = 'S' as is_sequence from pg_class "
            "where relnamespace = cast(:schema as regnamespace) and relkind in ('r', 'p', 'v', 'S') "
            "and pg_has_role(current_user, relowner, 'usage') order by relname"
        )
        rows = connection.execute(query, {"schema": schema}).all()
        return cls(
            schema,
            tuple(row.name for row in rows if not row.is_sequence),
            tuple(row.name for row in rows if row.is_sequence),
        )

    def grants(self, role: str, rights: str, sequence_rights: str = "") -> Iterator[Grant]:
        if self.tables:
            listed = f"table {', '.join(self.tables)}"
            yield Grant(role, rights, listed, f"all tables in schema {self.schema}")
        if self.sequences and sequence_rights:
            listed = f"sequence {', '.join(self.sequences)}"
            yield Grant(role, sequence_rights, listed, f"all sequences in schema {self.schema}")


def set_up_roles(engine: sa.Engine) -> tuple[Grant, ...]:
    """Make the roles where they are missing, and give them exactly these rights, whatever they had.

    Raises:
        SetupError: The schema is not up to date, or whoever asks may not do this.
    """
    with engine.begin() as connection:
        check_is_current(connection)
        connection.execute(sa.text("select pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        try:
            return tuple(give_rights(connection))
        except sa.exc.ProgrammingError as error:
            reason = str(error.orig).strip().splitlines()[0]
            raise SetupError(
                f"The roles cannot be set up: {reason}. Run this as the owner of the tables, who needs the "
                "right CREATEROLE; DATABASE_DIRECT_URL or DATABASE_URL says as whom. Where another owner "
                "made these three for another database of the server, let it grant "
                f"{WRITER} to the owner of this one."
            ) from error


def check_is_current(connection: sa.Connection) -> None:
    if current_revision(connection) != newest_revision():
        raise SetupError("The schema is not up to date: run `sentinel migrate` first.")


def give_rights(connection: sa.Connection) -> Iterator[Grant]:
    quote = connection.dialect.identifier_preparer.quote
    schema = quote(str(connection.exec_driver_sql("select current_schema()").scalar()))
    database = quote(str(connection.exec_driver_sql("select current_database()").scalar()))
    make_roles(connection)
    set_up_query_role(connection)
    let_query(connection, (WRITER, READER))
    make_dagster_schema(connection)
    run(connection, [f"grant usage, create on schema {schema} to {WRITER}"])
    own_partitions(connection)
    ours, dagsters = (OwnThings.found(connection, place) for place in (schema, DAGSTER))
    run(connection, [*take_back(ours), *take_back(dagsters)])
    grants = [
        *(Grant(role, "connect", f"database {database}") for role in ROLES),
        *writer_grants(ours, dagsters),
        *reader_grants(ours),
        *analyst_grants(schema),
        *query_grants(),
    ]
    run(connection, [*(each.statement for each in grants), *later_tables(schema)])
    yield from grants


def run(connection: sa.Connection, statements: Sequence[str]) -> None:
    for statement in statements:
        connection.exec_driver_sql(statement)


def make_roles(connection: sa.Connection) -> None:
    """Roles belong to all databases of a server. Whoever makes one becomes a member, to hand things over."""
    for role in ROLES:
        known = connection.execute(sa.text("select 1 from pg_roles where rolname = :role"), {"role": role})
        if known.first() is None:
            connection.exec_driver_sql(f"create role {role} nologin")
    is_member = sa.text("select pg_has_role(current_user, :role, 'usage') and pg_has_role(:role, 'set')")
    if not connection.execute(is_member, {"role": WRITER}).scalar():
        connection.exec_driver_sql(f"grant {WRITER} to current_user")


def let_query(connection: sa.Connection, roles: Sequence[str]) -> None:
    """Let those who serve take on the role of queries, where nobody has let them yet."""
    is_member = sa.text("select pg_has_role(cast(:role as name), cast(:query as name), 'set')")
    for role in roles:
        if not connection.execute(is_member, {"role": role, "query": QUERY}).scalar():
            connection.exec_driver_sql(f"grant {QUERY} to {role}")


def make_dagster_schema(connection: sa.Connection) -> None:
    """Who writes runs Dagster too, which then finds its schema and need not be allowed to make it."""
    if not sa.inspect(connection).has_schema(DAGSTER):
        connection.exec_driver_sql(f"create schema {DAGSTER}")


def take_back(things: OwnThings) -> list[str]:
    """Rights that an earlier version gave, or somebody by hand."""
    everybody = ", ".join(ROLES)
    kinds = {"table": things.tables, "sequence": things.sequences}
    listed = [f"{kind} {', '.join(names)}" for kind, names in kinds.items() if names]
    return [f"revoke all on {each} from {everybody}" for each in (*listed, f"schema {things.schema}")]


def own_partitions(connection: sa.Connection) -> None:
    """The writer owns the table of vectors: only an owner of a partitioned table may add partitions."""
    query = sa.text(
        "select relid::regclass::text from pg_partition_tree('window_embedding') "
        "join pg_class on oid = relid where pg_has_role(current_user, relowner, 'usage')"
    )
    tables = list(connection.scalars(query))
    run(connection, [f"alter table {table} owner to {WRITER}" for table in tables])


def writer_grants(ours: OwnThings, dagsters: OwnThings) -> Iterator[Grant]:
    changes = "select, insert, update, delete"
    yield Grant(WRITER, "usage, create", f"schema {ours.schema}")
    yield from ours.grants(WRITER, changes, "usage, select")
    yield Grant(WRITER, "references", listed(ours.schema, (event_window, embedding_space)))
    yield Grant(WRITER, "usage, create", f"schema {DAGSTER}")
    yield from dagsters.grants(WRITER, changes, "usage, select, update")


def reader_grants(ours: OwnThings) -> Iterator[Grant]:
    yield Grant(READER, "usage", f"schema {ours.schema}")
    yield from ours.grants(READER, "select")
    yield Grant(READER, "insert, update, delete", listed(ours.schema, SERVED))
    yield Grant(READER, "insert", listed(ours.schema, (audit_log,)))


def analyst_grants(schema: str) -> Iterator[Grant]:
    yield Grant(ANALYST, "usage", f"schema {schema}")
    yield Grant(ANALYST, "select", listed(schema, EVIDENCE))


def query_grants() -> Iterator[Grant]:
    yield Grant(QUERY, "usage", f"schema {SCHEMA}")
    yield Grant(QUERY, "select", f"table {VIEW_NAMES}", f"all views in schema {SCHEMA}")


def later_tables(schema: str) -> list[str]:
    """Rights on tables that later migrations make; analysts get none until this is run again."""
    ours, dagsters = (f"alter default privileges in schema {place} grant" for place in (schema, DAGSTER))
    return [
        f"{ours} select, insert, update, delete on tables to {WRITER}",
        f"{ours} usage, select on sequences to {WRITER}",
        f"{ours} select on tables to {READER}",
        f"{dagsters} select, insert, update, delete on tables to {WRITER}",
        f"{dagsters} usage, select, update on sequences to {WRITER}",
    ]


def listed(schema: str, tables: Sequence[sa.Table]) -> str:
    return "table " + ", ".join(f"{schema}.{table.name}" for table in tables)
