"""Recordings that questions are asked about, staged or real: what is true of each, and what is perceived."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import file_digest
from itertools import groupby
from pathlib import Path

from analysis.all_events import find_all_events
from analysis.event_evaluation import filmed
from analysis.frames.pictures import RecordedPictures
from analysis.frames.probe import probe_recording
from analysis.frames.scan import scan_recording
from analysis.people.clothes import measure_people
from analysis.people.track import track_people
from analysis.questions.perceive import Perceived, perceive_script
from analysis.questions.question_set import DATA
from analysis.questions.truth import RecordingTruth, TrueStay, scene_truth
from domain.cameras.places import Line, Zone
from domain.events.rules.scene import Scene, add_learned_zones
from domain.people.attributes import person_attributes
from domain.records import TimeRange
from domain.video.scan_settings import ScanSettings
from gpu_ops.synthetic.event_scenes import EventScene
from gpu_ops.synthetic.question_scenes import QuestionScene, Recorded, question_scenes
from resources.models.detectors import DetectorModel

CLIPS_WORLD = "clips"
"""The world of real clips, each of which is asked about alone."""


@dataclass(frozen=True, slots=True)
class AskedRecording:
    """A recording of a world: its truth, and how it is perceived when it is needed."""

    world: str
    truth: RecordingTruth
    perceive: Callable[[], Perceived]
    recorded: Recorded | None = None
    zones: tuple[Zone, ...] = ()
    lines: tuple[Line, ...] = ()

    @property
    def name(self) -> str:
        return self.truth.name


@dataclass(frozen=True, slots=True)
class RecordingReader:
    """The parts of the pipeline that look at a recording, as they are configured."""

    detector: DetectorModel
    scan: ScanSettings

    def read(self, path: Path, zones: tuple[Zone, ...] = (), lines: tuple[Line, ...] = ()) -> Perceived:
        """What an analysis keeps of a file; raises `AnalysisError` where it cannot be read."""
        probe = probe_recording(path)
        scan = scan_recording(path, probe, self.scan, self.detector.for_recording())
        people, aspect = track_people(scan.detections), probe.width / probe.height
        worn = measure_people(path, people, scan.duration_s)
        known = [
            person_attributes(track, aspect, [], clothes) for track, clothes in zip(people, worn, strict=True)
        ]
        scene = add_learned_zones(Scene(scan.duration_s, aspect, zones=zones, lines=lines), people)
        pictures = RecordedPictures(scan.coverage, scan.signals, scan.still)
        events = find_all_events(people, [], pictures, scene)
        size = probe.width, probe.height
        return Perceived(scan.duration_s, *size, tuple(people), tuple(known), events, tuple(scan.coverage))


def scripted_recordings() -> tuple[AskedRecording, ...]:
    """The staged scenes as their scripts have them: nothing is filmed."""
    return tuple(staged_recording(scene, partial(perceive_script, scene)) for scene in question_scenes())


def analysed_recordings(reader: RecordingReader, folder: Path) -> tuple[AskedRecording, ...]:
    """The staged scenes, filmed into a folder on first use, as the pipeline sees them."""
    return tuple(
        staged_recording(scene, partial(read_film, reader, scene.staged, folder))
        for scene in question_scenes()
    )


def read_film(reader: RecordingReader, staged: EventScene, folder: Path) -> Perceived:
    return reader.read(filmed(staged, folder), staged.zones, staged.lines)


def staged_recording(scene: QuestionScene, perceive: Callable[[], Perceived]) -> AskedRecording:
    places = scene.staged.zones, scene.staged.lines
    return AskedRecording(scene.world, scene_truth(scene), perceive, scene.recorded, *places)


def clip_recordings(reader: RecordingReader, folder: Path) -> tuple[AskedRecording, ...]:
    """The clips of a folder whose truth is known; they are told by their content, not by their names."""
    files = {digest_of(path): path for path in sorted(folder.glob("*.mp4"))}
    return tuple(
        AskedRecording(CLIPS_WORLD, truth, partial(reader.read, files[digest]))
        for digest, truth in clip_truths()
        if digest in files
    )


def digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def clip_truths() -> Iterator[tuple[str, RecordingTruth]]:
    """The SHA-256 of each clip with what was written down about it, by eye."""
    with (DATA / "clips_truth.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for digest, group in groupby(rows, key=lambda row: row["sha256"]):
        members = list(group)
        stays = tuple(clip_stay(number, row) for number, row in enumerate(members, 1))
        yield digest, RecordingTruth(members[0]["clip"], float(members[0]["duration_s"]), stays)


def clip_stay(number: int, row: dict[str, str]) -> TrueStay:
    colours = frozenset(row["colours"].split(",")) if row["colours"] else None
    span = TimeRange(float(row["start_s"]), float(row["end_s"]))
    return TrueStay(row["role"], number, span, colours)
