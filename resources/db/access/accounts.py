"""Accounts, API keys, logins, and the number of tries to log in."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from domain.access import Cameras, Principal, Role
from resources.db.access.audit import Action
from resources.db.access.tables import account, api_key, attempt, audit_log, login
from resources.db.tables import camera
from resources.errors import NotFoundError, SentinelError
from resources.passwords import KEY_PREFIX, new_token, token_digest

LOGIN_LIFE = timedelta(days=14)
"""Without a visit in this time, a login ends."""
RENEW_AFTER = timedelta(hours=1)
"""A login that is used after this time gets a new token."""
GRACE = timedelta(minutes=1)
"""For this long a replaced token stays valid, for requests of the page that were sent before."""
FAMILY_BYTES = 8
"""Random bytes in the name of a login, which is no secret; it only has to be unique."""
LOGIN_GRANT, KEY_GRANT = "l", "k"
"""First letter of what names a login or a key (`Principal.grant`)."""


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key as lists show it; its secret is never stored."""

    key_id: int
    name: str
    role: Role
    cameras: Cameras
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class Account:
    name: str
    role: Role
    cameras: Cameras
    created_at: datetime


@dataclass(frozen=True, slots=True)
class AccessStore:
    connection: sa.Connection

    def put_account(self, name: str, role: Role, password_hash: str, cameras: Cameras) -> None:
        """Add an account, or change one; a change ends its logins."""
        values = {"role": role, "password_hash": password_hash, "cameras": account_rows(cameras)}
        self.know_cameras(cameras or ())
        statement = insert(account).values(name=name, **values)
        self.connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_=values))
        self.connection.execute(sa.delete(login).where(login.c.account == name))

    def accounts(self) -> tuple[Account, ...]:
        rows = self.connection.execute(sa.select(account).order_by(account.c.name))
        return tuple(to_account(row) for row in rows)

    def account(self, name: str) -> Account | None:
        """One account, held until the end of the transaction, or None."""
        row = self.connection.execute(
            sa.select(account).where(account.c.name == name).with_for_update()
        ).one_or_none()
        return to_account(row) if row is not None else None

    def remove_account(self, name: str) -> None:
        if self.connection.execute(sa.delete(account).where(account.c.name == name)).rowcount == 0:
            raise NotFoundError(f"account {name} not found")

    def hash_of(self, name: str) -> str | None:
        """The stored password of an account, or None."""
        found: str | None = self.connection.scalar(
            sa.select(account.c.password_hash).where(account.c.name == name)
        )
        return found

    def open_login(self, name: str, family: str | None = None) -> str:
        """A new login of an account, or the next token of one; returns the token. Old ones are removed."""
        now, token = datetime.now(UTC), new_token()
        self.connection.execute(sa.delete(login).where(login.c.expires_at < now))
        row = {
            "token_sha256": token_digest(token),
            "account": name,
            "expires_at": now + LOGIN_LIFE,
            "family": family or secrets.token_hex(FAMILY_BYTES),
        }
        self.connection.execute(sa.insert(login).values(row))
        return token

    def renewed(self, token: str) -> str | None:
        """A new token in place of one that was used for a while; None when it is still fresh."""
        now = datetime.now(UTC)
        old = self.connection.execute(
            sa.update(login)
            .where(
                login.c.token_sha256 == token_digest(token),
                login.c.renewed_at < now - RENEW_AFTER,
                login.c.expires_at > now + GRACE,
            )
            .values(expires_at=now + GRACE)
            .returning(login.c.account, login.c.family)
        ).one_or_none()
        return self.open_login(old.account, old.family) if old is not None else None

    def close_login(self, token: str) -> None:
        """End a login with all its tokens, the replaced ones too."""
        is_it = login.c.token_sha256 == token_digest(token)
        family = sa.select(login.c.family).where(is_it).scalar_subquery()
        self.connection.execute(sa.delete(login).where(is_it | (login.c.family == family)))

    def logged_in(self, token: str) -> Principal | None:
        """Whose login a token is."""
        return self._login(login.c.token_sha256 == token_digest(token))

    def holder(self, grant: str) -> Principal | None:
        """Who holds the login or key that something was given to; None when it has ended."""
        if grant.startswith(KEY_GRANT) and grant[1:].isdecimal():
            return self._key(api_key.c.key_id == sa.literal(int(grant[1:]), sa.BigInteger))
        return self._login(login.c.family == grant.removeprefix(LOGIN_GRANT))

    def _login(self, condition: sa.ColumnElement[bool]) -> Principal | None:
        query = (
            sa.select(account, login.c.expires_at, login.c.family)
            .join(login, login.c.account == account.c.name)
            .where(condition, login.c.expires_at > sa.func.now())
            .order_by(login.c.expires_at.desc())
            .limit(1)
        )
        row = self.connection.execute(query).one_or_none()
        return principal(row.name, row, f"{LOGIN_GRANT}{row.family}") if row is not None else None

    def add_key(self, name: str, role: Role, cameras: Cameras, life: timedelta | None) -> tuple[ApiKey, str]:
        """A new key and its secret, which is shown this once."""
        secret = new_token(KEY_PREFIX)
        self.know_cameras(cameras or ())
        row = self.connection.execute(
            sa.insert(api_key)
            .values(
                name=name,
                role=role,
                cameras=account_rows(cameras),
                secret_sha256=token_digest(secret),
                expires_at=datetime.now(UTC) + life if life else None,
            )
            .returning(api_key)
        ).one()
        return to_api_key(row), secret

    def keys(self) -> tuple[ApiKey, ...]:
        rows = self.connection.execute(sa.select(api_key).order_by(api_key.c.key_id))
        return tuple(to_api_key(row) for row in rows)

    def key(self, key_id: int) -> ApiKey:
        """One key, revoked or not; raises `NotFoundError`."""
        row = self.connection.execute(sa.select(api_key).where(api_key.c.key_id == key_id)).one_or_none()
        if row is None:
            raise NotFoundError(f"key {key_id} not found")
        return to_api_key(row)

    def revoke_key(self, key_id: int) -> None:
        """End a key at once; its row stays, so that the audit log can be read."""
        gone = (
            sa.update(api_key)
            .where(api_key.c.key_id == key_id, api_key.c.revoked_at.is_(None))
            .values(revoked_at=sa.func.now())
        )
        if self.connection.execute(gone).rowcount == 0:
            raise NotFoundError(f"key {key_id} not found")

    def keyed(self, secret: str) -> Principal | None:
        """Whose key a secret is."""
        return self._key(api_key.c.secret_sha256 == token_digest(secret))

    def _key(self, condition: sa.ColumnElement[bool]) -> Principal | None:
        query = sa.select(api_key).where(
            condition,
            api_key.c.revoked_at.is_(None),
            sa.or_(api_key.c.expires_at.is_(None), api_key.c.expires_at > sa.func.now()),
        )
        row = self.connection.execute(query).one_or_none()
        if row is None:
            return None
        return principal(f"key:{row.key_id}:{row.name}", row, f"{KEY_GRANT}{row.key_id}")

    def know_cameras(self, names: Sequence[str]) -> None:
        """Add cameras that are named for the first time."""
        for name in names:
            check_camera_name(name)
        if names:
            rows = [{"name": name} for name in names]
            self.connection.execute(insert(camera).values(rows).on_conflict_do_nothing())

    def count_attempt(self, subject: str, window: timedelta) -> int:
        """Count one try of somebody; returns how many there were in this window of time, with this one.

        In the database, so that all workers count together.
        """
        start = window_start(window)
        self.connection.execute(sa.delete(attempt).where(attempt.c.window_start < start - window))
        statement = insert(attempt).values(subject=subject, window_start=start, number=1)
        again = statement.on_conflict_do_update(
            index_elements=["subject", "window_start"], set_={"number": attempt.c.number + 1}
        )
        return int(self.connection.scalar(again.returning(attempt.c.number)) or 0)

    def take_back_attempt(self, subject: str, window: timedelta) -> None:
        """Count one try less, because it was not a stranger's."""
        is_it = (attempt.c.subject == subject) & (attempt.c.window_start == window_start(window))
        self.connection.execute(
            sa.update(attempt).where(is_it, attempt.c.number > 0).values(number=attempt.c.number - 1)
        )

    def was_here(self, name: str, address: str, since: timedelta) -> bool:
        """Whether an account was logged in to from an address before."""
        query = sa.select(audit_log.c.audit_id).where(
            audit_log.c.at > datetime.now(UTC) - since,
            audit_log.c.actor == name,
            audit_log.c.address == address,
            audit_log.c.action == Action.LOGIN.value,
        )
        return self.connection.scalar(query.limit(1)) is not None


def window_start(window: timedelta) -> datetime:
    """When the present window of a length began; all workers have the same ones."""
    now = datetime.now(UTC).timestamp()
    return datetime.fromtimestamp(now - now % window.total_seconds(), UTC)


def check_camera_name(name: str) -> None:
    if not name.strip() or name != name.strip() or len(name) > 100 or any(ord(sign) < 32 for sign in name):
        raise SentinelError(f"{name!r} cannot be the name of a camera; use 1 to 100 visible characters")


def account_rows(cameras: Cameras) -> list[str] | None:
    return list(cameras) if cameras is not None else None


def camera_scope(row: Any) -> Cameras:  # noqa: ANN401 - a row with cameras
    return tuple(row.cameras) if row.cameras is not None else None


def principal(name: str, row: Any, grant: str) -> Principal:  # noqa: ANN401 - a row of a login or key
    return Principal(name, Role(row.role), camera_scope(row), row.expires_at, grant)


def to_account(row: Any) -> Account:  # noqa: ANN401 - a row of `account`
    return Account(row.name, Role(row.role), camera_scope(row), row.created_at)


def to_api_key(row: Any) -> ApiKey:  # noqa: ANN401 - a row of `api_key`
    return ApiKey(
        row.key_id,
        row.name,
        Role(row.role),
        camera_scope(row),
        row.created_at,
        row.expires_at,
        row.revoked_at,
    )
