"""Events as clients read them."""

from resources.db.engine import Database
from tests.support.api import (
    Client,
    add_analysed_video,
)


async def test_events_have_the_fields_that_clients_read(client: Client, database: Database) -> None:
    video_id = add_analysed_video(database)

    events = (await client.get(f"/db/events/?video={video_id}")).json()
    assert [event["timestamp"] for event in events] == sorted(event["timestamp"] for event in events)
    first = events[0]
    assert (first["event_type"], first["location"], first["video"]) == ("person_enter", 1, video_id)
    assert isinstance(first["confidence"], float)
    assert "embedding" not in first
    assert {
        "gender",
        "age",
        "action_detected",
        "area_of_interest",
        "scene_analysis",
        "obj_id",
    } <= first.keys()
    stats = (await client.get(f"/db/events/video-stats/?video_id={video_id}")).json()
    assert stats["stats"][0] == stats["most_frequent_event"]
    assert sum(row["count"] for row in stats["stats"]) == len(events)
    assert (await client.get("/db/events/")).status_code == 400
    detail = (await client.get(f"/api/videos/{video_id}/")).json()
    assert detail["duration"] == 60.0
    assert detail["coverage"][0]["state"] == "analysed"
