"""Guessing passwords: slow for whoever guesses, and in nobody else's way."""

import asyncio

import httpx

from domain.access import Role
from resources.db.engine import Database
from resources.settings import Settings
from serving.app import create_app
from tests.support.api import PASSWORD, add_account

LIMIT = 5


class Door:
    """Tries to log in, from whatever address."""

    def __init__(self, settings: Settings) -> None:
        self.app = create_app(settings, settings.database_url or "")

    async def knock(self, name: str, password: str, address: str) -> int:
        transport = httpx.ASGITransport(self.app, client=(address, 4711))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
            body = {"name": name, "password": password}
            return (await client.post("/api/login", json=body)).status_code


def test_nobody_is_locked_out_by_guesses_from_elsewhere(guarded: Settings, database: Database) -> None:
    add_account(database, "owner", Role.ADMIN)

    async def main() -> None:
        door = Door(guarded)
        guesses = [await door.knock("owner", f"guess {number}", "203.0.113.7") for number in range(8)]
        assert guesses == [401] * LIMIT + [429] * 3
        assert await door.knock("owner", PASSWORD, "203.0.113.7") == 429, "not even the right one, from there"
        assert await door.knock("owner", PASSWORD, "198.51.100.1") == 200

    asyncio.run(main())


def test_good_logins_do_not_count(guarded: Settings, database: Database) -> None:
    add_account(database, "owner", Role.VIEWER)

    async def main() -> None:
        door = Door(guarded)
        for _ in range(3):
            good = [await door.knock("owner", PASSWORD, "203.0.113.7") for _ in range(3)]
            assert good == [200] * 3
        wrong = [await door.knock("owner", "wrong", "203.0.113.7") for _ in range(LIMIT + 1)]
        assert wrong == [401] * LIMIT + [429]

    asyncio.run(main())


def test_several_people_behind_one_address_are_not_locked_out_by_one(
    guarded: Settings, database: Database
) -> None:
    add_account(database, "kim", Role.VIEWER)
    add_account(database, "lee", Role.VIEWER)
    settings = guarded.model_copy(update={"login_attempts": 1})

    async def main() -> None:
        door, office = Door(settings), "203.0.113.7"
        assert await door.knock("kim", PASSWORD, office) == 200
        # One of them tries many names, until the address as a whole is stopped.
        tried = [await door.knock(f"name {number}", "x", office) for number in range(12)]
        assert tried[:10] == [401] * 10
        assert tried[-1] == 429
        assert await door.knock("lee", PASSWORD, office) == 429, "who never was here has to wait"
        assert await door.knock("kim", PASSWORD, office) == 200
        assert await door.knock("lee", PASSWORD, "198.51.100.1") == 200

    asyncio.run(main())


def test_many_guesses_at_once_count_as_many(guarded: Settings, database: Database) -> None:
    add_account(database, "owner", Role.VIEWER)

    async def main() -> None:
        door = Door(guarded)
        knocks = (door.knock("owner", "wrong", "203.0.113.7") for _ in range(15))
        statuses = await asyncio.gather(*knocks)
        assert sorted(statuses) == [401] * LIMIT + [429] * 10

    asyncio.run(main())


def test_a_network_of_ipv6_is_one_address(guarded: Settings, database: Database) -> None:
    add_account(database, "owner", Role.VIEWER)

    async def main() -> None:
        door = Door(guarded)
        statuses = [await door.knock("owner", "x", f"2001:db8::{number}") for number in range(1, 8)]
        assert statuses == [401] * LIMIT + [429] * 2

    asyncio.run(main())
