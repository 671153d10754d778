"""What was measured on the pictures of a recording: stored beside its boxes, and made into events."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.frames.scan import ScanResult
from analysis.stage import Stage
from domain.events.camera_health import find_camera_events
from domain.events.left_things import find_left_things
from domain.events.rules.scene import Scene
from domain.records import CoverageSpan, Event, Track
from domain.stages import DETECTIONS
from domain.video.pictures import PictureSignals, StillThings
from resources.storage.box_tables import Table

SIGNALS = "pictures"
"""Name of the measurements beside the boxes; part of stored keys, so it must not change."""
STILL_THINGS = "still_things"
"""Name of the still places beside the boxes; part of stored keys, so it must not change."""


@dataclass(frozen=True, slots=True)
class RecordedPictures:
    """What is known of the pictures of a recording; no signals where an earlier version analysed it."""

    coverage: tuple[CoverageSpan, ...]
    signals: PictureSignals | None
    still: StillThings | None

    @property
    def facts(self) -> dict[str, int | str]:
        """How much was measured, for the page of the step in Dagster."""
        if self.signals is None:
            return {"pictures_measured": "none: the detections of an earlier version hold no measurements"}
        return {"pictures_measured": len(self.signals.times_s)}


def picture_tables(scan: ScanResult) -> dict[str, Table]:
    """What a scan measured, by the names under which it is stored."""
    return {SIGNALS: scan.signals, STILL_THINGS: scan.still}


def load_pictures(stage: Stage) -> RecordedPictures:
    """What the newest detections of the stage's video know of its pictures; decodes nothing."""
    with stage.transaction() as stores:
        coverage = stores.coverage.of_video(stage.video_id)
    signals, still = (stage.companion(DETECTIONS.name, name) for name in (SIGNALS, STILL_THINGS))
    return RecordedPictures(
        coverage,
        signals if isinstance(signals, PictureSignals) else None,
        still if isinstance(still, StillThings) else None,
    )


def add_picture_events(
    events: Sequence[Event], pictures: RecordedPictures, tracks: Sequence[Track], scene: Scene
) -> tuple[Event, ...]:
    """Events with what happened to the camera, and what was left behind or taken away, by start time."""
    camera = find_camera_events(pictures.signals, pictures.coverage)
    things = find_left_things(pictures.still, tracks, scene.duration_s, scene.aspect)
    return tuple(sorted((*events, *camera, *things), key=lambda event: (event.range.start_s, event.type)))
