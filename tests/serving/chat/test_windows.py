"""What search and chat make of windows: overlapping ones, those without anybody, and what is told of them."""

from datetime import UTC, datetime

import pytest

from domain.events.quiet import QuietRule
from domain.events.types import EventType
from domain.events.windows import WindowRule, all_windows
from domain.people.attributes import person_attributes
from domain.people.clothes import Clothes
from domain.people.colour import ColourName
from domain.records import CoverageSpan, CoverageState, Event, TimeRange, VideoProbe
from domain.stages import STAGE_PROGRESS
from domain.video.recorded_time import RecordedTime, Sureness, TimeSource
from resources.db.engine import Database
from resources.db.stores.events import EventFilter
from resources.db.stores.runs import RunProcess
from resources.db.stores.videos import NewVideo
from tests.support.api import Client
from tests.support.made_paths import path

BOX = (0.1, 0.2, 0.3, 0.9)
RECORDED = RecordedTime(datetime(2026, 3, 1, 23, 40, tzinfo=UTC), TimeSource.UPLOAD, Sureness.HIGH)


def happening(start_s: float, kind: EventType, end_s: float | None = None) -> Event:
    return Event(kind, TimeRange(start_s, end_s or start_s + 1), BOX, (1,), 0.9, "left")


BUSY = [
    happening(60, EventType.PERSON_ENTER),
    *(happening(at, EventType.WALKING) for at in range(61, 70)),
    happening(69.5, EventType.COLLAPSE, 75),
    *(happening(at, EventType.STANDING) for at in range(71, 79)),
]


def stored(database: Database, events: list[Event], unseen: TimeRange | None = None) -> int:
    """A recording of an hour with one person from 60 to 80 s, of which a stretch may be unreadable."""
    with database.transaction() as stores:
        new = NewVideo("hour.mp4", "k", "a" * 64, 5, recorded=RECORDED)
        video_id = stores.videos.register(new).video_id
        stores.jobs.mark_taken(video_id)
        stores.videos.set_probe(video_id, VideoProbe(3600, 640, 360, 10, "h264"))
        spans = [CoverageSpan(TimeRange(0, 3600), CoverageState.ANALYSED)]
        if unseen:
            spans = [
                CoverageSpan(TimeRange(0, unseen.start_s), CoverageState.ANALYSED),
                CoverageSpan(unseen, CoverageState.UNREADABLE, "damaged"),
                CoverageSpan(TimeRange(unseen.end_s, 3600), CoverageState.ANALYSED),
            ]
        stores.coverage.replace(video_id, spans, "r")
        walker = path(1, 60, 80, (0.0, 1.0))
        known = person_attributes(walker, 16 / 9, [], Clothes(ColourName.RED, ColourName.BLACK))
        stores.tracks.replace(video_id, [walker], [known], "r")
        stores.events.replace(video_id, events, "r")
        held = stores.events.of_video(video_id)
        people = stores.tracks.of_video(video_id)
        happened = [each.event for each in held]
        windows = all_windows(happened, people, spans, WindowRule(), QuietRule())
        stores.windows.replace(video_id, windows, held, "r")
        assert stores.windows.events_outside(video_id) == 0
        for stage in STAGE_PROGRESS:
            stores.runs.begin_stage("r", video_id, stage, RunProcess("h", 1, "cpu"))
            stores.runs.end_stage("r", video_id, stage, 1.0, {})
    return video_id


async def asked(client: Client, video_id: int, prompt: str) -> str:
    given = await client.post("/api/prompt", json={"prompt": prompt, "video_id": video_id})
    assert given.status_code == 200, given.text
    return str(given.json()["response"])


async def test_an_event_in_two_windows_is_shown_once(client: Client, database: Database) -> None:
    video_id = stored(database, BUSY)
    with database.transaction() as stores:
        found = stores.search.by_events(EventFilter([video_id], [EventType.COLLAPSE]), 10)
    assert len(found) == 2, "the scene must be cut where windows overlap"
    answer = await client.post("/api/search", json={"query": "somebody falls", "video_id": video_id})
    (hit,) = answer.json()["results"]
    assert (hit["start_s"], hit["events"][0]["event_type"]) == (69.5, "collapse")
    whole = await client.post(
        "/api/search", json={"query": "somebody walks or stands or falls", "video_id": video_id}
    )
    shown = [event["id"] for hit in whole.json()["results"] for event in hit["events"]]
    assert len(shown) == len(set(shown)) > 1


async def test_a_hit_tells_times_clothes_and_what_was_around_it(client: Client, database: Database) -> None:
    events = [happening(60, EventType.PERSON_ENTER), happening(80, EventType.COLLAPSE, 90)]
    video_id = stored(database, [*events, happening(100, EventType.PERSON_EXIT)])
    answer = await client.post("/api/search", json={"query": "somebody falls", "video_id": video_id})
    (hit,) = answer.json()["results"]
    assert hit["details"].splitlines() == [
        "01:00-01:01 (23:41:00) (before) Person 1 comes in on the left.",
        "01:20-01:30 (23:41:20) Person 1 falls down on the left and stays on the floor.",
        "01:40-01:41 (23:41:40) (after) Person 1 leaves on the left.",
        "Person 1: red top, black bottoms.",
    ]
    assert hit["details_ko"].splitlines()[0].endswith("(직전) 1번 사람이 왼쪽에서 들어옵니다.")
    assert [event["event_type"] for event in hit["events"]] == ["collapse"]
    assert hit["text"].startswith("A person falls"), "what happened around it is not compared"


@pytest.mark.parametrize(
    ("prompt", "said"),
    [
        ("When was nobody there?", "00:00-01:00, 01:20-1:00:00 (59 min 40 s in all)"),
        ("Was nobody there between 10:00 and 20:00?", "Yes, nobody"),
        ("Was nobody there from 0:50 to 1:30?", "00:50-01:00, 01:20-01:30 (20 s in all)"),
        ("10분부터 20분까지 아무도 없었나요?", "네, 10:00부터 20:00까지"),
        ("빈 시간은 언제인가요?", "00:00-01:00, 01:20-1:00:00"),
    ],
)
async def test_an_empty_time_can_be_asked_about(
    client: Client, database: Database, prompt: str, said: str
) -> None:
    assert said in await asked(client, stored(database, BUSY), prompt)


async def test_who_was_there_is_said_beside_the_empty_time(client: Client, database: Database) -> None:
    answer = await asked(client, stored(database, BUSY), "Was nobody there from 0:50 to 1:30?")
    assert answer.startswith("No: 1 person was seen between 00:50 and 01:30: person 1 (01:00-01:20).")


async def test_a_time_that_nobody_looked_at_is_not_called_empty(client: Client, database: Database) -> None:
    video_id = stored(database, BUSY, TimeRange(600, 1200))
    answer = await asked(client, video_id, "When was nobody there?")
    assert "00:00-01:00, 01:20-10:00, 20:00-1:00:00 (49 min 40 s in all)" in answer
    assert "not at 10:00-20:00" in answer
    found = await client.post("/api/search", json={"query": "nobody there", "video_id": video_id})
    spans = [(hit["start_s"], hit["end_s"]) for hit in found.json()["results"]]
    assert all(end <= 600 or start >= 1200 for start, end in spans)
    assert all(hit["is_quiet"] and hit["events"] == [] for hit in found.json()["results"])
    assert "아무도 보이지 않았습니다" in found.json()["results"][0]["details_ko"]


async def test_questions_about_people_are_never_answered_by_an_empty_time(
    client: Client, database: Database
) -> None:
    video_id = stored(database, BUSY)
    for query in ("somebody in a red top", "is anybody there", "did nobody fall?"):
        found = await client.post("/api/search", json={"query": query, "video_id": video_id})
        assert not any(hit["is_quiet"] for hit in found.json()["results"]), query
