"""`sentinel database roles`, as it is typed."""

import pytest
from typer.testing import CliRunner

from pipelines.cli.main import cli
from resources import settings as settings_module


def test_the_roles_are_listed_with_what_they_may_do(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    settings_module.settings.cache_clear()
    first, second = (CliRunner().invoke(cli, ["database", "roles"]) for _ in range(2))
    assert first.exit_code == 0, first.output
    assert first.output == second.output
    assert "sentinel_reader    insert on table public.audit_log\n" in first.output
    assert (
        "sentinel_writer    select, insert, update, delete on all tables in schema public\n" in first.output
    )
