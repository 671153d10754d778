"""How large the parts of the code are, and how they hang together: functions, files, assets, imports.

`make bench NAME=structure` measures this working tree, and `python -m benchmarks.structure FOLDER` another
checkout. Packages and layers are those of the checkout's own import rules (`pyproject.toml`). A function's
lines are its signature and body without the docstring, those of an asset its body only; `__init__.py` counts
as no file. The last line is one JSON object with the figures.
"""

import ast
import json
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

Function = ast.FunctionDef | ast.AsyncFunctionDef
ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Module:
    """One file of the code: its dotted name, its lines, and what it defines."""

    name: str
    lines: int
    tree: ast.Module

    @property
    def functions(self) -> list[Function]:
        return [node for node in ast.walk(self.tree) if isinstance(node, Function)]


def main() -> None:
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT
    rules = tomllib.loads((root / "pyproject.toml").read_text())["tool"]["importlinter"]
    modules = read_modules(root, rules["root_packages"])
    print(json.dumps(measure(modules, rules["contracts"][0]["layers"])))


def measure(modules: Sequence[Module], layers: Sequence[str]) -> dict[str, object]:
    functions = [function for module in modules for function in module.functions]
    imports = find_imports(modules)
    return {
        "files": len(modules),
        "file_lines": describe([module.lines for module in modules]),
        "functions": len(functions),
        "function_lines": describe([function_lines(function) for function in functions]),
        "asset_body_lines": describe([body_lines(each) for each in functions if is_asset(each)]),
        "typed_returns": round(sum(each.returns is not None for each in functions) / len(functions), 3),
        "imports_of_own_modules": describe([len(targets) for targets in imports.values()]),
        "files_in_cycles": len(find_cyclic(imports)),
        "imports_upwards": find_upward(imports, layers),
    }


def read_modules(root: Path, packages: Sequence[str]) -> list[Module]:
    paths = [path for package in packages for path in sorted((root / package).rglob("*.py"))]
    return [
        Module(".".join(path.relative_to(root).with_suffix("").parts), text.count("\n"), ast.parse(text))
        for path in paths
        if path.name != "__init__.py"
        for text in [path.read_text()]
    ]


def describe(numbers: Sequence[float]) -> dict[str, float]:
    """Median, the value that nine tenths do not exceed, and the largest."""
    ordered = sorted(numbers)
    return {"median": median(ordered), "p90": ordered[int(0.9 * (len(ordered) - 1))], "max": ordered[-1]}


def function_lines(function: Function) -> int:
    docstring = function.body[0] if ast.get_docstring(function) else None
    inside = (docstring.end_lineno or 0) - docstring.lineno + 1 if docstring else 0
    return (function.end_lineno or 0) - function.lineno + 1 - inside


def body_lines(function: Function) -> int:
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def is_asset(function: Function) -> bool:
    names = (ast.unparse(each).split("(")[0] for each in function.decorator_list)
    return any(name.rpartition(".")[2] in ("asset", "multi_asset") for name in names)


def find_imports(modules: Sequence[Module]) -> dict[str, set[str]]:
    """Which modules of our own each module imports, anywhere in it."""
    own = {module.name for module in modules}
    return {module.name: set(imported(module.tree, own)) - {module.name} for module in modules}


def imported(tree: ast.Module, own: set[str]) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in own)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = {f"{node.module}.{alias.name}" for alias in node.names} & own
            yield from names or {node.module} & own


def find_cyclic(imports: dict[str, set[str]]) -> set[str]:
    """The modules that import themselves, directly or through others."""
    return {name for name in imports if name in reachable(name, imports)}


def reachable(start: str, imports: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        new = imports[waiting.pop()] - found
        found |= new
        waiting += new
    return found


def find_upward(imports: dict[str, set[str]], layers: Sequence[str]) -> list[str]:
    """Imports from a lower layer into a higher one, or between two that stand side by side."""
    heights = {
        package.strip(): (height, package.strip())
        for height, layer in enumerate(reversed(layers))
        for package in layer.split("|")
    }
    return [
        f"{importer} -> {target}"
        for importer, targets in imports.items()
        for target in sorted(targets)
        if is_upward(heights[importer.split(".")[0]], heights[target.split(".")[0]])
    ]


def is_upward(importer: tuple[int, str], target: tuple[int, str]) -> bool:
    return target[0] > importer[0] or (target[0] == importer[0] and target[1] != importer[1])


if __name__ == "__main__":
    main()
