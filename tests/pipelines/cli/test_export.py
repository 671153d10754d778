"""`sentinel export` against a running API."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import av
import pytest

from pipelines.cli.api_client import Client
from pipelines.cli.export import export
from resources.db.engine import Database
from resources.embedded_postgres import EmbeddedPostgres
from resources.errors import SetupError
from resources.settings import Settings
from resources.storage.opening import object_store
from tests.support.incidents import add_incidents
from tests.support.recordings import clip
from tests.support.running_api import RunningApi


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, postgres: EmbeddedPostgres) -> Iterator[Client]:
    """A client of an API with one recording of twelve seconds, number 1."""
    folder = tmp_path_factory.mktemp("api")
    with RunningApi.on_new_database(folder, postgres) as api:
        settings = Settings(state_dir=folder, database_url=api.database_url, _env_file=None)
        database = Database.at(api.database_url)
        add_incidents(clip(folder / "gate 1.mp4", frames=120), database, object_store(settings))
        database.engine.dispose()
        yield Client(api.url)


def test_a_package_is_saved_under_a_telling_name(running: Client, tmp_path: Path) -> None:
    said: list[str] = []
    path = export(running, 1, ("0:02", "6.5"), tmp_path, said.append)
    assert path == tmp_path / "gate_1_00-02_00-06.zip"
    with zipfile.ZipFile(path) as packed:
        assert {"gate_1_00-02_00-06.mp4", "evidence.json", "SHA256SUMS"} <= set(packed.namelist())
    assert said[-2] == "Cutting video 1: 100 %"
    assert "2.000 to 6.500 s, copied as recorded; SHA-256 of the clip" in said[-1]
    assert list(tmp_path.iterdir()) == [path]


def test_a_clip_alone_begins_at_the_very_second_when_that_is_asked_for(
    running: Client, tmp_path: Path
) -> None:
    path = export(running, 1, ("2.5", "4"), tmp_path / "out.mp4", lambda _: None, is_exact=True)
    with av.open(str(path)) as container:
        assert sum(1 for _ in container.decode(video=0)) == 15


@pytest.mark.parametrize(
    ("stretch", "name", "told"),
    [
        (("4", "2"), "", "must come before"),
        (("soon", "2"), "", "'soon' is no position in a recording; write seconds, or 12:34"),
        (("1", "2"), "out.avi", "ends in neither .zip nor .mp4"),
        (("1", "2"), "there.zip", "is there already"),
        (("1", "2"), "none/out.zip", "make it first"),
    ],
)
def test_what_cannot_be_saved_is_said_and_leaves_no_file(
    running: Client, tmp_path: Path, stretch: tuple[str, str], name: str, told: str
) -> None:
    (tmp_path / "there.zip").write_bytes(b"mine")
    with pytest.raises(SetupError, match=told):
        export(running, 1, stretch, tmp_path / name, lambda _: None)
    assert [each.name for each in tmp_path.iterdir()] == ["there.zip"]
    assert (tmp_path / "there.zip").read_bytes() == b"mine"


def test_an_unknown_recording_is_said(running: Client, tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="video 99 not found"):
        export(running, 99, ("1", "2"), tmp_path, lambda _: None)
