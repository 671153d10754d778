"""Accounts and keys from the command line, straight in the database: how the first one comes to be."""

import sys
from datetime import timedelta

import typer

from domain.access import Cameras, Role
from pipelines.cli.doctor import check_connection
from resources.db.access.accounts import ApiKey
from resources.db.access.audit import Action, AuditEntry
from resources.db.engine import Stores
from resources.errors import SetupError
from resources.passwords import MIN_PASSWORD, password_hash
from resources.settings import Settings


def put_user(settings: Settings, name: str, role: Role, cameras: Cameras) -> str:
    """Add or change an account; asks for its password, or reads it from a pipe."""
    hashed = password_hash(ask_password())
    with check_connection(settings).transaction() as stores:
        stores.access.put_account(name, role, hashed, cameras)
        write_audit(stores, Action.EDIT, f"account {name}", role=role)
    return f"{name} may log in as {role}{format_date(cameras)}"


def remove_user(settings: Settings, name: str) -> str:
    with check_connection(settings).transaction() as stores:
        stores.access.remove_account(name)
        write_audit(stores, Action.DELETE, f"account {name}")
    return f"{name} is removed, and logged out everywhere"


def make_key(settings: Settings, name: str, role: Role, cameras: Cameras, days: int | None) -> str:
    with check_connection(settings).transaction() as stores:
        life = timedelta(days=days) if days else None
        key, secret = stores.access.add_key(name, role, cameras, life)
        write_audit(stores, Action.MAKE_KEY, f"key {key.key_id}", name=name, role=role)
    return f"Key {key.key_id} for {name}, {role}{format_date(cameras)}. It is shown this once:\n{secret}"


def revoke_key(settings: Settings, key_id: int) -> str:
    with check_connection(settings).transaction() as stores:
        stores.access.revoke_key(key_id)
        write_audit(stores, Action.REVOKE_KEY, f"key {key_id}")
    return f"Key {key_id} is revoked"


def format_row(settings: Settings) -> list[str]:
    """Every account and key, one line each."""
    with check_connection(settings).transaction() as stores:
        accounts, keys = stores.access.accounts(), stores.access.keys()
    lines = [f"account  {each.name}: {each.role}{format_date(each.cameras)}" for each in accounts]
    for key in keys:
        lines.append(f"key {key.key_id:4}  {key.name}: {key.role}{format_date(key.cameras)}{key_state(key)}")
    return lines or ["Nobody has an account or a key yet: sentinel user NAME --role admin"]


def key_state(key: ApiKey) -> str:
    if key.revoked_at:
        return ", revoked"
    return f", until {key.expires_at:%Y-%m-%d}" if key.expires_at else ""


def format_date(cameras: Cameras) -> str:
    return f" on {', '.join(cameras)}" if cameras is not None else ""


def write_audit(stores: Stores, action: Action, subject: str, **detail: object) -> None:
    stores.audit.add(AuditEntry("command line", action, subject, "local", "-", detail))


def ask_password() -> str:
    if sys.stdin.isatty():
        password: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    else:
        password = sys.stdin.readline().rstrip("\n")
    if len(password) < MIN_PASSWORD:
        raise SetupError(f"The password has {len(password)} characters; {MIN_PASSWORD} are the least")
    return password
