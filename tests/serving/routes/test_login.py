"""Logins: a cookie that is renewed and ends, and guesses that are counted."""

from datetime import UTC, datetime, timedelta

from domain.access import Role
from resources.db.access.accounts import RENEW_AFTER
from resources.db.access.tables import login
from resources.db.engine import Database
from resources.settings import Settings
from tests.support.api import (
    PASSWORD,
    add_account,
    audited_actions,
    client_of,
)


async def test_a_login_is_a_cookie_that_is_renewed_and_ends(guarded: Settings, database: Database) -> None:
    add_account(database, "주인", Role.ADMIN)

    async with client_of(guarded) as client:
        wrong = await client.post("/api/login", json={"name": "주인", "password": "guess"})
        unknown = await client.post("/api/login", json={"name": "nobody", "password": "guess"})
        assert (wrong.status_code, unknown.status_code) == (401, 401)
        assert wrong.json()["error"] == unknown.json()["error"], "which names exist is not told"
        opened = await client.post("/api/login", json={"name": "주인", "password": PASSWORD})
        assert opened.json() == {"name": "주인", "role": "admin", "cameras": None, "auth": True}
        cookie = opened.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        first = client.cookies["sentinel_login"]
        assert (await client.get("/db/videos")).status_code == 200
        assert "set-cookie" not in (await client.get("/api/login")).headers
        with database.transaction() as stores:
            past = datetime.now(UTC) - RENEW_AFTER - timedelta(minutes=1)
            stores.connection.execute(login.update().values(renewed_at=past))
        await client.get("/api/login")
        second = client.cookies["sentinel_login"]
        assert second != first
        old = await client.get("/db/videos", headers={"Cookie": f"sentinel_login={first}"})
        assert old.status_code == 200, "what is on its way with the old cookie still arrives"
        assert (await client.delete("/api/login")).status_code == 204
        gone = await client.get("/db/videos", headers={"Cookie": f"sentinel_login={second}"})
        assert gone.status_code == 401
    with database.transaction() as stores:
        kept = stores.connection.exec_driver_sql("select token_sha256 from login").scalars().all()
    assert all(len(each) == 64 for each in kept), "tokens themselves are not stored"
    assert [each[1] for each in audited_actions(database)] == ["login_refused", "login_refused", "login"]


async def test_logins_cannot_be_tried_for_ever(guarded: Settings, database: Database) -> None:
    add_account(database, "owner", Role.VIEWER)

    async with client_of(guarded) as client:
        tries = [await client.post("/api/login", json={"name": "owner", "password": "x"}) for _ in range(7)]
        assert [each.status_code for each in tries] == [401] * 5 + [429] * 2
        assert int(tries[-1].headers["retry-after"]) > 0
        right = await client.post("/api/login", json={"name": "owner", "password": PASSWORD})
        assert right.status_code == 429
