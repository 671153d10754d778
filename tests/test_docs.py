"""What the documents say is what the code does."""

import re
import tomllib
from pathlib import Path

import pytest
import typer.main
from fastapi import FastAPI

from pipelines.cli.main import cli
from pipelines.definitions import defs
from resources.db.analyst.views import VIEWS
from resources.settings import Settings
from serving.app import ROUTES

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
MAX_README_LINES = 120
DECISIONS = ROOT / "docs" / "decisions"
NAMED_PATH = re.compile(
    r"(?<![\w/.-])((?:analysis|assets|benchmarks|docs|domain|gpu_ops|pipelines|resources|scripts|serving|tests)"
    r"/[\w/.*-]*\w/?)"
)
METHODS = {"GET", "POST", "PUT", "PATCH", "HEAD", "DELETE", "OPTIONS"}
HIDDEN_VARIABLES = {"VIDEO", "NAME", "ARGS", "PYTHON", "VENV", "BIN"}


def text_of(*names: str) -> str:
    return "\n".join((ROOT / name).read_text() for name in names)


def variable_of(name: str) -> str:
    """The environment variable of a setting."""
    return name.upper() if name in {"database_url", "database_direct_url"} else f"SENTINEL_{name.upper()}"


def test_env_example_names_every_setting_with_its_default() -> None:
    example = (ROOT / ".env.example").read_text()
    for name, field in Settings.model_fields.items():
        variable = variable_of(name)
        default = "" if field.default is None else field.default
        assert f"# {field.description}\n# {variable}={default}\n" in example + "\n"
    assert len(re.findall(r"^# [A-Z0-9_]+=", example, re.MULTILINE)) == len(Settings.model_fields)


def test_the_settings_page_lists_every_setting_with_its_default() -> None:
    expected = {
        (
            variable_of(name),
            "" if field.default in (None, "") else f"`{field.default}`",
            field.description,
        )
        for name, field in Settings.model_fields.items()
    }
    rows = [row for row in table_rows(ROOT / "docs" / "settings.md") if row[0].startswith("`")]
    assert {(name.strip("`"), default, meaning) for name, default, meaning in rows} == expected
    assert len(rows) == len(expected)


def table_rows(document: Path) -> list[list[str]]:
    """The cells of each row of a document's tables."""
    lines = [line for line in document.read_text().splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_every_variable_that_documents_name_exists() -> None:
    known = {variable_of(name) for name in Settings.model_fields}
    for document in DOCUMENTS:
        assert set(re.findall(r"SENTINEL_[A-Z0-9_]+", document.read_text())) <= known, document


def test_every_make_target_that_documents_name_exists() -> None:
    targets = set(re.findall(r"^([a-z0-9]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = {
        name
        for document in DOCUMENTS
        for quoted in re.findall(r"```.*?```|`[^`]*`", document.read_text(), re.DOTALL)
        for name in re.findall(r"\bmake ([a-z0-9]+)", quoted)
    }
    assert {"up", "test"} <= named <= targets
    listed = set(re.findall(r"^\| `make ([a-z0-9]+)`", text_of("docs/commands.md"), re.MULTILINE))
    assert listed == targets


def test_every_command_is_on_the_page_of_commands_and_the_reverse() -> None:
    commands = set(typer.main.get_command(cli).commands)  # type: ignore[attr-defined]
    named = set(re.findall(r"`sentinel ([a-z]+)", text_of("docs/commands.md")))
    assert named == commands
    for document in DOCUMENTS:
        assert set(re.findall(r"`sentinel ([a-z]+)", document.read_text())) <= commands, document


def test_every_command_line_that_documents_show_is_one_with_all_its_words() -> None:
    for document in (*DOCUMENTS, ROOT / "deploy" / "aws" / "README.md"):
        for line in re.findall(
            r"^(?:\.venv/bin/|.* exec api )?sentinel ([a-z ]+)", document.read_text(), re.MULTILINE
        ):
            group = typer.main.get_command(cli)
            for word in line.split():
                if not hasattr(group, "commands"):
                    break  # what follows are arguments
                assert word in group.commands, f"{document.name}: sentinel {line}"
                group = group.commands[word]


def test_every_job_schedule_and_sensor_is_on_the_page_of_commands() -> None:
    named = set(re.findall(r"`(\w+)`", text_of("docs/commands.md")))
    for kind in (defs.jobs, defs.schedules, defs.sensors):
        assert {each.name for each in kind or ()} <= named


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


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_that_documents_name_exist(document: Path) -> None:
    text = document.read_text()
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", text):
        assert (document.parent / target).exists(), target
    for name in NAMED_PATH.findall(text):
        assert list(ROOT.glob(name)), f"{document.name} names {name}"


def test_the_readme_is_short_and_leads_to_every_page() -> None:
    readme = text_of("README.md")
    assert readme.count("\n") <= MAX_README_LINES
    for page in [*(ROOT / "docs").glob("*.*"), DECISIONS / "README.md"]:
        assert f"]({page.relative_to(ROOT)})" in readme


def test_every_decision_is_in_the_list_and_says_where_it_stands() -> None:
    pages = sorted(DECISIONS.glob("[0-9]*.md"))
    assert len({page.name[:4] for page in pages}) == len(pages)
    listed = {row[0]: row for row in table_rows(DECISIONS / "README.md") if row[0].startswith("[")}
    for page in pages:
        heading, _, status = page.read_text().splitlines()[:3]
        _, title, _, standing = listed.pop(f"[{page.name[:4]}]({page.name})")
        assert heading == f"# {page.name[:4]} {title}"
        assert status.startswith("Status: ")
        assert ("superseded" in standing) == ("superseded" in status)
    assert not listed


def test_the_picture_of_the_packages_shows_the_layers_that_the_rules_have() -> None:
    rules = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    drawn = re.findall(r'<text x="\S+" y="(\d+)" class="name">(\w+)<', text_of("docs/rooms.svg"))
    rows: dict[int, set[str]] = {}
    for y, name in drawn:
        rows.setdefault(int(y), set()).add(name)
    layers = rules["contracts"][0]["layers"]
    assert [rows[y] for y in sorted(rows)] == [set(re.findall(r"\w+", layer)) for layer in layers]


def test_every_benchmark_explains_itself_and_is_on_the_page_of_performance() -> None:
    for path in (ROOT / "benchmarks").glob("[a-z]*.py"):
        if path.stem != "list":
            assert "last line" in path.read_text().split('"""')[1]
            assert f"| `{path.stem}` |" in text_of("docs/performance.md")


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


def test_the_page_of_sql_describes_every_view_column_by_column() -> None:
    page = text_of("docs/sql.md")
    for name, view in VIEWS.items():
        rows = [f"| `{column}` | {about.type} | {about.text} |" for column, about in view.columns.items()]
        table = "\n".join(["| column | type | what it holds |", "|---|---|---|", *rows])
        assert f"### {name}\n\nOne row for each {view.rows}.\n\n{table}\n" in page
    assert page.count("\n### ") == len(VIEWS)
