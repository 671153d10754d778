"""`sentinel sql` against a real API: as a table, as CSV, as JSON, from a pipe, and refused."""

import csv
import io
import json
from collections.abc import Iterator

import pytest
from typer.testing import CliRunner

from pipelines.cli.main import cli
from resources import settings as settings_module
from resources.db.engine import Database
from resources.embedded_postgres import EmbeddedPostgres
from resources.errors import SetupError
from tests.support.api import add_analysed_video
from tests.support.running_api import RunningApi

QUERY = "select name, description, duration_s from recordings"


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory, postgres: EmbeddedPostgres) -> Iterator[RunningApi]:
    """A server with one recording."""
    with RunningApi.on_new_database(tmp_path_factory.mktemp("api"), postgres) as running:
        database = Database.at(running.database_url)
        add_analysed_video(database, 'gate, "north".mp4')
        database.engine.dispose()
        yield running


@pytest.fixture(autouse=True)
def told_where(api: RunningApi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SENTINEL_PORT", str(api.port))
    settings_module.settings.cache_clear()


def output(*words: str, typed: str | None = None) -> str:
    done = CliRunner().invoke(cli, ["sql", *words], input=typed, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_a_query_is_shown_as_a_table_as_csv_and_as_json() -> None:
    heads, row = output(QUERY).splitlines()
    assert heads.split() == ["name", "description", "duration_s"]
    assert row.startswith('gate, "north".mp4')
    assert row.endswith("60.004")
    rows = list(csv.reader(io.StringIO(output(QUERY, "--csv"))))
    assert rows == [["name", "description", "duration_s"], ['gate, "north".mp4', "", "60.004"]]
    assert json.loads(output(QUERY, "--json"))["rows"] == [['gate, "north".mp4', "", 60.004]]


def test_a_query_may_come_from_a_pipe() -> None:
    assert output("-", typed="select count(*) as n\nfrom recordings").split() == ["n", "1"]


def test_a_refused_query_says_why() -> None:
    with pytest.raises(SetupError, match="There is no view account; there are recordings"):
        output("select * from account")
