"""`sentinel cameras` against a real API: shown, set, exported and taken in again."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from pipelines.cli.main import cli
from resources import settings as settings_module
from resources.db.engine import Database
from resources.embedded_postgres import EmbeddedPostgres
from resources.errors import SetupError
from tests.support.api import add_analysed_video, set_camera
from tests.support.running_api import RunningApi

PLACES: dict[str, list[dict[str, Any]]] = {
    "zones": [{"name": "counter", "use": "counter", "corners": [[0.1, 0.5], [0.4, 0.5], [0.4, 0.9]]}],
    "lines": [{"name": "step", "start": [0.6, 0.8], "end": [0.9, 0.8]}],
}


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory, postgres: EmbeddedPostgres) -> Iterator[RunningApi]:
    """A server with one recording of the camera `door`."""
    with RunningApi.on_new_database(tmp_path_factory.mktemp("api"), postgres) as running:
        database = Database.at(running.database_url)
        set_camera(database, add_analysed_video(database), "door")
        database.engine.dispose()
        yield running


@pytest.fixture(autouse=True)
def told_where(api: RunningApi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SENTINEL_PORT", str(api.port))
    settings_module.settings.cache_clear()


def cameras(*arguments: str, answer: str = "") -> str:
    done = CliRunner().invoke(cli, ["cameras", *arguments], input=answer)
    if isinstance(done.exception, Exception):
        raise done.exception
    return done.stdout


def written(path: Path, value: object) -> str:
    path.write_text(json.dumps(value))
    return str(path)


def test_a_camera_is_set_and_shown_with_its_history() -> None:
    assert "door: UTC, as configured; 0 zones, 0 lines; 1 recordings; version 0" in cameras("list")
    told = cameras(
        *("set", "door", "--site", "1호점", "--time-zone", "Asia/Seoul", "--clock-offset", "-300"),
        *("--quiet", "22:00-06:00", "--quiet", "12:00-13:00"),
    )
    assert told == (
        "door (1호점): Asia/Seoul, clock -300 s, quiet 22:00-06:00, quiet 12:00-13:00; 0 zones, 0 lines; "
        "1 recordings; version 1\n"
    )
    assert "Asia/Seoul; 0 zones" in cameras("set", "door", "--quiet", "none", "--clock-offset", "0")
    assert cameras("show", "door", "--history").splitlines()[-1].startswith("version 1, ")
    assert json.loads(cameras("show", "door", "--version", "1", "--json"))["clock_offset_s"] == -300


def test_zones_are_kept_after_the_number_was_shown_and_asked_about(tmp_path: Path) -> None:
    told = cameras("zones", "door", written(tmp_path / "places.json", PLACES), answer="n\n")
    assert "door: changes events of 1 recording, less than a minute; no frame is decoded." in told
    assert "Make them again? [y/N]: n" in told
    assert "1 zones, 1 lines" in told
    assert "`sentinel backfill --because places` makes them again" in told
    shown = cameras("show", "door")
    assert "zone counter (counter): (0.1, 0.5) (0.4, 0.5) (0.4, 0.9)" in shown
    assert "line step: (0.6, 0.8) to (0.9, 0.8)" in shown
    with pytest.raises(SetupError, match="Dagster does not answer"):
        cameras(
            "zones",
            "door",
            written(tmp_path / "none.json", {"zones": [{**PLACES["zones"][0], "name": "till"}]}),
            "--backfill",
        )


def test_what_was_exported_can_be_taken_in_again(tmp_path: Path) -> None:
    exported = cameras("list", "--json")
    document = json.loads(exported)
    document[0]["site"] = "2호점"
    new = {**document[0], "name": "yard"}
    cameras("import", written(tmp_path / "cameras.json", [*document, new]), "--no-backfill")
    after = json.loads(cameras("list", "--json"))
    assert [(each["name"], each["site"]) for each in after] == [("door", "2호점"), ("yard", "2호점")]
    bad = {**new, "name": "gate", "time_zone": "Mars"}
    with pytest.raises(SetupError, match="'Mars' is not a time zone"):
        cameras("import", written(tmp_path / "bad.json", [{**document[0], "site": ""}, bad]))
    assert json.loads(cameras("list", "--json")) == after, "none of it was kept"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("show", "nowhere"), "camera nowhere not found"),
        (("show", "door", "--version", "99"), "camera door has no version 99"),
        (("set", "door", "--quiet", "9-10"), "--quiet '9-10' is no range of time"),
        (("set", "door", "--time-zone", "Asia/Soul"), "'Asia/Soul' is not a time zone"),
        (("zones", "door", "nothing.json"), "nothing.json cannot be read: No such file"),
        (("zones", "door", "{text}"), "is not JSON"),
        (("zones", "door", "{list}"), "has neither zones nor lines"),
        (("import", "{list}"), "'1' is no camera"),
        (("import", "{odd}"), "camera 'door': zones.0.corners: Field required"),
    ],
)
def test_what_is_wrong_is_said_in_words(tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    (tmp_path / "text").write_text("zones: []")
    (tmp_path / "list").write_text("[1]")
    (tmp_path / "odd").write_text('{"name": "door", "zones": [{"name": "a"}]}')
    files = {name: str(tmp_path / name) for name in ("text", "list", "odd")}
    with pytest.raises(SetupError) as refused:
        cameras(*(each.format(**files) for each in arguments))
    assert words in str(refused.value)
