"""Uploads continue after a break, and what goes wrong is said in words."""

import socket
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from pipelines.cli import api_client
from pipelines.cli.api_client import Client, read
from resources.errors import SetupError
from serving.schemas import ProgressOut
from tests.support.running_api import RunningApi


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
        assert (video.video_id, video.file_size) == (confirmed.video_id, path.stat().st_size)
        (stored,) = (tmp_path / "objects" / "videos").rglob("*.mp4")
        assert stored.read_bytes() == path.read_bytes()


def test_errors_are_the_servers_own_words() -> None:
    with pytest.raises(SetupError, match="make up"):
        Client("http://127.0.0.1:1").videos()


def test_an_answer_of_another_version_is_said_to_be_one() -> None:
    with pytest.raises(SetupError, match="another version"):
        read(ProgressOut, {"video_id": 1, "percent": 5})
