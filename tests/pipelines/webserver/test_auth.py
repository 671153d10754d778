"""Dagster's own web server behind our door, asked as browsers ask it, on behalf of good and bad pages."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from domain.access import Cameras, Role
from resources.db.engine import Database
from resources.settings import PROJECT_DIR, Settings
from tests.support.ports import free_port
from tests.support.running_system import until

EVIL = "https://evil.example"
MUTATION = 'mutation { setConcurrencyLimit(concurrencyKey: "taken over", limit: 7) }'
LIMITS = "{ instance { concurrencyLimits { concurrencyKey } } }"
JSON = {"Content-Type": "application/json"}
PASSWORD_HASH = "unused: logins are opened without one"


@contextmanager
def dagster_page(folder: Path, url: str, **more: str) -> Iterator[str]:
    """Dagster's web server in a process of its own, as `sentinel up` starts it; its address."""
    home, port = folder / "state" / "dagster", free_port()
    home.mkdir(parents=True)
    (home / "dagster.yaml").write_text("telemetry:\n  enabled: false\n")
    (home / "workspace.yaml").write_text("load_from: []\n")
    own = {
        "SENTINEL_STATE_DIR": str(folder / "state"),
        "SENTINEL_DAGSTER_PORT": str(port),
        "DATABASE_URL": url,
        "DAGSTER_HOME": str(home),
        **more,
    }
    log = folder / "web.log"
    with log.open("wb") as sink:
        command = [sys.executable, "-m", "pipelines.webserver.server"]
        process = subprocess.Popen(
            command, env={**os.environ, **own}, cwd=PROJECT_DIR, stdout=sink, stderr=sink
        )
    try:
        until(lambda: process.poll() is not None or answers(port), 90, "Dagster's page answers")
        assert process.poll() is None, log.read_text()
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


def answers(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/server_info").status_code < 500
    except httpx.TransportError:
        return False


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Without logins; it never asks our database."""
    names = {"SENTINEL_DAGSTER_HOSTS": "dagster.example"}
    with dagster_page(
        tmp_path_factory.mktemp("open"), "postgresql://nobody@127.0.0.1:1/none", **names
    ) as url:
        yield url


def limits(page: str) -> str:
    return httpx.post(f"{page}/graphql", json={"query": LIMITS}).text


BODY = json.dumps({"query": MUTATION})
IN_ADDRESS = f"/graphql?query={quote(MUTATION)}"
BAD = [
    ("POST", "/graphql", {"Origin": EVIL, "Content-Type": "text/plain"}, BODY),
    ("POST", "/graphql", {"Content-Type": "text/plain"}, BODY),
    ("POST", IN_ADDRESS, {"Content-Type": "text/plain"}, ""),
    ("POST", IN_ADDRESS, {"Content-Type": "application/x-www-form-urlencoded"}, "a=b"),
    ("POST", "/graphql", {"Content-Type": "text/plain; application/json"}, BODY),  # still no preflight
    ("POST", "/graphql", {"Content-Type": "application/graphql"}, MUTATION),
    ("POST", "/graphql", {"Origin": EVIL, **JSON}, BODY),
    ("POST", "/graphql", {"Origin": "null", **JSON}, BODY),
    ("POST", "/graphql", {"Origin": "http://127.0.0.1:8000", **JSON}, BODY),  # other programs of this machine
    ("POST", "/graphql", {"Sec-Fetch-Site": "cross-site", **JSON}, BODY),
    ("POST", "/graphql", {"Host": "evil.example:3000", "Origin": "http://evil.example:3000", **JSON}, BODY),
    ("POST", "/report_asset_materialization/events", {"Content-Type": "text/plain"}, "{}"),
    ("GET", IN_ADDRESS, {}, ""),
    ("GET", IN_ADDRESS, {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "image"}, ""),
    ("GET", "/", {"Host": "evil.example"}, ""),
    ("GET", "/", {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "iframe", "Accept": "text/html"}, ""),
]


@pytest.mark.parametrize(("method", "path", "headers", "body"), BAD)
def test_what_a_page_of_another_site_can_send_is_refused_in_words(
    page: str, method: str, path: str, headers: dict[str, str], body: str
) -> None:
    answer = httpx.request(method, page + path, headers=headers, content=body)
    assert answer.status_code == 403
    assert len(answer.text) > 40
    assert "taken over" not in limits(page)


def test_dagsters_own_page_works_and_other_sites_cannot_frame_it(page: str) -> None:
    shown = httpx.get(page, headers={"Accept": "text/html", "Sec-Fetch-Site": "none"})
    assert shown.status_code == 200
    assert shown.headers["x-frame-options"] == "DENY"
    own = {"Origin": page, "Sec-Fetch-Site": "same-origin"}
    question = {"query": MUTATION.replace("taken over", "wanted")}
    assert httpx.post(f"{page}/graphql", json=question, headers=own).is_success
    assert "wanted" in limits(page)
    assert httpx.get(f"{page}/favicon.png", headers={"Sec-Fetch-Site": "same-origin"}).is_success


def test_a_link_from_elsewhere_and_a_configured_name_work(page: str) -> None:
    linked = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "document", "Accept": "text/html"}
    assert httpx.get(f"{page}/runs", headers=linked).status_code == 200
    named = {"Host": "dagster.example", "Origin": "https://dagster.example"}
    assert httpx.post(f"{page}/graphql", json={"query": LIMITS}, headers=named).is_success
    behind_a_proxy = {"Origin": "https://dagster.example"}
    assert httpx.post(f"{page}/graphql", json={"query": LIMITS}, headers=behind_a_proxy).is_success


def opened(page: str, **headers: str) -> str:
    address = page.replace("http://", "ws://") + "/graphql"
    with connect(address, subprotocols=[Subprotocol("graphql-ws")], additional_headers=headers) as socket:
        socket.send(json.dumps({"type": "connection_init"}))
        return str(json.loads(socket.recv(10))["type"])


def test_web_sockets_are_for_the_own_page_only(page: str) -> None:
    assert opened(page, Origin=page) == "connection_ack"
    for headers in ({"Origin": EVIL}, {"Origin": "http://127.0.0.1:8000"}):
        with pytest.raises(InvalidStatus) as refused:
            opened(page, **headers)
        assert refused.value.response.status_code == 403


@pytest.fixture
def guarded(tmp_path: Path, database: Database) -> Iterator[str]:
    """With logins."""
    url = database.engine.url.render_as_string(hide_password=False)
    with dagster_page(tmp_path, url, SENTINEL_AUTH="true") as page:
        yield page


def login(database: Database, name: str, role: Role, cameras: Cameras = None) -> dict[str, str]:
    with database.transaction() as stores:
        stores.access.put_account(name, role, PASSWORD_HASH, cameras)
        return {"Cookie": f"sentinel_login={stores.access.open_login(name)}"}


def test_logins_are_asked_for_where_authentication_is_on(
    guarded: str, database: Database, tmp_path: Path
) -> None:
    def status(headers: dict[str, str], auth: tuple[str, str] | None = None) -> int:
        return httpx.post(
            f"{guarded}/graphql", json={"query": LIMITS}, headers=headers, auth=auth
        ).status_code

    with database.transaction() as stores:
        _, key = stores.access.add_key("program", Role.OPERATOR, None, None)
        _, weak_key = stores.access.add_key("looker", Role.VIEWER, None, None)
        stores.access.know_cameras(["door"])
    own = Settings(state_dir=tmp_path / "state", _env_file=None).dagster_key()
    assert status({}) == 401
    assert status({"Cookie": "sentinel_login=guessed"}) == 401
    assert status({"Authorization": "Bearer guessed"}) == 401
    assert status({}, ("anybody", "guessed")) == 401
    assert status(login(database, "owner", Role.ADMIN)) == 200
    assert status(login(database, "guard", Role.OPERATOR)) == 200
    assert status(login(database, "looker", Role.VIEWER)) == 403
    assert status(login(database, "doorman", Role.OPERATOR, ("door",))) == 403
    assert status({"Authorization": f"Bearer {key}"}) == 200
    assert status({"Authorization": f"Bearer {weak_key}"}) == 403
    assert status({}, ("anybody", key)) == 200
    assert status({"Authorization": f"Bearer {own}"}) == 200


def test_without_a_login_the_page_says_in_both_languages_where_to_get_one(
    guarded: str, database: Database
) -> None:
    shown = httpx.get(guarded, headers={"Accept": "text/html"})
    assert (shown.status_code, shown.headers["www-authenticate"][:5]) == (401, "Basic")
    assert "Log in at http://127.0.0.1:8000" in shown.text
    assert "http://127.0.0.1:8000에서 로그인" in shown.text
    with pytest.raises(InvalidStatus) as refused:
        opened(guarded, Origin=guarded)
    assert refused.value.response.status_code == 401
    assert opened(guarded, Origin=guarded, **login(database, "owner", Role.ADMIN)) == "connection_ack"
