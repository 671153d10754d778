"""Nobody gives rights that they do not have: every role and scope against every other."""

from itertools import product

import httpx
import pytest

from domain.access import Cameras, Role
from resources.db.engine import Database
from resources.passwords import password_hash
from resources.settings import Settings
from tests.support.api import PASSWORD, Client, add_key, bearer, client_of

SCOPES: tuple[Cameras, ...] = (None, (), ("door",), ("door", "till"), ("yard",))
ADMIN_SCOPES: tuple[Cameras, ...] = (None, ("door", "till"), ("door",), ())
HASHED = password_hash(PASSWORD)


def account(database: Database, name: str, role: Role, cameras: Cameras) -> None:
    with database.transaction() as stores:
        stores.access.put_account(name, role, HASHED, cameras)


def may(scope: Cameras, given: Cameras) -> bool:
    """Written out by hand, apart from the product: who sees all may give all, others a part of theirs."""
    if scope is None:
        return True
    return given is not None and all(camera in scope for camera in given)


def rights(role: Role, cameras: Cameras) -> dict[str, object]:
    return {"role": role, "cameras": None if cameras is None else list(cameras)}


@pytest.mark.parametrize("own", ADMIN_SCOPES)
async def test_an_admin_gives_and_takes_only_what_they_have(
    guarded: Settings, database: Database, own: Cameras
) -> None:
    admin = bearer(add_key(database, Role.ADMIN, own))

    async with client_of(guarded.model_copy(update={"rate_limit_per_s": 10_000.0})) as client:
        for number, (role, cameras) in enumerate(product(Role, SCOPES)):
            allowed = may(own, cameras)
            wanted = rights(role, cameras)

            async def ask(method: str, path: str, body: object = None) -> httpx.Response:
                return await client.request(method, path, json=body, headers=admin)

            made = await ask("POST", "/api/keys", {"name": "k", **wanted})
            assert made.status_code == (201 if allowed else 403), (role, cameras, made.text)
            put = await ask("PUT", f"/api/accounts/new{number}", {"password": PASSWORD, **wanted})
            assert put.status_code == (204 if allowed else 403), (role, cameras, put.text)
            # Somebody who has these rights already: changed, emptied, removed.
            account(database, "held", role, cameras)
            least = {"password": PASSWORD, **rights(Role.VIEWER, ())}
            changed = await ask("PUT", "/api/accounts/held", least)
            assert changed.status_code == (204 if allowed else 403), (role, cameras, changed.text)
            account(database, "held", role, cameras)
            names = [each["name"] for each in (await ask("GET", "/api/accounts")).json()]
            assert ("held" in names) is allowed
            gone = await ask("DELETE", "/api/accounts/held")
            assert gone.status_code == (204 if allowed else 403), (role, cameras, gone.text)
            with database.transaction() as stores:
                held = stores.access.add_key("held", role, cameras, None)[0].key_id
            shown = [each["key_id"] for each in (await ask("GET", "/api/keys")).json()]
            assert (held in shown) is allowed
            revoked = await ask("DELETE", f"/api/keys/{held}")
            assert revoked.status_code == (204 if allowed else 403), (role, cameras, revoked.text)


@pytest.mark.parametrize(("role", "cameras"), list(product((Role.VIEWER, Role.OPERATOR), SCOPES)))
async def test_whoever_is_no_admin_gives_nothing(
    guarded: Settings, database: Database, role: Role, cameras: Cameras
) -> None:
    caller = bearer(add_key(database, role, cameras))
    account(database, "held", Role.VIEWER, ())

    async with client_of(guarded) as client:
        least = rights(Role.VIEWER, ())
        for method, path, body in (
            ("GET", "/api/accounts", None),
            ("PUT", "/api/accounts/new", {"password": PASSWORD, **least}),
            ("PUT", "/api/accounts/held", {"password": PASSWORD, **least}),
            ("DELETE", "/api/accounts/held", None),
            ("GET", "/api/keys", None),
            ("POST", "/api/keys", {"name": "k", **least}),
            ("DELETE", "/api/keys/1", None),
            ("GET", "/api/audit", None),
        ):
            answer = await client.request(method, path, json=body, headers=caller)
            assert answer.status_code == 403, (method, path, answer.text)


async def test_an_admin_of_one_camera_changes_their_own_password_and_not_their_rights(
    guarded: Settings, database: Database
) -> None:
    account(database, "kim", Role.ADMIN, ("door",))

    async def log_in(client: Client, password: str) -> int:
        return (await client.post("/api/login", json={"name": "kim", "password": password})).status_code

    async with client_of(guarded) as client:
        assert await log_in(client, PASSWORD) == 200
        more = {"password": PASSWORD, **rights(Role.ADMIN, None)}
        assert (await client.put("/api/accounts/kim", json=more)).status_code == 403
        same = {"password": "another long sentence", **rights(Role.ADMIN, ("door",))}
        assert (await client.put("/api/accounts/kim", json=same)).status_code == 204
        assert await log_in(client, PASSWORD) == 401
        assert await log_in(client, "another long sentence") == 200


async def test_what_tells_of_every_camera_is_not_for_those_who_see_some(
    guarded: Settings, database: Database
) -> None:
    some, everything = add_key(database, Role.ADMIN, ("door",)), add_key(database, Role.ADMIN)

    async with client_of(guarded) as client:
        for path in ("/api/audit", "/api/metrics"):
            assert (await client.get(path, headers=bearer(some))).status_code == 403, path
            assert (await client.get(path, headers=bearer(everything))).status_code == 200, path


async def test_a_sample_made_by_somebody_with_one_camera_is_theirs_to_see(
    guarded: Settings, database: Database
) -> None:
    with database.transaction() as stores:
        stores.access.know_cameras(["door", "yard"])
    mine, others = (bearer(add_key(database, Role.OPERATOR, (name,))) for name in ("door", "yard"))
    nothing = bearer(add_key(database, Role.OPERATOR, ()))

    async with client_of(guarded) as client:
        assert (await client.post("/api/sample", headers=nothing)).status_code == 403
        made = await client.post("/api/sample", headers=mine, timeout=300)
        (listed,) = (await client.get("/db/videos", headers=mine)).json()
        assert (listed["video_id"], listed["camera"]) == (made.json()["video_id"], "door")
        again = await client.post("/api/sample", headers=mine)
        assert again.json() == made.json()
        refused = await client.post("/api/sample", headers=others)
        assert (refused.status_code, "not yours" in refused.json()["error"]) == (409, True)
