"""What a tester with bad intent sends: every operation of the description, with generated requests.

The server runs in a process of its own with a real database. Nothing may answer 5xx, or otherwise than its
own description says.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from resources.db.engine import Database
from resources.embedded_postgres import EmbeddedPostgres
from tests.support.api import add_analysed_video
from tests.support.running_api import RunningApi

EXAMPLES = 20
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
SLOW = {"/api/sample": "draws for seconds", "/api/videos/{video_id}/progress/stream": "goes on for ever"}


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory, postgres: EmbeddedPostgres) -> Iterator[RunningApi]:
    folder = tmp_path_factory.mktemp("fuzz")
    with RunningApi.on_new_database(folder, postgres) as running:
        database = Database.at(running.database_url)
        add_analysed_video(database)
        database.engine.dispose()
        yield running


def test_no_generated_request_leads_to_a_fault(api: RunningApi, tmp_path: Path) -> None:
    command = [
        str(Path(sys.executable).parent / "schemathesis"), "run", f"{api.url}/api/openapi.json",
        "--checks", CHECKS, "--phases", "examples,coverage,fuzzing", "--max-examples", str(EXAMPLES),
        *(f"--exclude-path={path}" for path in SLOW), "--seed", "1", "--no-color", "--continue-on-failure",
        "--generation-database", "none", "--request-timeout", "40",
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, timeout=600)
    assert done.returncode == 0, done.stdout[-20_000:] + done.stderr[-2_000:]
    counted = re.search(r"(\d+) generated, (\d+) passed", done.stdout)
    assert counted is not None, done.stdout[-5_000:]
    assert int(counted[1]) == int(counted[2]) > 1000
    assert "Traceback" not in api.log.read_text()
