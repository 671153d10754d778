"""Recordings whose truth was written by hand, as the pipeline leaves them but for vectors.

What people do is found by the rules, from paths that are drawn here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from domain.cameras.settings import CameraSettings
from domain.events.rules.find import find_events
from domain.events.rules.scene import Scene
from domain.people.attributes import person_attributes
from domain.people.clothes import Clothes
from domain.people.colour import ColourName
from domain.people.traits import Prediction
from domain.records import CoverageSpan, CoverageState, Event, TimeRange, Track, VideoProbe
from domain.stages import STAGE_PROGRESS
from domain.video.recorded_time import RecordedTime, Sureness, TimeSource
from resources.db.engine import Database, Stores
from resources.db.stores.runs import RunProcess
from resources.db.stores.videos import NewVideo
from tests.support.made_paths import path, then

ASPECT, WORKER = 16 / 9, RunProcess("here", 1, "cpu")
RED, BLUE, BLACK, GREY, WHITE = (
    ColourName.RED, ColourName.BLUE, ColourName.BLACK, ColourName.GREY, ColourName.WHITE
)  # fmt: skip
LYING = {"width": 0.24, "height": 0.12}


@dataclass(frozen=True)
class Somebody:
    """A person of a scene: path, colours of the upper and lower body, and what classifiers guessed."""

    track: Track
    upper: ColourName | None = None
    lower: ColourName | None = None
    guesses: Sequence[Prediction] = ()


@dataclass(frozen=True)
class ToldScene:
    """`events` are those that no rule on paths finds; `dark` was black, in seconds."""

    people: Sequence[Somebody] = ()
    length_s: float = 120.0
    dark: TimeRange | None = None
    began: datetime | None = None
    camera: CameraSettings | None = None
    things: Sequence[Track] = ()
    events: Sequence[Event] = ()
    looked_for: Sequence[str] = field(default=("person",))
    name: str = "a"


FALLING_S = 66.0
"""When the person who falls begins to."""
SHOP = ToldScene(
    people=(
        Somebody(path(1, 5, 15, (0.02, 0.98)), RED, BLUE),
        Somebody(then(path(2, 22, 26, (0.98, 0.5)), path(2, 26.2, 43.6, (0.5, 0.5))), None, BLACK),
        Somebody(path(3, 40, 50, (0.02, 0.98)), GREY, BLUE),
        Somebody(then(path(4, 60, 66, (0.98, 0.5)), path(4, 66.6, 80, (0.5, 0.5), **LYING)), WHITE, None),
        Somebody(path(5, 70, 78, (0.02, 0.98)), GREY, RED),
        Somebody(path(6, 100, 112, (0.15, 0.15)), None, None),
    ),
    dark=TimeRange(90, 95),
)
"""Two minutes: one walks through, one comes and is lost in the middle while a third walks by, one falls and a
fifth walks by, and the last one appears on the left, stands there and is lost."""


def tell(database: Database, scene: ToldScene) -> int:
    """The number of a recording of a scene, analysed."""
    tracks = [each.track for each in scene.people]
    known = [
        person_attributes(each.track, ASPECT, each.guesses, Clothes(each.upper, each.lower))
        for each in scene.people
    ]
    known += [person_attributes(thing, ASPECT) for thing in scene.things]
    places = {"zones": scene.camera.zones, "lines": scene.camera.lines} if scene.camera else {}
    events = find_events(tracks, Scene(scene.length_s, ASPECT, **places))
    with database.transaction() as stores:
        if scene.camera is not None:
            know_camera(stores, scene.camera)
        video_id = stores.videos.register(new_video(scene)).video_id
        stores.jobs.mark_taken(video_id)
        stores.videos.set_probe(video_id, VideoProbe(scene.length_s, 640, 360, 10, "h264"))
        stores.videos.set_detected_labels(video_id, scene.looked_for)
        stores.coverage.replace(video_id, coverage_of(scene), "r")
        stores.tracks.replace(video_id, [*tracks, *scene.things], known, "r")
        stores.events.replace(video_id, [*events, *scene.events], "r")
        for stage in STAGE_PROGRESS:
            stores.runs.begin_stage("r", video_id, stage, WORKER)
            stores.runs.end_stage("r", video_id, stage, 1.0, {})
    return video_id


def new_video(scene: ToldScene) -> NewVideo:
    recorded = RecordedTime(scene.began, TimeSource.UPLOAD, Sureness.HIGH) if scene.began else None
    camera, name = scene.camera.name if scene.camera else None, scene.name
    digest = sha256(name.encode()).hexdigest()
    return NewVideo(f"{name}.mp4", f"k{name}", digest, 5, recorded=recorded, camera=camera)


def know_camera(stores: Stores, settings: CameraSettings) -> None:
    stores.access.know_cameras([settings.name])
    version = stores.camera_settings.get(settings.name).version
    stores.camera_settings.change(settings.name, settings, version, "test")


def coverage_of(scene: ToldScene) -> list[CoverageSpan]:
    whole, dark = TimeRange(0, scene.length_s), scene.dark
    if dark is None:
        return [CoverageSpan(whole, CoverageState.ANALYSED)]
    return [
        CoverageSpan(TimeRange(0, dark.start_s), CoverageState.ANALYSED),
        CoverageSpan(dark, CoverageState.BLACK, "black"),
        CoverageSpan(TimeRange(dark.end_s, whole.end_s), CoverageState.ANALYSED),
    ]
