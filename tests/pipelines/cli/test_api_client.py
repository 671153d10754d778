"""The client's shapes are parts of those that the API describes; uploads go on after a break."""

import socket
import threading
from contextlib import suppress
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, is_typeddict

import pytest

from pipelines.cli import api_client
from pipelines.cli.api_client import Client
from resources.errors import SetupError
from resources.settings import Settings
from serving.app import create_app
from tests.support.running_api import RunningApi

JSON_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}
SHAPES = [each for each in vars(api_client).values() if is_typeddict(each)]


@pytest.fixture(scope="module")
def schemas(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    settings = Settings(state_dir=tmp_path_factory.mktemp("api"), _env_file=None)
    app: Any = create_app(settings, "postgresql://nobody@127.0.0.1:1/none")
    while not hasattr(app, "openapi"):
        app = app.app
    found: dict[str, Any] = app.openapi()["components"]["schemas"]
    return found


def kinds(shape: Any) -> set[str]:
    """The JSON types that a Python annotation allows."""
    if isinstance(shape, UnionType):
        return set().union(*(kinds(each) for each in get_args(shape)))
    if get_origin(shape) is list:
        return {"array"}
    return {shape.__name__} if is_typeddict(shape) else {JSON_TYPES[shape]}


def described(schema: dict[str, Any]) -> set[str]:
    if "anyOf" in schema:
        return set().union(*(described(each) for each in schema["anyOf"]))
    return {schema["$ref"].rsplit("/", 1)[-1]} if "$ref" in schema else {schema["type"]}


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_each_shape_is_part_of_what_the_api_describes(shape: Any, schemas: dict[str, Any]) -> None:
    properties = schemas[shape.__name__]["properties"]
    for name, annotation in shape.__annotations__.items():
        assert kinds(annotation) == described(properties[name]), name


class Breaking:
    """Hands a connection on to the API, and cuts the first one in the middle."""

    def __init__(self, port: int, cut_after: int) -> None:
        self.target, self.left = port, cut_after
        self.cuts = 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self) -> None:
        while True:
            try:
                inside, _ = self.listener.accept()
            except OSError:
                return
            outside = socket.create_connection(("127.0.0.1", self.target))
            threading.Thread(target=self.pump, args=(inside, outside, True), daemon=True).start()
            threading.Thread(target=self.pump, args=(outside, inside, False), daemon=True).start()

    def pump(self, source: socket.socket, sink: socket.socket, is_upload: bool) -> None:
        try:
            while data := source.recv(65536):
                sink.sendall(data)
                self.left -= len(data) if is_upload else 0
                if is_upload and self.left < 0 and not self.cuts:
                    self.cuts += 1
                    return
        except OSError:
            pass
        finally:
            for each in (source, sink):
                with suppress(OSError):
                    each.shutdown(socket.SHUT_RDWR)
                each.close()


def test_an_upload_goes_on_where_the_connection_broke(
    tmp_path: Path, postgres: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api_client, "PIECE_BYTES", 4 * 1024 * 1024)
    path = tmp_path / "large.mp4"
    path.write_bytes(b"\0\0\0\x20ftypisom" + bytes(range(256)) * 4096 * 12)
    with RunningApi.on_new_database(tmp_path, postgres) as api:
        line = Breaking(api.port, cut_after=6_000_000)
        shares: list[float] = []
        confirmed = Client(f"http://127.0.0.1:{line.port}").upload(path, shares.append)
        line.listener.close()
        assert line.cuts == 1
        assert shares[-1] == 1.0
        (video,) = Client(api.url).videos()
        assert (video["video_id"], video["file_size"]) == (confirmed["video_id"], path.stat().st_size)
        (stored,) = (tmp_path / "objects" / "videos").rglob("*.mp4")
        assert stored.read_bytes() == path.read_bytes()


def test_errors_are_the_servers_own_words() -> None:
    with pytest.raises(SetupError, match="make up"):
        Client("http://127.0.0.1:1").videos()
