"""The container file and the compose file say what the code does; no container is run here."""

import re
import tomllib
from pathlib import Path

import httpx
import pytest
import yaml

from pipelines.cli.api_client import Client
from pipelines.cli.up import make_commands
from pipelines.instance.home import code_port
from pipelines.instance.programs import Program, command_line
from resources.embedded_postgres import EmbeddedPostgres
from resources.settings import PROJECT_DIR, Settings
from tests.support.compose import FILE, ComposedSystem, assert_is_command, programs, services
from tests.support.databases import empty_database
from tests.support.ports import free_port
from tests.support.running_system import until

CONTAINER = PROJECT_DIR / "deploy" / "container"
PASSWORD = {"POSTGRES_PASSWORD": "unused"}
FOREIGN = {"DATABASE_URL", "DAGSTER_HOME", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"}
"""Variables of the programs that are not settings with our prefix."""
ASSETS = """
{ repositoriesOrError { ... on RepositoryConnection { nodes { location { name } assetNodes { id } } } } }
"""


def instructions() -> list[tuple[str, str]]:
    """Each instruction of the container file with what follows it."""
    text = re.sub(r"^#.*\n", "", (CONTAINER / "Containerfile").read_text(), flags=re.MULTILINE)
    lines = [line.split(maxsplit=1) for line in text.replace("\\\n", " ").splitlines() if line.strip()]
    return [(name, rest) for name, rest in lines]


@pytest.mark.parametrize("name", programs(**PASSWORD))
def test_each_service_runs_a_command_with_settings_that_exist(name: str) -> None:
    service = programs(**PASSWORD)[name]
    assert_is_command(service["command"])
    known = {f"SENTINEL_{field.upper()}" for field in Settings.model_fields} | FOREIGN
    assert set(service["environment"]) <= known
    assert all(isinstance(value, str) for value in service["environment"].values())


def test_settings_are_accepted_together() -> None:
    given = programs(**PASSWORD)["api"]["environment"]
    values = {name.removeprefix("SENTINEL_").lower(): value for name, value in given.items()}
    accepted = Settings(**values, _env_file=None)
    assert (accepted.auth, accepted.queue_url, accepted.aws_region) == (True, None, None)
    assert accepted.dagster_url == "http://web:3000"


def test_every_variable_that_the_host_may_set_is_known() -> None:
    asked = set(re.findall(r"\$\{(\w+)", FILE.read_text()))
    known = {f"SENTINEL_{field.upper()}" for field in Settings.model_fields}
    assert asked - known == {"POSTGRES_PASSWORD", "DEEPSENTINEL_IMAGE", *FOREIGN} - {
        "DATABASE_URL",
        "DAGSTER_HOME",
    }


def test_every_program_of_up_has_a_service_and_the_same_command_line() -> None:
    configured = Settings(_env_file=None)
    started = {tuple(command) for _, command, _ in make_commands(configured)}
    assert started == {tuple(command_line(each, configured)) for each in Program}
    composed = {each["command"][-1] for each in programs(**PASSWORD).values()}
    assert composed == {*Program, "prepare", "serve"} - {Program.API}
    workers = programs(**PASSWORD)["worker"]
    assert workers["deploy"]["replicas"] == int(workers["environment"]["SENTINEL_MAX_CONCURRENT_RUNS"])


def test_ports_are_those_of_the_settings_and_open_to_this_host_only() -> None:
    configured = Settings(_env_file=None)
    text = FILE.read_text()
    published = [port for each in services(**PASSWORD).values() for port in each.get("ports", [])]
    ports = (configured.dagster_port, configured.port)
    assert published == [f"127.0.0.1:{port}:{port}" for port in ports]
    assert f"tcp://127.0.0.1:{code_port(configured)}" in text
    assert f"http://127.0.0.1:{configured.dagster_port}/server_info" in text


def test_volumes_are_declared_and_hold_what_must_stay() -> None:
    declared = set(yaml.safe_load(FILE.read_text())["volumes"])
    used = {volume.split(":")[0] for each in services(**PASSWORD).values() for volume in each["volumes"]}
    assert used == declared == {"database", "state"}
    home = dict(re.findall(r"(SENTINEL_STATE_DIR)=(\S+)", (CONTAINER / "Containerfile").read_text()))
    assert {each["volumes"][0] for each in programs(**PASSWORD).values()} == {
        f"state:{home['SENTINEL_STATE_DIR']}"
    }


def test_the_image_runs_as_nobody_special_and_looks_after_itself() -> None:
    steps = instructions()
    final = steps[max(number for number, (name, _) in enumerate(steps) if name == "FROM") :]
    assert [rest for name, rest in final if name == "USER"] == ["sentinel"]
    assert "HEALTHCHECK" in dict(final)
    assert_is_command(yaml.safe_load(dict(final)["CMD"]))
    bases = [rest.split()[0] for name, rest in steps if name == "FROM"]
    assert all(re.fullmatch(r"python:3\.\d+-slim-\w+", base) for base in bases)
    exposed = {int(port) for port in dict(final)["EXPOSE"].split()}
    assert exposed == {Settings(_env_file=None).port, Settings(_env_file=None).dagster_port}
    named = re.findall(r"(SENTINEL_\w+)=", " ".join(rest for _, rest in steps))
    assert set(named) <= {f"SENTINEL_{field.upper()}" for field in Settings.model_fields}


def test_the_image_is_made_from_the_pins_and_from_every_package() -> None:
    text = (CONTAINER / "Containerfile").read_text()
    assert re.search(r"^torch==[\d.]+$", (PROJECT_DIR / "constraints.txt").read_text(), re.MULTILINE)
    assert "grep -E '^torch=='" in text
    assert "scripts/install.sh python .venv runtime" in text
    pyproject = tomllib.loads((PROJECT_DIR / "pyproject.toml").read_text())
    packages = {each.rstrip("*") for each in pyproject["tool"]["setuptools"]["packages"]["find"]["include"]}
    assert set(re.search(r"for name in ([\w ]+);", text)[1].split()) == packages  # type: ignore[index]
    kept = re.findall(r"^!(.*?)/?$", (PROJECT_DIR / ".dockerignore").read_text(), re.MULTILINE)
    assert packages < set(kept)
    for copied in re.findall(r"^COPY ((?!--).*) \S+$", text, re.MULTILINE):
        for source in copied.split():
            assert (PROJECT_DIR / source).exists()
            assert source == "." or source.split("/")[0] in kept


def test_nothing_private_gets_into_the_image() -> None:
    lines = (PROJECT_DIR / ".dockerignore").read_text().splitlines()
    assert next(line for line in lines if not line.startswith("#")) == "*"
    assert not {"!.env", "!.sentinel/", "!.venv/", "!.git/", "!tests/"} & set(lines)


@pytest.mark.system
def test_the_services_by_themselves_are_the_whole_system(
    tmp_path: Path, postgres: EmbeddedPostgres, walker: Path
) -> None:
    ports = (free_port(), 20000 + free_port() % 9000)
    made = ComposedSystem(tmp_path / "state", empty_database(postgres), *ports, {"SENTINEL_SEGMENT_S": "5"})
    with made.running() as system:
        api = programs(**PASSWORD)["api"]
        said = system.run(api, ["sentinel", "key", "test", "--role", "operator"])
        assert said.returncode == 0, said.stderr
        client = Client(f"http://localhost:{system.port}", said.stdout.strip().splitlines()[-1])
        ready = f"{client.base_url}/api/ready"
        until(lambda: httpx.get(ready).json()["status"] == "healthy", 120, "everything is well", every_s=1)
        answer = httpx.post(
            f"http://127.0.0.1:{system.dagster_port}/graphql",
            json={"query": ASSETS},
            headers={"Authorization": f"Bearer {client.key}"},
        ).json()
        (location,) = answer["data"]["repositoriesOrError"]["nodes"]
        assert (location["location"]["name"], len(location["assetNodes"]) > 5) == ("deepsentinel", True)
        video_id = client.upload(walker, lambda _: None).video_id
        until(lambda: client.progress(video_id).is_completed, 120, "the recording is analysed", every_s=1)
        assert "comes in" in client.ask("When does someone come in?", video_id).response
        words = yaml.safe_load(dict(instructions())["HEALTHCHECK"].partition("CMD")[2])
        assert system.run(api, [system.local(word) for word in words]).returncode == 0
