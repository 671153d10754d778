"""`sentinel backup` and `sentinel restore`: everything that cannot be made again, while the system runs.

First the database at one moment (`pg_dump`), then the objects: they are written before the rows that name
them, and an object with other content gets another key, so that each row of the dump has its object. What
somebody deletes in between is missing from the objects, as it should be.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import sqlalchemy as sa

from resources.db.address import direct_url, psycopg_url
from resources.db.connecting import ConnectionRules
from resources.db.engine import Database
from resources.embedded_postgres import EmbeddedPostgres, postgres_binaries
from resources.errors import SetupError
from resources.locks import is_locked_by_other
from resources.settings import Settings, inherited_environment
from resources.settings_aws import FOLDER

DUMP, OBJECTS, SECRET = "database.dump", "objects", "secret"
UNFINISHED = ".part"
"""How the names of files end that are still being written."""


def back_up(configured: Settings, folder: Path) -> str:
    """Copy database, recordings and the signing key of a running system; later ones add what is new."""
    draft = folder / f"{DUMP}{UNFINISHED}"
    if folder.resolve().is_relative_to(configured.objects_dir.resolve()):
        raise SetupError(f"{folder} lies in what is to be backed up. Choose a folder elsewhere.")
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    outside = "" if configured.objects == FOLDER else f". What lies in {configured.objects} is not in it"
    run_tool("pg_dump", login_url(configured), "--format=custom", f"--file={draft}")
    copied = copy_missing(configured.objects_dir, folder / OBJECTS)
    if (configured.state_dir / SECRET).exists():
        shutil.copy2(configured.state_dir / SECRET, folder / SECRET)
    draft.replace(folder / DUMP)
    removed = remove_others(folder / OBJECTS, configured.objects_dir)
    return f"Backed up to {folder}: the database, {copied} new objects, {removed} removed ones{outside}"


def restore_backup(configured: Settings, folder: Path) -> str:
    """Fill a new state folder, and an empty database where one is named, from a backup.

    The database comes last and whole, so that what broke off can be done again.
    """
    if not (folder / DUMP).is_file():
        raise SetupError(f"{folder} holds no finished backup: there is no {DUMP} in it")
    configured.state_dir.mkdir(parents=True, exist_ok=True)
    with is_locked_by_other(configured.state_dir / "up.lock") as is_taken:
        if is_taken:
            raise SetupError(f"DeepSentinel runs on {configured.state_dir}. Stop it first.")
        with empty_database(configured) as url:
            copied = copy_missing(folder / OBJECTS, configured.objects_dir)
            if (folder / SECRET).exists():
                shutil.copy2(folder / SECRET, configured.state_dir / SECRET)
            whole = ("--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction")
            run_tool("pg_restore", url, *whole, str(folder / DUMP))
    return f"Restored to {configured.state_dir}: the database and {copied} objects. Start with `make up`."


@contextmanager
def empty_database(configured: Settings) -> Iterator[str]:
    """The database of the settings, started for the block where it is ours; refuses one with recordings."""
    embedded = EmbeddedPostgres(configured.state_dir / "postgres")
    is_ours = configured.database_url is None and embedded.ensure_running()
    try:
        url = direct_url(configured)
        database = Database.at(url, ConnectionRules.of(configured).direct)
        with database.engine.connect() as connection:
            is_empty = not sa.inspect(connection).has_table("video")
        database.engine.dispose()
        if not is_empty:
            raise SetupError(
                "The database is not empty. Restore into a new SENTINEL_STATE_DIR, or into an empty database."
            )
        yield login_url(configured)
    finally:
        if is_ours:
            embedded.stop()


def login_url(configured: Settings) -> str:
    """The address of the server itself, with a token as its password where tokens are asked for."""
    url = direct_url(configured)
    token = ConnectionRules.of(configured).password(url)
    if token is None:
        return url
    return sa.make_url(psycopg_url(url)).set(password=token).render_as_string(hide_password=False)


def run_tool(tool: str, url: str, *arguments: str) -> None:
    """Run a tool of PostgreSQL's on a database; the newest can talk to every older server.

    Raises:
        SetupError: With the tool's words.
    """
    address = sa.make_url(psycopg_url(url))
    place = (address.host, address.port, address.database, address.query)
    target = sa.URL.create("postgresql", address.username, None, *place).render_as_string()
    secret = {"PGPASSWORD": address.password} if address.password else {}
    done = subprocess.run(  # noqa: S603 - our own words, no shell
        [str(postgres_binaries() / tool), f"--dbname={target}", *arguments],
        env={**inherited_environment(), **secret},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise SetupError(f"{tool} failed: {done.stderr.strip()[-1000:]}")


def copy_missing(source: Path, target: Path) -> int:
    """Copy finished files that `target` has not, or has otherwise; each appears whole. How many."""
    copied = 0
    for path in list_files(source):
        copy = target / path.relative_to(source)
        with suppress(FileNotFoundError):  # deleted meanwhile
            if copy.exists() and is_same(path, copy):
                continue
            copy.parent.mkdir(parents=True, exist_ok=True)
            draft = copy.with_name(f"{copy.name}{UNFINISHED}")
            shutil.copy2(path, draft)
            draft.replace(copy)
            copied += 1
    return copied


def is_same(one: Path, other: Path) -> bool:
    ours, theirs = one.stat(), other.stat()
    return (ours.st_size, ours.st_mtime_ns) == (theirs.st_size, theirs.st_mtime_ns)


def remove_others(folder: Path, kept: Path) -> int:
    """Remove files that `kept` does not have any more; how many."""
    gone = [path for path in list_files(folder) if not (kept / path.relative_to(folder)).exists()]
    for path in gone:
        path.unlink()
    return len(gone)


def list_files(folder: Path) -> list[Path]:
    """Finished files, in a fixed order; none where there is no folder."""
    found = (Path(where, name) for where, _, names in os.walk(folder) for name in names)
    return sorted(path for path in found if not path.name.endswith(UNFINISHED))
