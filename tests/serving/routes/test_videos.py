"""Recordings in the list, also those that failed."""

from resources.db.engine import Database
from resources.db.stores.videos import NewVideo
from tests.support.api import (
    Client,
)


async def test_a_failed_video_is_shown_as_failed_with_its_reason_and_can_be_tried_again(
    client: Client, database: Database
) -> None:
    with database.transaction() as stores:
        video_id = stores.videos.register(NewVideo("a.mp4", "k", "d" * 64, 5)).video_id
        stores.videos.fail(video_id, "not_a_video", "secret detail")

    progress = (await client.get(f"/db/videos/{video_id}/progress/")).json()
    assert (progress["status"], progress["is_failed"], progress["is_completed"]) == (
        "failed",
        True,
        False,
    )
    (video,) = (await client.get("/db/videos/")).json()
    assert video["error"]["ko"] != video["error"]["en"]
    assert "secret" not in str(video) + str(progress)
    assert (await client.post(f"/api/videos/{video_id}/analysis/")).status_code == 202
    assert (await client.get(f"/db/videos/{video_id}/progress")).json()["status"] == "pending"
    assert (await client.post("/api/videos/999/analysis")).status_code == 404
