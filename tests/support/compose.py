"""The programs of the compose file, started without containers on ports and in a folder of a test."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import typer.main
import yaml

from pipelines.cli.main import cli
from resources.settings import PROJECT_DIR
from tests.support.running_system import until

FILE = PROJECT_DIR / "deploy" / "compose.yaml"
HEALTH_LIMIT_S = 120
Json = dict[str, Any]


def interpolated(content: Any, given: dict[str, str]) -> Any:
    """`${NAME:-default}` and `${NAME:?message}` as compose replaces them, in every text."""
    if isinstance(content, dict):
        return {name: interpolated(each, given) for name, each in content.items()}
    if isinstance(content, list):
        return [interpolated(each, given) for each in content]
    if not isinstance(content, str):
        return content

    def value(found: re.Match[str]) -> str:
        name, kind, rest = found.groups()
        if given.get(name):
            return given[name]
        assert kind == ":-", f"{name} is needed: {rest}"
        return rest

    return re.sub(r"\$\{(\w+)(:-|:\?)([^}]*)\}", value, content)


def services(**given: str) -> dict[str, Json]:
    found: dict[str, Json] = interpolated(yaml.safe_load(FILE.read_text())["services"], given)
    return found


def programs(**given: str) -> dict[str, Json]:
    """The services that are programs of ours, in the order in which compose starts them."""
    waiting = {name: each for name, each in services(**given).items() if name != "database"}
    ordered: dict[str, Json] = {}
    while waiting:
        ready = [name for name, each in waiting.items() if not set(each["depends_on"]) & set(waiting)]
        assert ready, "services wait for each other"
        ordered |= {name: waiting.pop(name) for name in ready}
    return ordered


def assert_is_command(words: list[str]) -> None:
    """A command line of ours names a command of ours, with all the words that belong to it."""
    assert words[0] == "sentinel"
    group = typer.main.get_command(cli)
    for word in words[1:]:
        group = group.commands[word]  # type: ignore[attr-defined]
    assert not hasattr(group, "commands")


@dataclass
class ComposedSystem:
    """The programs of the compose file as processes; names of its network are this machine here."""

    folder: Path
    database_url: str
    port: int
    dagster_port: int
    settings: dict[str, str] = field(default_factory=dict)
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def local(self, text: str) -> str:
        """An address or command of a container, as it is here."""
        moved = {":8000": self.port, ":3000": self.dagster_port, ":3001": self.dagster_port + 1}
        for there, here in moved.items():
            text = re.sub(rf"{there}\b", f":{here}", text)
        return re.sub(r"^(code|web)$", "127.0.0.1", text.replace("/var/lib/sentinel", str(self.folder)))

    def environment(self, service: Json) -> dict[str, str]:
        ours = {name: self.local(value) for name, value in service["environment"].items()}
        clean = {name: value for name, value in os.environ.items() if not name.startswith("SENTINEL_")}
        return {
            **clean,
            **ours,
            "PATH": f"{Path(sys.executable).parent}:{clean['PATH']}",
            "SENTINEL_STATE_DIR": str(self.folder),
            "SENTINEL_PORT": str(self.port),
            "SENTINEL_DAGSTER_PORT": str(self.dagster_port),
            "DATABASE_URL": self.database_url,
            **self.settings,
        }

    @contextmanager
    def running(self) -> Iterator["ComposedSystem"]:
        self.folder.mkdir(mode=0o700)
        try:
            for name, service in programs(POSTGRES_PASSWORD="unused").items():
                for number in range(service.get("deploy", {}).get("replicas", 1)):
                    self.start(f"{name}-{number}", service)
            yield self
        finally:
            self.stop()

    def start(self, name: str, service: Json) -> None:
        log = self.folder.with_name(f"{name}.log")
        with log.open("wb") as sink:
            started = subprocess.Popen(
                service["command"],
                env=self.environment(service),
                cwd=PROJECT_DIR,
                stdout=sink,
                stderr=sink,
            )
        self.processes.append(started)
        if service["restart"] == "no":
            assert started.wait(HEALTH_LIMIT_S) == 0, log.read_text()
            return
        check = service.get("healthcheck", {}).get("test", [])
        if check[1:2] == ["python"]:  # what others wait for
            until(
                lambda: self.passes(service, check[1:], started), HEALTH_LIMIT_S, f"{name} is healthy; {log}"
            )
        time.sleep(0.1)
        assert started.poll() is None, log.read_text()

    def passes(self, service: Json, check: list[str], started: subprocess.Popen[bytes]) -> bool:
        assert started.poll() is None, "it ended"
        return self.run(service, [self.local(part) for part in check]).returncode == 0

    def run(self, service: Json, command: list[str]) -> subprocess.CompletedProcess[str]:
        """What `docker compose exec` does."""
        return subprocess.run(
            command, env=self.environment(service), cwd=PROJECT_DIR, capture_output=True, text=True
        )

    def stop(self) -> None:
        for process in reversed(self.processes):
            process.terminate()
        for process in self.processes:
            process.wait(60)
