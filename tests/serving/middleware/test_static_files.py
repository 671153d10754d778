"""The page's own files: short, asked for again, never mixed, and nothing from another server."""

import gzip
import re
from pathlib import Path

import brotli
import pytest

from resources.settings import PROJECT_DIR
from tests.support.api import (
    Client,
)

SCRIPT = PROJECT_DIR / "serving" / "web" / "js" / "main.js"
FOREIGN = re.compile(r"""(?:src|href|from|import|url)\s*[=(]?\s*["'(](?:https?:)?//""")


async def test_scripts_and_styles_come_compressed_and_whole(client: Client) -> None:
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress}

    for path in ("/js/main.js", "/style.css", "/"):
        plain = (await client.get(path, headers={"Accept-Encoding": "identity"})).content
        for encoding in ("br", "gzip"):
            async with client.stream("GET", path, headers={"Accept-Encoding": encoding}) as answer:
                packed = b"".join([piece async for piece in answer.aiter_raw()])
                assert answer.headers["content-encoding"] == encoding, path
                assert "Accept-Encoding" in answer.headers["vary"]
                assert len(packed) == int(answer.headers["content-length"]) < 0.7 * len(plain)
                assert unpack[encoding](packed) == plain


async def test_browsers_ask_each_time_and_get_it_again_only_when_it_changed(client: Client) -> None:
    first = await client.get("/js/main.js")
    assert first.headers["cache-control"] == "no-cache"
    again = await client.get("/js/main.js", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["cache-control"] == "no-cache"
    other = await client.get("/js/main.js", headers={"If-None-Match": 'W/"of an older version"'})
    assert (other.status_code, other.text) == (200, SCRIPT.read_text())


async def test_the_page_of_the_api_needs_no_other_server(client: Client) -> None:
    docs = await client.get("/api/docs/")
    assert docs.status_code == 200
    assert "default-src 'self'" in docs.headers["content-security-policy"]
    assert "/js/docs.js" in docs.text
    assert (await client.get("/redoc")).status_code == 404
    assert (await client.get("/docs")).status_code == 404
    version = re.search(r'^version = "(.+)"$', (PROJECT_DIR / "pyproject.toml").read_text(), re.MULTILINE)
    assert version
    assert (await client.get("/api/openapi.json")).json()["info"]["version"] == version[1]


@pytest.mark.parametrize("path", sorted((PROJECT_DIR / "serving" / "web").rglob("*.*")), ids=lambda p: p.name)
def test_no_file_of_the_page_loads_anything_from_elsewhere(path: Path) -> None:
    assert not FOREIGN.search(path.read_text())


async def test_the_page_and_its_parts_are_served(client: Client) -> None:
    page = await client.get("/")
    assert "text/html" in page.headers["content-type"]
    script = await client.get("/js/main.js")
    assert "javascript" in script.headers["content-type"]
    assert (await client.get("/api/openapi.json")).json()["info"]["title"] == "DeepSentinel"
