"""`sentinel up`: everything on one machine, from nothing, until Ctrl-C."""

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

import sqlalchemy as sa

from gpu_ops.device import AUTO
from pipelines.cli.doctor import check_connection
from pipelines.cli.orphan_processes import MARK, end_orphans
from pipelines.cli.processes import Service, stop_all, wait_until_healthy
from pipelines.instance.home import code_port, is_prepared, prepare_dagster, write_dagster_config
from pipelines.instance.programs import Program, command_line, program_environment
from resources.db.address import database_url, direct_url
from resources.db.connecting import ConnectionRules
from resources.db.engine import DIRECT, Database
from resources.db.migrate import migrate, wait_for_database
from resources.db.stores.videos import VideoPage
from resources.embedded_postgres import EmbeddedPostgres, is_free
from resources.errors import SetupError
from resources.gpu_slots import gpu_slots
from resources.locks import is_locked_by_other
from resources.models.embedders import check_is_here
from resources.models.recommended import recommendation, resolve_detector
from resources.models.weights import weights_cache
from resources.settings import PROJECT_DIR, Settings, inherited_environment
from resources.settings_fields import HOG
from resources.storage.local import close_to_others, make_private_inbox

START_LIMIT_S = 120.0
"""Seconds until all services must answer; a laptop with a cold disk takes about half of it."""
WATCH_S = 1.0
"""Seconds between two looks at whether the services live."""
DAEMON = "dagster daemon"
Say = Callable[[str], None]


@dataclass(slots=True)
class System:
    """The whole system on this machine."""

    settings: Settings
    say: Say
    services: list[Service] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)
    failure: SetupError | None = None

    @property
    def embedded(self) -> EmbeddedPostgres | None:
        if self.settings.database_url:
            return None
        return EmbeddedPostgres(self.settings.state_dir / "postgres")

    @contextmanager
    def running(self) -> Iterator["System"]:
        """Started and answering inside the block; stopped after it, whatever happened."""
        self.settings.state_dir.mkdir(parents=True, exist_ok=True)
        with self._alone(), self._signals():
            watcher = threading.Thread(target=self._watch, name="watcher", daemon=True)
            try:
                self._start()
                watcher.start()
                yield self
            finally:
                self.over.set()
                if watcher.is_alive():
                    watcher.join()
                self._stop()

    def wait(self) -> None:
        """Return when somebody asks to stop; raises `SetupError` when a program cannot be kept alive."""
        while self.failure is None:
            time.sleep(WATCH_S)
        raise self.failure

    def _watch(self) -> None:
        """Runs in a thread of its own, so that nothing else that is done holds it up."""
        while not self.over.wait(WATCH_S):
            try:
                self._keep_alive()
            except SetupError as error:
                self.failure = error
                return

    def _keep_alive(self) -> None:
        if self.embedded is not None and not self.embedded.has_process():
            self.say("PostgreSQL has stopped; starting it again")
            self.embedded.ensure_running()
        for service in self.services:
            service.restart_if_dead(self.say)

    def _start(self) -> None:
        settings = self.settings
        end_orphans(settings.state_dir, self.say)
        self._check_ports()
        check_is_here(settings.embedding_model)
        check_models(settings)
        if line := recommendation(settings.detector, weights_cache(settings)):
            self.say(line)
        url, is_first = self._database()
        prepare_folders(settings)
        write_dagster_config(settings, self.say)
        environment = service_environment(settings, url)
        if is_first:
            self.say("Preparing Dagster's tables")
            prepare_dagster(environment, gpu_slots(settings))
        self.services = make_services(settings, environment)
        self.say("Starting Dagster and the API")
        # The daemon last: where it meets no code server it remembers that for a minute, and what it should
        # try again meanwhile is lost.
        for together in ([each for each in self.services if each.name != DAEMON], self.services):
            self._begin(together)

    def _begin(self, services: Sequence[Service]) -> None:
        """Start those that do not run yet, and wait until all answer."""
        begun = [service for service in services if not service.is_running()]
        for service in begun:
            service.start()
        wait_until_healthy(begun, self.say, START_LIMIT_S)

    def _database(self) -> tuple[str, bool]:
        """The database's address, and whether Dagster's tables are to be made, or told of other slots."""
        settings = self.settings
        if self.embedded is not None:
            self.say("Starting PostgreSQL")
            self.embedded.ensure_running()
        rules = ConnectionRules.of(settings).direct
        is_first = prepare_database(direct_url(settings), self.say, gpu_slots(settings), rules)
        return database_url(settings), is_first

    def has_videos(self) -> bool:
        """Whether anything was ever uploaded."""
        with check_connection(self.settings).transaction() as stores:
            return bool(stores.videos.newest_first(VideoPage(limit=1)))

    def has_accounts(self) -> bool:
        with check_connection(self.settings).transaction() as stores:
            return bool(stores.access.accounts())

    def _stop(self) -> None:
        self.say("Stopping")
        stop_all(list(reversed(self.services)))
        if self.embedded is not None:
            self.embedded.stop()
        self.say("Stopped. Everything is kept in " + str(self.settings.state_dir))

    def _check_ports(self) -> None:
        dagster_port = self.settings.dagster_port
        for name, port in (
            ("SENTINEL_PORT", self.settings.port),
            ("SENTINEL_DAGSTER_PORT", dagster_port),
            ("SENTINEL_DAGSTER_PORT (it takes the next one too)", code_port(self.settings)),
        ):
            if not is_free(port):
                raise SetupError(f"Port {port} is in use by another program. Stop it, or set {name}.")

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Two systems on one state folder would fight; the lock goes with its process."""
        with is_locked_by_other(self.settings.state_dir / "up.lock") as is_taken:
            if is_taken:
                raise SetupError(f"DeepSentinel already runs on {self.settings.state_dir}. Stop it first.")
            yield

    @contextmanager
    def _signals(self) -> Iterator[None]:
        """TERM and Ctrl-C both mean: stop cleanly, once."""

        def stop(number: int, _: object) -> None:
            if not self.over.is_set():
                self.over.set()
                raise KeyboardInterrupt(number)

        before = {each: signal.signal(each, stop) for each in (signal.SIGTERM, signal.SIGINT)}
        try:
            with suppress(KeyboardInterrupt):
                yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def prepare_database(url: str, say: Say, slots: int, rules: ConnectionRules = DIRECT) -> bool:
    """Bring tables up to date and make room for Dagster's; whether Dagster has to prepare its own."""
    database = Database.at(url, rules)
    wait_for_database(database.engine)
    say(f"Database schema is at {migrate(database.engine)}")
    with database.engine.begin() as connection:
        if not sa.inspect(connection).has_schema("dagster"):  # who may not make it may find it
            connection.execute(sa.text("create schema if not exists dagster"))
        is_first = not is_prepared(connection, slots)
    database.engine.dispose()
    return is_first


def prepare_folders(settings: Settings) -> None:
    """Recordings are for nobody else to read; an inbox that is set lies where others put files, and stays."""
    settings.dagster_home.mkdir(parents=True, exist_ok=True)
    close_to_others(settings.objects_dir)
    if settings.inbox_dir is None:
        make_private_inbox(settings.inbox)
    settings.inbox.mkdir(parents=True, exist_ok=True)


def migrate_alone(settings: Settings) -> str:
    """Bring the database up to date; one of our own is started for it, unless it runs."""
    embedded = EmbeddedPostgres(settings.state_dir / "postgres")
    is_ours = settings.database_url is None and embedded.ensure_running()
    try:
        database = Database.at(direct_url(settings), ConnectionRules.of(settings).direct)
        wait_for_database(database.engine)
        return migrate(database.engine)
    finally:
        if is_ours:
            embedded.stop()


def make_services(settings: Settings, environment: dict[str, str]) -> list[Service]:
    """Dagster's code server, daemon and web server, and our API."""
    return [
        Service(
            name,
            command,
            environment,
            folder=PROJECT_DIR,
            log=settings.state_dir / "logs" / f"{name.replace(' ', '-')}.log",
            health_url=health_url,
        )
        for name, command, health_url in make_commands(settings)
    ]


def make_commands(settings: Settings) -> list[tuple[str, list[str], str]]:
    """Name, command line, and an address that answers once it works, of each program."""
    workers = settings.max_concurrent_runs if settings.worker_idle_s else 0
    programs = [
        ("dagster code server", Program.CODE, f"tcp://127.0.0.1:{code_port(settings)}"),
        *((f"worker {number}", Program.WORKER, "") for number in range(1, workers + 1)),
        (DAEMON, Program.DAEMON, ""),
        ("dagster web server", Program.WEB, f"{settings.dagster_url}/server_info"),
        ("api", Program.API, f"{settings.local_url}/api/ready"),
    ]
    return [(name, command_line(program, settings), url) for name, program, url in programs]


def service_environment(settings: Settings, url: str) -> dict[str, str]:
    """What child programs need, and a mark by which they are found when this process was killed."""
    return {**program_environment(settings, url), MARK: str(settings.state_dir)}


def check_models(settings: Settings) -> None:
    """Refuse to start with models that cannot look; tried in a process of its own, which they may fill."""
    detector = resolve_detector(settings.detector, weights_cache(settings))
    models = (detector, settings.person_classifiers, settings.decoder)
    if (*models, settings.device, settings.device_memory_gb) == (HOG, "", "cpu", AUTO, None):
        return
    command = [sys.executable, "-m", "pipelines.cli.main", "models", "check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=inherited_environment())  # noqa: S603 - our own
    if done.returncode != 0:
        raise SetupError(done.stderr.strip() or "A configured model cannot be loaded.")
