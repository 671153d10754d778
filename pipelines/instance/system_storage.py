"""Where Dagster keeps its records: a schema of our database, also for commands of Dagster's own.

`sentinel up` tells its programs where the database is. Somebody who knows Dagster tries `dagster dev` or
`dagster definitions validate` in the project's folder first; nobody has started a database for them then.
"""

import atexit
from collections.abc import Mapping
from contextlib import ExitStack
from tempfile import TemporaryDirectory

import click
from dagster._core.storage.base_storage import DagsterStorage
from dagster._core.storage.sqlite_storage import DagsterSqliteStorage
from dagster._serdes import ConfigurableClassData

from pipelines.instance.quiet_storage import QuietPostgresStorage
from resources.db.address import dagster_url, database_url, direct_url
from resources.db.connecting import ConnectionRules
from resources.embedded_postgres import EmbeddedPostgres
from resources.errors import SetupError
from resources.gpu_slots import gpu_slots
from resources.locks import is_locked_by_other
from resources.settings import Settings, inherited_environment, settings, share_database

DEV = "DAGSTER_IS_DEV_CLI"
"""Set by `dagster dev` for itself and its children."""
NOT_RUNNING = (
    "The database of DeepSentinel does not run, so this command sees no recordings and keeps no records. "
    "Start the system with `make up`, or Dagster alone with `dagster dev`."
)


class SystemStorage(QuietPostgresStorage):
    """PostgreSQL at `DAGSTER_PG_URL`; without it, the database of this project.

    `dagster dev` starts and stops it as `sentinel up` does. Other commands find it where it runs; where it
    does not, they say so and forget what they write, so that `dagster definitions validate` works anywhere.
    """

    @classmethod
    def config_type(cls) -> dict[str, object]:
        return {}

    @classmethod
    def from_config_value(  # type: ignore[override]
        cls, inst_data: ConfigurableClassData | None, config_value: Mapping[str, object]
    ) -> DagsterStorage:
        del config_value
        if url := inherited_environment().get("DAGSTER_PG_URL") or find_database(settings()):
            return cls(url, inst_data, ConnectionRules.of(settings()).direct)
        click.echo(NOT_RUNNING, err=True)
        return DagsterSqliteStorage(remove_forgotten_folder())


def find_database(configured: Settings) -> str | None:
    """Dagster's address of the project's database, started where `dagster dev` asks; None when it is away."""
    if inherited_environment().get(DEV) == "1":
        return start_database(configured)
    if configured.database_url:
        return dagster_url(direct_url(configured))
    try:
        return dagster_url(database_url(configured))
    except SetupError:
        return None


def start_database(configured: Settings) -> str:
    """Start and prepare the database for this process and its children; it is stopped when we end."""
    from pipelines.cli.up import prepare_database

    until_the_end = ExitStack()
    atexit.register(until_the_end.close)
    configured.state_dir.mkdir(parents=True, exist_ok=True)
    if until_the_end.enter_context(is_locked_by_other(configured.state_dir / "up.lock")):
        raise click.ClickException(
            f"DeepSentinel runs already, with Dagster at {configured.dagster_url}. Use it, or stop it first."
        )
    try:
        if not configured.database_url:
            embedded = EmbeddedPostgres(configured.state_dir / "postgres")
            embedded.ensure_running()
            until_the_end.callback(embedded.stop)
        direct = direct_url(configured)
        prepare_database(direct, click.echo, gpu_slots(configured), ConnectionRules.of(configured).direct)
    except SetupError as error:
        raise click.ClickException(str(error)) from error
    share_database(configured.database_url or direct, dagster_url(direct))
    return dagster_url(direct)


def remove_forgotten_folder() -> str:
    """A folder that goes with this process."""
    folder = TemporaryDirectory(prefix="deepsentinel-", ignore_cleanup_errors=True)
    atexit.register(folder.cleanup)
    return folder.name
