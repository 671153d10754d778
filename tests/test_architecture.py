"""Habits that no linter knows."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("pipelines", "assets", "analysis", "resources", "gpu_ops", "domain", "serving")
FILES = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
MAX_LINES, MAX_ASSET_LINES, MAX_MEDIAN = 300, 25, 12
FORBIDDEN_NAMES = {"utils.py", "helpers.py", "common.py", "misc.py"}


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text())
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_assets_are_thin() -> None:
    seen = 0
    for path in (ROOT / "assets").glob("*.py"):
        for function in functions(path):
            if not any("asset" in ast.unparse(each) for each in function.decorator_list):
                continue
            seen += 1
            assert body_lines(function) <= MAX_ASSET_LINES, f"{path.name}: {function.name}"
            inside = {type(node) for node in ast.walk(function)}
            assert not inside & {ast.For, ast.While, ast.Try}, f"{path.name}: {function.name}"
    assert seen == 13


def test_files_are_small_and_named_after_what_they_hold() -> None:
    for path in FILES:
        assert path.read_text().count("\n") <= MAX_LINES, path
        assert path.name not in FORBIDDEN_NAMES, path
        if path.name == "__init__.py":
            assert not path.read_text().strip(), f"{path} must be empty"


def is_numeric(value: ast.expr | None) -> bool:
    """Whether an expression is a number, or holds one: `5`, `-0.5`, `60 * 24`, `2 * SIZE`, `(1, 2)`."""
    if isinstance(value, ast.Constant):
        return isinstance(value.value, int | float) and not isinstance(value.value, bool)
    if isinstance(value, ast.UnaryOp):
        return is_numeric(value.operand)
    if isinstance(value, ast.BinOp):
        return is_numeric(value.left) or is_numeric(value.right)
    return isinstance(value, ast.Tuple | ast.List) and any(is_numeric(each) for each in value.elts)


def unexplained_constants(source: str) -> list[str]:
    """Upper-case numeric names of a module that share a line, or have no text literal directly below."""
    body = ast.parse(source).body
    found = []
    for place, node in enumerate(body):
        if not isinstance(node, ast.Assign | ast.AnnAssign) or not is_numeric(node.value):
            continue
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        names = [each.id for target in targets for each in ast.walk(target) if isinstance(each, ast.Name)]
        below = body[place + 1] if place + 1 < len(body) else None
        is_explained = (
            isinstance(below, ast.Expr)
            and isinstance(below.value, ast.Constant)
            and isinstance(below.value.value, str)
        )
        if names[0].isupper() and (len(names) > 1 or not is_explained):
            found += names
    return found


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ('MAX_S = 5.0\n"""Seconds."""', []),
        ("MAX_S = 5.0", ["MAX_S"]),
        ('MAX_S, MIN_S = 5.0, 1.0\n"""Seconds."""', ["MAX_S", "MIN_S"]),  # one constant a line
        ("SIZE_PX: tuple[int, int] = (64, -128)", ["SIZE_PX"]),
        ("DAY_S = 24 * HOUR_S", ["DAY_S"]),
        ('NAME = "x"\nIS_ON = True\nlocal = 5', []),
    ],
)
def test_unexplained_constants_are_found(source: str, names: list[str]) -> None:
    assert unexplained_constants(source) == names


def test_every_number_says_what_it_means_and_how_it_was_chosen() -> None:
    paths = [*FILES, *sorted((ROOT / "benchmarks").rglob("*.py"))]
    missing = {}
    for path in paths:
        name = path.relative_to(ROOT).as_posix()
        if names := unexplained_constants(path.read_text()):
            missing[name] = names
    assert not missing, "Write below each constant what it means, its unit, and how it was chosen"


def test_the_median_function_is_short() -> None:
    lengths = sorted(body_lines(function) for path in FILES for function in functions(path))
    assert lengths[len(lengths) // 2] <= MAX_MEDIAN
    assert lengths[-1] <= 40


def test_no_future_annotations_where_dagster_reads_them() -> None:
    assert not [path for path in FILES if "from __future__ import annotations" in path.read_text()]


@pytest.mark.parametrize("module", ["pipelines.definitions", "serving.app", "pipelines.cli.main"])
def test_starting_does_not_load_models(module: str) -> None:
    code = (
        f"import sys, {module}; print([m for m in ('torch', 'transformers', 'trackers') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_domain_imports_nothing_but_numpy_and_the_standard_library() -> None:
    allowed = set(sys.stdlib_module_names) | {"numpy", "domain"}
    for path in (ROOT / "domain").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert {name.split(".")[0] for name in names} <= allowed, path


def test_only_settings_read_the_environment() -> None:
    for path in FILES:
        if path.name != "settings.py":
            assert "os.environ" not in path.read_text(), path
            assert "getenv" not in path.read_text(), path
