"""Logins of a database whose connections have a token each, instead of one password."""

import asyncio
from typing import Any

import sqlalchemy as sa
from sqlalchemy.util import await_only

from resources.db.connecting import ConnectionRules


def give_tokens(engine: sa.Engine, url: str, rules: ConnectionRules, *, is_async: bool = False) -> None:
    """From now on each new connection of an engine logs in with a token of its own, where that is asked for.

    Signing may fetch credentials over the network, which an event loop must not wait for.
    """

    def put_token(_dialect: object, _record: object, _args: object, options: dict[str, Any]) -> None:
        options["password"] = (
            await_only(asyncio.to_thread(rules.password, url)) if is_async else rules.password(url)
        )

    if rules.iam:
        sa.event.listen(engine, "do_connect", put_token)
