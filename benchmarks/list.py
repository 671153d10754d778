"""What `make bench` without a name prints: the benchmarks, each with its first line."""

import ast
from pathlib import Path

for path in sorted(Path(__file__).parent.glob("[a-z]*.py")):
    if path.stem != "list":
        first = (ast.get_docstring(ast.parse(path.read_text())) or "").splitlines()[0]
        print(f"make bench NAME={path.stem}\t{first}")
