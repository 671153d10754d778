"""Addresses with and without a slash at their end."""

from resources.db.engine import Database
from tests.support.api import (
    Client,
    add_analysed_video,
)


async def test_paths_work_with_and_without_slash_and_nothing_redirects(
    client: Client, database: Database
) -> None:
    video_id = add_analysed_video(database)
    paths = [
        "/db/videos", f"/db/videos/{video_id}", f"/db/videos/{video_id}/progress",
        f"/db/events?video={video_id}",
        f"/db/events/video-stats?video_id={video_id}", "/api/health", "/api/live", "/api/ready",
    ]  # fmt: skip

    for plain in paths:
        way, _, query = plain.partition("?")
        answers = [await client.get(form + (f"?{query}" if query else "")) for form in (way, way + "/")]
        assert [answer.status_code for answer in answers] == [200, 200], plain
    assert (await client.head("/db/videos/")).status_code == 200
