"""The server with two workers, as it runs in production: they act as one."""

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from domain.access import Role
from resources.db.engine import Database
from resources.embedded_postgres import EmbeddedPostgres
from tests.support.api import add_analysed_video
from tests.support.running_api import RunningApi
from tests.support.running_system import until


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory, postgres: EmbeddedPostgres) -> Iterator[RunningApi]:
    folder = tmp_path_factory.mktemp("workers")
    settings = {"SENTINEL_AUTH": "true", "SENTINEL_API_WORKERS": "2", "SENTINEL_LOG_FORMAT": "json"}
    with RunningApi.on_new_database(folder, postgres, **settings) as running:
        yield running


@pytest.fixture(scope="module")
def database(api: RunningApi) -> Iterator[Database]:
    made = Database.at(api.database_url)
    add_analysed_video(made)
    yield made
    made.engine.dispose()


def key(database: Database, role: Role) -> tuple[int, dict[str, str]]:
    with database.transaction() as stores:
        made, secret = stores.access.add_key("test", role, None, None)
    return made.key_id, {"Authorization": f"Bearer {secret}", "Connection": "close"}


def test_what_one_worker_writes_the_other_shows_at_once(api: RunningApi, database: Database) -> None:
    _, headers = key(database, Role.OPERATOR)
    for number in range(40):
        text = f"state {number}"
        changed = httpx.patch(f"{api.url}/db/videos/1", json={"description": text}, headers=headers)
        assert changed.status_code == 200
        # Each request comes over a connection of its own, and so to either worker.
        assert httpx.get(f"{api.url}/db/videos/1", headers=headers).json()["description"] == text


def test_a_key_that_ends_ends_in_both(api: RunningApi, database: Database) -> None:
    number, headers = key(database, Role.VIEWER)
    assert {httpx.get(f"{api.url}/db/videos", headers=headers).status_code for _ in range(10)} == {200}
    with database.transaction() as stores:
        stores.access.revoke_key(number)
    assert {httpx.get(f"{api.url}/db/videos", headers=headers).status_code for _ in range(10)} == {401}


def test_figures_are_those_of_both(api: RunningApi, database: Database) -> None:
    _, headers = key(database, Role.VIEWER)

    def asked() -> float:
        text = httpx.get(f"{api.url}/api/metrics", headers=headers).text
        name = 'sentinel_http_request_seconds_count{method="GET",route="/api/live",status="200"}'
        return sum(float(line.split()[-1]) for line in text.splitlines() if line.startswith(name))

    before = asked()
    for _ in range(30):
        httpx.get(f"{api.url}/api/live", headers=headers)
    assert asked() - before == 30


def test_its_log_is_one_object_a_line_with_the_id_of_the_request(api: RunningApi, database: Database) -> None:
    _, headers = key(database, Role.OPERATOR)
    answer = httpx.patch(f"{api.url}/db/videos/1", json={"description": "logged"}, headers=headers)
    request_id = answer.headers["x-request-id"]

    def logged() -> list[dict[str, object]]:
        whole = [line for line in Path(api.log).read_text().splitlines(keepends=True) if line.endswith("\n")]
        return [line for line in map(json.loads, whole) if line.get("request_id") == request_id]

    (line,) = until(logged, 10, "the request is logged")
    assert (line["method"], line["path"], line["status"]) == ("PATCH", "/db/videos/1", 200)
    assert str(line["actor"]).startswith("key:")
    assert headers["Authorization"].split()[-1] not in Path(api.log).read_text()
