"""Accounts and keys from the command line, as somebody who sets the system up types them."""

import pytest
from typer.testing import CliRunner

from pipelines.cli.main import cli
from resources import settings as settings_module
from resources.db.engine import Database
from resources.db.migrate import newest_revision
from resources.errors import SetupError


@pytest.fixture
def run(database: Database, database_url: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DATABASE_URL", database_url)
    settings_module.settings.cache_clear()

    def command(*words: str, typed: str = "") -> str:
        result = CliRunner().invoke(cli, words, input=typed)
        if result.exception is not None:
            raise result.exception
        return result.output

    return command


def test_accounts_are_added_listed_and_removed(run, database: Database) -> None:
    assert "sentinel user" in run("access")
    assert "admin" in run("user", "주인", "--role", "admin", typed="a long sentence\n")
    run("user", "guard", "--camera", "door", "--camera", "till", typed="another sentence\n")
    listed = run("access")
    assert "주인: admin" in listed
    assert "guard: viewer on door, till" in listed
    with pytest.raises(SetupError, match="characters"):
        run("user", "weak", typed="short\n")
    run("user", "guard", "--remove")
    assert "guard" not in run("access")
    with database.transaction() as stores:
        done = [(each.actor, each.action, each.subject) for each in stores.audit.newest(9)]
    assert done[0] == ("command line", "delete", "account guard")


def test_keys_are_shown_once_and_revoked(run, database: Database) -> None:
    shown = run("key", "recorder", "--days", "30")
    secret = shown.strip().splitlines()[-1]
    assert secret.startswith("ds_")
    assert secret not in run("access")
    assert "recorder: operator, until" in run("access")
    run("key", "1", "--revoke")
    assert "revoked" in run("access")
    with pytest.raises(SetupError, match="number"):
        run("key", "recorder", "--revoke")
    with database.transaction() as stores:
        assert stores.access.keyed(secret) is None


def test_migrating_alone_says_where_the_schema_is(run) -> None:
    assert f"schema is at {newest_revision()}" in run("migrate")
