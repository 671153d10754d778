"""A real pgbouncer in transaction mode in front of the tests' PostgreSQL."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

from resources.db.address import plain_url
from resources.embedded_postgres import accepts_connections
from resources.ordinary_user import find_account
from tests.support.ports import free_port
from tests.support.running_system import until

PROGRAM = shutil.which("pgbouncer") or shutil.which("pgbouncer", path="/usr/sbin:/usr/local/sbin")
MISSING = "pgbouncer is not installed: `apt-get install pgbouncer`, or your system's package of this name"
SERVER_CONNECTIONS = 2
CONFIG = """
[databases]
* = host=127.0.0.1 port={server_port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = {folder}/users.txt
admin_users = postgres
pool_mode = transaction
default_pool_size = {connections}
max_client_conn = 200
logfile = {folder}/pgbouncer.log
"""


@dataclass(frozen=True)
class Pooler:
    """Speaks for the server at `url`, for its superuser and those in `users`."""

    folder: Path
    port: int

    def url(self, direct: str) -> str:
        """The same database and login through the pooler."""
        return sa.make_url(direct).set(port=self.port).render_as_string(hide_password=False)

    def figures(self, direct: str, of: str) -> list[dict[str, object]]:
        """What the pooler says in its administration console, such as `pools`."""
        address = sa.make_url(plain_url(self.url(direct))).set(database="pgbouncer")
        conninfo = address.render_as_string(hide_password=False)
        with psycopg.connect(conninfo, autocommit=True, row_factory=psycopg.rows.dict_row) as connection:
            return connection.cursor().execute(f"show {of}".encode()).fetchall()


@contextmanager
def pooler_before(direct: str, users: dict[str, str] | None = None) -> Iterator[Pooler]:
    """One in front of the server at an address, as long as the block lasts."""
    if PROGRAM is None:
        if os.environ.get("REQUIRE_PGBOUNCER") == "1":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    address = sa.make_url(direct)
    known = {str(address.username): str(address.password), **(users or {})}
    with tempfile.TemporaryDirectory(prefix="pgbouncer-") as name:
        pooler = Pooler(Path(name), free_port())
        write_config(pooler, int(address.port or 0), known)
        process = subprocess.Popen(
            [PROGRAM, *as_ordinary_user(pooler.folder), str(pooler.folder / "pgbouncer.ini")],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            until(lambda: accepts_connections(pooler.port), 20, "pgbouncer answers")
            yield pooler
        finally:
            process.terminate()
            process.wait(10)


def write_config(pooler: Pooler, server_port: int, users: dict[str, str]) -> None:
    (pooler.folder / "pgbouncer.ini").write_text(
        CONFIG.format(
            folder=pooler.folder, port=pooler.port, server_port=server_port, connections=SERVER_CONNECTIONS
        )
    )
    lines = [f'"{user}" "{password}"\n' for user, password in users.items()]
    (pooler.folder / "users.txt").write_text("".join(lines))


def as_ordinary_user(folder: Path) -> list[str]:
    """pgbouncer refuses to be root, and becomes another account when it is told one."""
    if os.geteuid() != 0:
        return []
    account = find_account()
    name = account.pw_name if account else "nobody"
    for path in (folder, *folder.iterdir()):
        shutil.chown(path, name)
    return ["-u", name]
