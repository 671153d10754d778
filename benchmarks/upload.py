"""How much memory the server takes while a file of 5 GiB arrives, in one piece and in many.

Starts `sentinel serve` on a database of its own, and sends bytes that are made on the way. Prints as its
last line one JSON object:

    gib                     size of the file
    whole_growth_mb         peak memory of the server over what it had before, one signed PUT
    pieces_growth_mb        the same, sent in pieces of 64 MiB over the resumable protocol
    whole_mb_s, pieces_mb_s speed, disk and digest included
    met                     both growths are below 64 MB

Usage: python -m benchmarks.upload [GIB]
"""

import json
import sys
import tempfile
import threading
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import psutil

from benchmarks.load.rows import Size
from benchmarks.load.server import Server, serve_rows
from domain.access import Role
from resources.db.engine import Database

MIB = 1024 * 1024
"""Bytes of a mebibyte."""
PIECE_BYTES = 64 * MIB
"""Bytes of a piece of the resumable upload."""
HEAD = b"\0\0\0\x20ftypisom"
"""First bytes of an MP4 file, without which an upload is refused."""
MAX_GROWTH_MB = 64.0
"""Memory growth of the server in MB, at most: it must not depend on the size of the file."""
SAMPLE_S = 0.02
"""Seconds between two measurements of memory."""


def main() -> None:
    gib = float(sys.argv[1]) if len(sys.argv) > 1 else 5.0
    size = int(gib * 1024) * MIB
    with tempfile.TemporaryDirectory() as name, serve_rows(Path(name), Size(1, 1, 1), workers=1) as server:
        database = Database.at(server.database_url)
        with database.transaction() as stores:
            _, key = stores.access.add_key("uploads", Role.OPERATOR, None, None)
        client = httpx.Client(base_url=server.url, headers={"Authorization": f"Bearer {key}"}, timeout=600)
        small = 8 * MIB
        send_whole(client, small)  # what is loaded on first use is not growth
        send_pieces(client, small)
        whole, whole_s = watch_memory(server, lambda: send_whole(client, size))
        pieces, pieces_s = watch_memory(server, lambda: send_pieces(client, size))
    report = {
        "gib": round(size / 2**30, 2),
        "whole_growth_mb": round(whole, 1),
        "pieces_growth_mb": round(pieces, 1),
        "whole_mb_s": round(size / MIB / whole_s),
        "pieces_mb_s": round(size / MIB / pieces_s),
        "met": max(whole, pieces) < MAX_GROWTH_MB,
    }
    print(json.dumps(report))


def watch_memory(server: Server, work: Callable[[], None]) -> tuple[float, float]:
    """Memory growth in MB, and seconds."""
    process, over = psutil.Process(server.process.pid), threading.Event()
    before = process.memory_info().rss
    peak = before

    def watch() -> None:
        nonlocal peak
        while not over.wait(SAMPLE_S):
            peak = max(peak, process.memory_info().rss)

    thread = threading.Thread(target=watch)
    thread.start()
    began = time.monotonic()
    work()
    seconds = time.monotonic() - began
    over.set()
    thread.join()
    return (peak - before) / MIB, seconds


def make_bytes(size: int, *, is_first: bool = True) -> Iterator[bytes]:
    """So many bytes of something that begins like a video."""
    block = bytes(MIB)
    if is_first:
        yield HEAD + block[len(HEAD) :]
        size -= MIB
    for _ in range(size // MIB):
        yield block


def send_whole(client: httpx.Client, size: int) -> None:
    wish = {"file_name": "large.mp4", "file_size": size, "content_type": "video/mp4"}
    address = check(client.post("/api/s3/upload/request", json=wish)).json()
    headers = {"Content-Length": str(size), "Content-Type": "video/mp4"}
    check(client.put(address["presigned_url"], content=make_bytes(size), headers=headers))


def send_pieces(client: httpx.Client, size: int) -> None:
    said = {"Upload-Length": str(size), "Upload-Metadata": f"filename {b64encode(b'large.mp4').decode()}"}
    location = check(client.post("/api/uploads", headers=said)).json()["location"]
    for offset in range(0, size, PIECE_BYTES):
        headers = {"Upload-Offset": str(offset), "Content-Type": "application/offset+octet-stream"}
        body = make_bytes(min(PIECE_BYTES, size - offset), is_first=offset == 0)
        check(client.patch(location, content=body, headers=headers))


def check(response: httpx.Response) -> httpx.Response:
    response.raise_for_status()
    return response


if __name__ == "__main__":
    main()
