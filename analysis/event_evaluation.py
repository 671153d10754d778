"""Measure which events are found: on staged scenes whose truth their scripts give, and on clips of your own.

The parts of the pipeline that find events run as they do on any recording. A folder of your own holds
`NAME.mp4` with hand-made truth in `NAME.events.csv` beside it (`domain.events.truth_file`).
"""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from analysis.all_events import find_all_events
from analysis.frames.pictures import RecordedPictures
from analysis.frames.probe import probe_recording
from analysis.frames.scan import scan_recording
from analysis.ingest.sample import film_script
from analysis.people.track import track_people
from analysis.things import track_things
from domain.cameras.places import Line, Zone
from domain.events.matching import TrueEvent
from domain.events.rules.scene import Scene, add_learned_zones
from domain.events.scores import RecordingScore, score_recording
from domain.events.truth_file import EventTruth, parse_event_truth
from domain.records import Event
from domain.video.scan_settings import ScanSettings
from gpu_ops.synthetic.event_scenes import EventScene, SceneSet, make_scenes
from gpu_ops.synthetic.script import ScriptedEvent
from gpu_ops.video.prefetch import prefetch
from resources.errors import SentinelError
from resources.locks import hold_lock
from resources.models.detectors import DetectorModel
from resources.settings import Settings

FILMED_AHEAD = 2
"""Scenes that are filmed ahead of the one that is analysed, so that two cores have work."""


@dataclass(frozen=True, slots=True)
class FoundEvents:
    """What was found in a recording of `duration_s` seconds: its events, and how many people."""

    duration_s: float
    events: tuple[Event, ...]
    people: int


@dataclass(frozen=True, slots=True)
class EventReader:
    """The parts that find events, as they are configured."""

    detector: DetectorModel
    scan: ScanSettings

    def find(self, path: Path, zones: tuple[Zone, ...] = (), lines: tuple[Line, ...] = ()) -> FoundEvents:
        """The events of a recording; raises `AnalysisError` where it cannot be read."""
        probe = probe_recording(path)
        scan = scan_recording(path, probe, self.scan, self.detector.for_recording())
        people = track_people(scan.detections)
        things = track_things(scan.detections, len(people))
        plain = Scene(scan.duration_s, probe.width / probe.height, zones=zones, lines=lines)
        scene = add_learned_zones(plain, people)
        pictures = RecordedPictures(scan.coverage, scan.signals, scan.still)
        events = find_all_events(people, things, pictures, scene)
        return FoundEvents(scan.duration_s, events, len(people))


def scenes_folder(settings: Settings) -> Path:
    """Where the staged scenes are kept."""
    return settings.state_dir / "evaluation" / "events"


def score_scenes(
    reader: EventReader, scene_set: SceneSet, folder: Path, containing: str = ""
) -> Iterator[RecordingScore]:
    """Scores on the scenes of a set, or those whose name contains a text; they are filmed on first use."""
    scenes = [scene for scene in make_scenes(scene_set) if containing in scene.name]
    if not scenes:
        raise SentinelError(f"No staged scene of the set {scene_set.name} has {containing!r} in its name")
    yield from score_films(reader, scenes, folder)


def score_films(reader: EventReader, scenes: Sequence[EventScene], folder: Path) -> Iterator[RecordingScore]:
    """Scores on some scenes, in their order."""
    films = ((scene, filmed(scene, folder)) for scene in scenes)
    with closing(prefetch(films, FILMED_AHEAD)) as ahead:
        for scene, path in ahead:
            yield score_scene(reader, scene, path)


def filmed(scene: EventScene, folder: Path) -> Path:
    """The recording of a scene, filmed unless it is there; one of an earlier script is removed."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{scene.name}.{scene.digest}.mp4"
    with hold_lock(folder / "lock"):
        if not path.exists():
            for outdated in folder.glob(f"{scene.name}.*"):
                outdated.unlink()
            film_script(replace(scene.script, events=scene.events()), path, scene.camera, scene.settings)
    return path


def score_scene(reader: EventReader, scene: EventScene, path: Path) -> RecordingScore:
    found = reader.find(path, scene.zones, scene.lines)
    truth = [true_event(event) for event in scene.events()]
    return replace(
        score_recording(scene.name, found.duration_s, truth, found.events),
        people=scene.people(),
        found_people=found.people,
        is_ordinary=scene.is_ordinary,
    )


def true_event(event: ScriptedEvent) -> TrueEvent:
    return TrueEvent(event.type, event.range, event.zone, event.direction, event.is_optional)


def score_clips(reader: EventReader, folder: Path) -> Iterator[RecordingScore]:
    """Scores on the recordings of a folder; raises `SentinelError` for truth that cannot be read, at once."""
    clips = [(path, read_truth(truth_file(path))) for path in find_clips(folder)]
    for path, truth in clips:
        found = reader.find(path)
        yield score_recording(path.stem, found.duration_s, truth.events, found.events, truth.labelled)


def score_own_clips(reader: EventReader, folder: Path | None) -> list[RecordingScore]:
    """Scores on the recordings of a folder; none where there is no folder."""
    return [] if folder is None else list(score_clips(reader, folder))


def find_clips(folder: Path) -> list[Path]:
    """Recordings of a folder that have truth beside them; raises `SentinelError` when there are none."""
    found = [path for path in sorted(folder.glob("*.mp4")) if truth_file(path).exists()]
    if not found:
        raise SentinelError(f"{folder} has no NAME.mp4 with a NAME.events.csv beside it")
    return found


def truth_file(path: Path) -> Path:
    return path.with_suffix(".events.csv")


def read_truth(path: Path) -> EventTruth:
    try:
        return parse_event_truth(path.read_text())
    except (ValueError, OSError) as error:
        raise SentinelError(f"{path}: {error}") from error


def score_line(score: RecordingScore) -> str:
    """One line of progress."""
    counts, matching = score.counts, score.matching
    false = sorted(event.type.value for event in matching.false)
    missed = sorted(event.type.value for event in matching.missed)
    line = f"{score.name}: {counts.hits} found, F1 {counts.f1:.3f}"
    line += f"; missed {', '.join(missed)}" if missed else ""
    line += f"; false {', '.join(false)}" if false else ""
    if score.people is not None:
        line += f"; {score.found_people} people, {score.people} true"
    return line
