"""A real recording with incidents that somebody has noted, as rules and models leave them."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from analysis.frames.probe import probe_recording
from analysis.ingest.register import register_file
from domain.events.types import EventType
from domain.records import CoverageSpan, CoverageState, Event, TimeRange
from resources.db.engine import Database
from resources.db.stores.runs import STAGE_PROGRESS, RunProcess
from resources.storage.objects import ObjectStore

FALL = Event(EventType.COLLAPSE, TimeRange(4, 6), (0.25, 0.25, 0.5, 0.75), (1,), 0.9, "left", peak_s=4.5)
THEFT = Event(EventType.THEFT, TimeRange(8, 9), (0.5, 0.25, 0.75, 0.75), (2,), 0.8, "right", peak_s=8.3)
WALK = Event(EventType.WALKING, TimeRange(1, 3), (0.1, 0.1, 0.3, 0.9), (1,), 0.7, "left", peak_s=2.0)
INCIDENTS = (FALL, THEFT, WALK)
MODELS = {"detector": "hog@0123456789ab"}


def add_incidents(
    path: Path, database: Database, store: ObjectStore, events: Sequence[Event] = INCIDENTS
) -> int:
    """Take a recording in and note what happened in it; its analysis is complete."""
    video_id = register_file(path, database, store, ZoneInfo("UTC")).video_id
    probe = probe_recording(path)
    whole = CoverageSpan(TimeRange(0, probe.duration_s), CoverageState.ANALYSED)
    with database.transaction() as stores:
        stores.jobs.mark_taken(video_id)
        stores.videos.set_probe(video_id, probe)
        stores.coverage.replace(video_id, [whole], "run-1")
        stores.events.replace(video_id, events, "run-1")
        for stage in STAGE_PROGRESS:
            stores.runs.begin_stage("run-1", video_id, stage, RunProcess("h", 1, "cpu"))
            stores.runs.end_stage("run-1", video_id, stage, 1.0, MODELS)
    return video_id


def set_events(database: Database, video_id: int, events: Sequence[Event], run_id: str) -> None:
    """The events of a recording were found again by another run."""
    with database.transaction() as stores:
        stores.events.replace(video_id, events, run_id)


def later(event: Event, peak_s: float) -> Event:
    """The same event with another best moment."""
    return replace(event, peak_s=peak_s)
