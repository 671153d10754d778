"""Dagster's web server behind our door. `sentinel up` and `sentinel dagster web` run it."""

import uvicorn
from dagster import DagsterInstance
from dagster._core.workspace.context import WorkspaceProcessContext
from dagster._core.workspace.load_target import WorkspaceFileTarget
from dagster_webserver.app import create_app_from_workspace_process_context
from dagster_webserver.version import __version__

from pipelines.webserver.auth import DagsterAuth
from resources.db.address import database_url
from resources.db.connecting import ConnectionRules
from resources.db.engine import AsyncDatabase
from resources.settings import settings

STATEMENT_TIMEOUT_MS = 15_000
"""Milliseconds for one query: the default of `dagster-webserver`."""
POOL_RECYCLE_S = 3600
"""Seconds after which a connection is replaced: the default of `dagster-webserver`."""
POOL_MAX_OVERFLOW = 20
"""Connections beyond the pool: the default of `dagster-webserver`."""
POLL_MS = 2000
"""How often the page asks for changes. These four are the defaults of `dagster-webserver`."""


def main() -> None:
    configured = settings()
    workspace = WorkspaceFileTarget([str(configured.dagster_home / "workspace.yaml")])
    with DagsterInstance.get() as instance:
        instance.optimize_for_webserver(STATEMENT_TIMEOUT_MS, POOL_RECYCLE_S, POOL_MAX_OVERFLOW)
        with WorkspaceProcessContext(instance, workspace, version=__version__) as context:
            page = create_app_from_workspace_process_context(context, "", POLL_MS)
            database = AsyncDatabase.at(database_url(configured), ConnectionRules.of(configured))
            door = DagsterAuth(page, configured, database)
            uvicorn.run(
                door, host=configured.dagster_listen, port=configured.dagster_port, log_level="warning"
            )


if __name__ == "__main__":
    main()
