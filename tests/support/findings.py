"""Findings made by hand: what a database would hold for a query, for tests of answers."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from domain.events.types import EventType
from domain.language.evidence import LookedAt
from domain.language.message import Language
from domain.people.followed import FollowedThing, SeenPerson
from domain.query.findings import Findings, Gap
from domain.query.query import Query
from domain.records import Event, StoredEvent, TimeRange, VideoProbe, VideoRecord, VideoStatus

BOX = (0.1, 0.1, 0.2, 0.6)
ALL = LookedAt(videos=1, videos_ready=1, seconds=120, seconds_analysed=120)
RED = {"upper": "red", "lower": "blue", "location": "left", "entry_side": "left", "exit_side": "right"}
GREY = {"upper": "grey", "lower": None, "location": "center", "entry_side": None, "exit_side": None}
GUESSED = {
    "gender": {"value": "female", "score": 0.82},
    "age_group": {"value": "middle", "score": 0.9, "years": 34},
    "facing": "left",
    "facing_score": 0.8,
    "orientation_deg": None,
}


def video(
    video_id: int = 1, name: str = "gate.mp4", recorded_at: datetime | None = None, **more: Any
) -> VideoRecord:
    at = datetime(2026, 3, 1, tzinfo=UTC)
    probe = VideoProbe(120.0, 640, 360, 25.0, "h264")
    given = {"status": VideoStatus.COMPLETED, "progress": 100, "probe": probe, "recorded_at": recorded_at}
    return VideoRecord(video_id, name, "k", "s", 5, at, **{**given, **more})


def person(
    number: int,
    start_s: float = 22.0,
    end_s: float = 44.0,
    known: Mapping[str, Any] = RED,
    video_id: int = 1,
) -> SeenPerson:
    return SeenPerson(video_id, number, TimeRange(start_s, end_s), "run-1", known)


def thing(number: int, label: str = "vehicle", start_s: float = 5.0, end_s: float = 15.0) -> FollowedThing:
    return FollowedThing(1, number, label, TimeRange(start_s, end_s), 0.9, {"location": "right"}, "run-1")


def stored(
    event_id: int,
    kind: EventType,
    start_s: float,
    *people: int,
    side: str | None = "left",
    video_id: int = 1,
    **more: Any,
) -> StoredEvent:
    span = TimeRange(start_s, start_s + more.pop("length_s", 2.0))
    return StoredEvent(event_id, video_id, Event(kind, span, BOX, people, 0.9, side, **more), "run-1")


def gap(start_s: float, end_s: float, video_id: int = 1) -> Gap:
    return Gap(video_id, TimeRange(start_s, end_s), "run-1")


def query(language: Language = Language.ENGLISH, **more: Any) -> Query:
    return Query("a question", language, **more)


def findings(asked: Query, videos: Sequence[VideoRecord] = (video(),), **more: Any) -> Findings:
    given = {"looked": ALL, "videos": {each.video_id: each for each in videos}, **more}
    return Findings(asked, **given)


def with_events(*done: StoredEvent) -> dict[tuple[int, int], tuple[StoredEvent, ...]]:
    """Events by the person whom they are of, as `Findings.events_of`."""
    people = {(each.video_id, each.event.track_numbers[0]) for each in done}
    return {
        (video_id, number): tuple(
            each for each in done if each.video_id == video_id and each.event.track_numbers[0] == number
        )
        for video_id, number in people
    }
