"""Accounts and keys, and the log of who did what. For admins."""

import asyncio
from datetime import datetime, timedelta
from typing import Annotated, Self

from fastapi import APIRouter, Path, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from domain.access import Cameras, Role
from resources.db.access.accounts import Account, ApiKey
from resources.db.access.audit import Action, AuditEntry
from resources.db.engine import Stores
from resources.passwords import MIN_PASSWORD, password_hash
from serving.auth import Admin, Caller, require_all_cameras
from serving.errors import ForbiddenError
from serving.paging import CursorText, Limit, one_more, parse_cursor, read_page

router = APIRouter(tags=["access"])
CameraName = Annotated[str, Field(min_length=1, max_length=100)]
AccountName = Annotated[str, Path(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f/]+$")]
KeyId = Annotated[int, Path(ge=1, le=2**31 - 1)]


class Rights(BaseModel):
    """What somebody may do. `cameras` names those whose recordings they see; null is all."""

    role: Role
    cameras: list[CameraName] | None = None

    @property
    def scope(self) -> Cameras:
        return tuple(self.cameras) if self.cameras is not None else None


class AccountRequest(Rights):
    model_config = ConfigDict(
        json_schema_extra={"example": {"role": "viewer", "cameras": ["door"], "password": "a long sentence"}}
    )
    password: str = Field(min_length=MIN_PASSWORD, max_length=500)


class AccountOut(Rights):
    name: str
    created_at: datetime

    @classmethod
    def of(cls, account: Account) -> Self:
        cameras = list(account.cameras) if account.cameras is not None else None
        return cls(name=account.name, role=account.role, cameras=cameras, created_at=account.created_at)


class KeyRequest(Rights):
    model_config = ConfigDict(
        json_schema_extra={"example": {"name": "door recorder", "role": "operator", "days": 365}}
    )
    name: str = Field(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f]+$")
    days: int | None = Field(
        default=None, ge=1, le=36500, description="Life of the key; for ever without it."
    )


class KeyOut(Rights):
    """A key; `secret` is there only in the answer that makes it."""

    key_id: int
    name: str
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None
    secret: str | None = None

    @classmethod
    def of(cls, key: ApiKey, secret: str | None = None) -> Self:
        return cls(
            key_id=key.key_id,
            name=key.name,
            role=key.role,
            cameras=list(key.cameras) if key.cameras is not None else None,
            created_at=key.created_at,
            expires_at=key.expires_at,
            revoked_at=key.revoked_at,
            secret=secret,
        )


class AuditOut(BaseModel):
    audit_id: int
    at: datetime
    actor: str
    action: Action
    subject: str
    detail: dict[str, object]
    address: str
    request_id: str

    @classmethod
    def of(cls, entry: AuditEntry) -> Self:
        return cls(
            audit_id=entry.audit_id,
            at=entry.at,
            actor=entry.actor,
            action=entry.action,
            subject=entry.subject,
            detail=dict(entry.detail),
            address=entry.address,
            request_id=entry.request_id,
        )


def refuse_more_than_own(caller: Caller, role: Role, cameras: Cameras, whose: str) -> None:
    """Nobody gives, changes or takes rights that they do not have themselves."""
    if not caller.principal.covers(role, cameras):
        own = ", ".join(caller.principal.cameras or ()) or "none"
        raise ForbiddenError(f"{whose} has rights that you do not have; your cameras are: {own}")


@router.get("/api/accounts")
async def list_accounts(caller: Admin) -> list[AccountOut]:
    """Everybody who can log in; for an admin of some cameras, those with no rights beyond them."""
    accounts = await caller.read(lambda stores: stores.access.accounts())
    return [AccountOut.of(each) for each in accounts if caller.principal.covers(each.role, each.cameras)]


@router.put("/api/accounts/{name}", status_code=204)
async def put_account(name: AccountName, body: AccountRequest, caller: Admin) -> Response:
    """Add an account, or change one; its logins end."""
    hashed = await asyncio.to_thread(password_hash, body.password)

    def work(stores: Stores) -> None:
        before = stores.access.account(name)
        if before is not None:
            refuse_more_than_own(caller, before.role, before.cameras, f"account {name}")
        refuse_more_than_own(caller, body.role, body.scope, "what you want to give")
        stores.access.put_account(name, body.role, hashed, body.scope)
        caller.note(stores, Action.EDIT, f"account {name}", role=body.role, cameras=body.cameras)

    await caller.run(work)
    return Response(status_code=204)


@router.delete("/api/accounts/{name}", status_code=204)
async def delete_account(name: AccountName, caller: Admin) -> Response:
    """Remove an account with its logins."""

    def work(stores: Stores) -> None:
        before = stores.access.account(name)
        if before is not None:
            refuse_more_than_own(caller, before.role, before.cameras, f"account {name}")
        stores.access.remove_account(name)
        caller.note(stores, Action.DELETE, f"account {name}")

    await caller.run(work)
    return Response(status_code=204)


@router.get("/api/keys")
async def list_keys(caller: Admin) -> list[KeyOut]:
    """Every key that was made, revoked ones too; never their secrets."""
    keys = await caller.read(lambda stores: stores.access.keys())
    return [KeyOut.of(key) for key in keys if caller.principal.covers(key.role, key.cameras)]


@router.post("/api/keys", status_code=201)
async def make_key(body: KeyRequest, caller: Admin) -> KeyOut:
    """Make a key. Its secret is in this answer and nowhere else."""
    life = timedelta(days=body.days) if body.days else None
    refuse_more_than_own(caller, body.role, body.scope, "what you want to give")

    def work(stores: Stores) -> tuple[ApiKey, str]:
        key, secret = stores.access.add_key(body.name, body.role, body.scope, life)
        caller.note(stores, Action.MAKE_KEY, f"key {key.key_id}", name=body.name, role=body.role)
        return key, secret

    return KeyOut.of(*await caller.run(work))


@router.delete("/api/keys/{key_id}", status_code=204)
async def revoke_key(key_id: KeyId, caller: Admin) -> Response:
    """End a key at once."""

    def work(stores: Stores) -> None:
        held = stores.access.key(key_id)
        refuse_more_than_own(caller, held.role, held.cameras, f"key {key_id}")
        stores.access.revoke_key(key_id)
        caller.note(stores, Action.REVOKE_KEY, f"key {key_id}")

    await caller.run(work)
    return Response(status_code=204)


@router.get("/api/audit")
async def read_audit(
    caller: Admin, request: Request, response: Response, limit: Limit = 100, cursor: CursorText = None
) -> list[AuditOut]:
    """Who looked at, exported, changed or deleted what; newest first, a hundred at a time.

    It covers every camera: not for admins who are limited to some.
    """
    require_all_cameras(caller)
    place = parse_cursor(cursor, int)
    most = one_more(limit) or 1
    entries = await caller.read(lambda stores: stores.audit.newest(most, int(place[0]) if place else None))
    shown = read_page(entries, limit, request, response, lambda each: [each.audit_id])
    return [AuditOut.of(entry) for entry in shown]
