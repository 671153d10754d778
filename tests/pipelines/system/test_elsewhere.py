"""The whole system on a database elsewhere: through pgbouncer, as a role that owns next to nothing."""

from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa

from pipelines.cli.up import prepare_database
from resources.db.engine import Database
from resources.db.roles import WRITER, set_up_roles
from resources.embedded_postgres import EmbeddedPostgres
from tests.support.pgbouncer import pooler_before
from tests.support.ports import free_port
from tests.support.running_system import RunningSystem, until


def make_writer(owner: sa.Engine) -> tuple[str, str]:
    """Name and password of a login."""
    set_up_roles(owner)
    name, password = f"pipeline_{uuid4().hex[:8]}", uuid4().hex
    with owner.begin() as connection:
        connection.exec_driver_sql(f"create role {name} login password '{password}' in role {WRITER}")
        connection.exec_driver_sql(f"alter role {name} set role {WRITER}")
    return name, password


def states_of_runs(owner: sa.Engine) -> list[str]:
    with owner.connect() as connection:
        return list(connection.exec_driver_sql("select distinct status from dagster.runs").scalars())


@pytest.mark.system
def test_a_recording_is_analysed_through_a_pooler_by_a_writer(
    postgres: EmbeddedPostgres, database_url: str, tmp_path: Path, walker: Path
) -> None:
    prepare_database(database_url, lambda _: None, 1)  # as an administrator does
    owner = Database.at(database_url).engine
    name, password = make_writer(owner)
    direct = sa.make_url(database_url).set(username=name, password=password).render_as_string(False)
    with pooler_before(postgres.url, {name: password}) as pooler:
        addresses = {
            "DATABASE_URL": pooler.url(direct),
            "DATABASE_DIRECT_URL": direct,
            "SENTINEL_DATABASE_POOLED": "true",
        }
        ports = (free_port(), 20000 + free_port() % 9000)
        system = RunningSystem(tmp_path / "state", *ports, addresses)
        try:
            system.start()
            assert system.finished(system.send(walker))["status"] == "completed"
            assert system.client.ask("Did anyone come in?", None).sentences
            until(lambda: states_of_runs(owner) == ["SUCCESS"], 30, "Dagster knows that it is over")
        finally:
            system.stop()
    with owner.connect() as connection:
        query = "select relowner::regrole::text from pg_class where relname = 'window_embedding_1'"
        assert connection.exec_driver_sql(query).scalar() == WRITER
    owner.dispose()
