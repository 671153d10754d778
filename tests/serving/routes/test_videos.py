"""Recordings in the list, also those that failed."""

from domain.events.types import EventType
from domain.records import Event, TimeRange
from resources.db.engine import Database
from resources.db.stores.videos import NewVideo
from tests.support.api import Client

FOUND = [
    ((), [], None),
    (("walking", "crowd"), [], None),
    (("sitting", "walking"), ["sitting"], "점거"),
    (("sitting", "collapse"), ["collapse", "sitting"], "쓰러짐"),
    (("violence", "sitting", "theft", "theft"), ["theft", "violence", "sitting"], "도난"),
]


def happened(kind: str, start_s: float) -> Event:
    return Event(EventType(kind), TimeRange(start_s, start_s + 2), (0, 0, 1, 1), (1,), 0.9, "left")


async def test_the_list_names_every_incident_and_marks_by_the_most_severe(
    client: Client, database: Database
) -> None:
    with database.transaction() as stores:
        for number, (kinds, _, _) in enumerate(FOUND):
            new = NewVideo(f"{number}", f"k{number}", f"{number}" * 64, 5)
            video_id = stores.videos.register(new).video_id
            stores.events.replace(video_id, [happened(kind, at) for at, kind in enumerate(kinds)], "run")
    listed = sorted((await client.get("/db/videos/")).json(), key=lambda each: each["name"])
    told = [(each["incidents"], each["major_event"]) for each in listed]
    assert told == [(incidents, mark) for _, incidents, mark in FOUND]


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
