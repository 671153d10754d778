"""What the documents say is what the code does."""

import re
import tomllib
from pathlib import Path

import pytest
import typer.main
from fastapi import FastAPI

from pipelines.cli.main import cli
from resources.settings import Settings
from serving.app import ROUTES

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
METHODS = {"GET", "POST", "PUT", "PATCH", "HEAD", "DELETE", "OPTIONS"}
HIDDEN_VARIABLES = {"VIDEO", "NAME", "ARGS", "PYTHON", "VENV", "BIN"}


def text_of(*names: str) -> str:
    return "\n".join((ROOT / name).read_text() for name in names)


def test_env_example_names_every_setting_with_its_default() -> None:
    example = (ROOT / ".env.example").read_text()
    for name, field in Settings.model_fields.items():
        variable = "DATABASE_URL" if name == "database_url" else f"SENTINEL_{name.upper()}"
        default = "" if field.default is None else field.default
        assert f"# {field.description}\n# {variable}={default}\n" in example + "\n"
    assert len(re.findall(r"^# [A-Z0-9_]+=", example, re.MULTILINE)) == len(Settings.model_fields)


def test_every_variable_that_documents_name_exists() -> None:
    known = {f"SENTINEL_{name.upper()}" for name in Settings.model_fields}
    for document in DOCUMENTS:
        assert set(re.findall(r"SENTINEL_[A-Z_]+", document.read_text())) <= known, document


def test_every_make_target_that_documents_name_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"`?make ([a-z]+)", text_of("README.md")))
    assert {"up", "test"} <= named <= targets | {"sure"}


def test_every_command_is_in_the_readme_and_the_reverse() -> None:
    commands = set(typer.main.get_command(cli).commands)  # type: ignore[attr-defined]
    named = set(re.findall(r"sentinel ([a-z]+)", text_of("README.md")))
    assert named == commands


def test_the_api_page_lists_exactly_the_endpoints() -> None:
    app = FastAPI()
    for module in ROUTES:
        app.include_router(module.router)
    served = {
        (method.upper(), path) for path, methods in app.openapi()["paths"].items() for method in methods
    }
    listed = set()
    for line in (ROOT / "docs" / "api.md").read_text().splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) == 6 and cells[1].split(",")[0] in METHODS:
            paths = re.findall(r"`([^`]+)`", cells[2])
            listed |= {(method.strip(), path) for method in cells[1].split(",") for path in paths}
    assert listed == served


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_files_that_documents_name_exist(document: Path) -> None:
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", document.read_text()):
        assert (document.parent / target).exists(), target
    for name in re.findall(
        r"`((?:domain|assets|resources|gpu_ops|serving|pipelines|scripts)/[\w/.]+\.\w+)`",
        document.read_text(),
    ):
        assert (ROOT / name).exists(), name


def test_every_benchmark_explains_itself_and_is_in_the_readme() -> None:
    for path in (ROOT / "benchmarks").glob("[a-z]*.py"):
        if path.stem != "list":
            assert "last line" in path.read_text().split('"""')[1]
            assert path.stem in text_of("README.md")


def test_the_lock_holds_every_dependency_at_the_version_that_is_asked_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    locked = dict(
        line.lower().split("==")
        for line in (ROOT / "constraints.txt").read_text().splitlines()
        if "==" in line
    )
    for wanted in [*project["dependencies"], *project["optional-dependencies"]["dev"]]:
        name, _, version = re.sub(r"\[.*\]", "", wanted).lower().replace("_", "-").partition("==")
        name = re.split(r"[<>]", name)[0]
        found = locked.get(name) or locked.get(name.replace("-", "_"))
        assert found, f"{name} is not locked"
        assert not version or found == version
