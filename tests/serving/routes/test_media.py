"""Recordings at their signed addresses."""

from urllib.parse import urlsplit

from resources.db.engine import Database
from resources.db.stores.videos import NewVideo
from resources.storage.local import LocalStore
from tests.support.api import (
    CLIP,
    Client,
    set_probe,
)


async def test_media_comes_in_ranges_and_behind_a_signature(
    client: Client, database: Database, store: LocalStore
) -> None:
    store.put("videos/밤 1.mp4", CLIP)
    with database.transaction() as stores:
        stores.videos.register(NewVideo("밤 1.mp4", "videos/밤 1.mp4", "b" * 64, len(CLIP)))
    set_probe(database, 1)

    (video,) = (await client.get("/db/videos")).json()
    url = video["current_s3_url"]
    assert urlsplit(url).path.startswith("/api/media/")
    whole = await client.get(url)
    part = await client.get(url, headers={"Range": "bytes=10-19", "Origin": "http://localhost:3000"})
    assert (whole.status_code, whole.content, whole.headers["content-type"]) == (200, CLIP, "video/mp4")
    assert (part.status_code, part.content) == (206, CLIP[10:20])
    assert part.headers["content-range"] == f"bytes 10-19/{len(CLIP)}"
    assert part.headers["access-control-allow-origin"] == "http://localhost:3000"
    assert (await client.get(url, headers={"Range": "bytes=999999-"})).status_code == 416
    assert (await client.head(url)).headers["content-length"] == str(len(CLIP))
    assert (await client.get(url.replace("expires=", "expires=9"))).status_code == 403
