"""Measure detection and tracking on labelled recordings: drawn ones, and any folder of them.

A folder holds `NAME.mp4` with `NAME.gt.txt` beside it, in the format of the MOTChallenge.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from analysis.frames.detect import scan_settings
from analysis.frames.probe import probe_recording
from analysis.frames.scan import scan_recording
from analysis.ingest.sample import film_script
from analysis.people.track import track_people
from domain.geometry import iou_matrix
from domain.metrics import (
    Counts,
    LabelledBoxes,
    People,
    count_matches,
    frame_at,
    parse_truth,
    score_people,
)
from domain.records import BoxSource, Detections, TrackBoxes
from domain.tracking.paths import to_track_boxes
from gpu_ops.mot_metrics import TrackingScore, score_tracks
from gpu_ops.synthetic.crowd import make_crowd
from gpu_ops.synthetic.draw import Camera
from gpu_ops.synthetic.film import Conditions, FilmSettings
from gpu_ops.synthetic.script import Script, small_shop
from resources.errors import SentinelError
from resources.locks import hold_lock
from resources.models.detectors import configured_detector
from resources.settings import Settings

NEAR = Camera()
"""People are a third to a half of the picture high."""
FAR = Camera(distance_m=16.0, pitch=0.1)
"""People are about an eighth of the picture high."""
DISTANT = Camera(focal_px=560.0, distance_m=16.0, pitch=0.1)
"""People are 40 to 60 pixels high."""


@dataclass(frozen=True, slots=True)
class SyntheticScene:
    """A drawn recording: its script, who films it, and under which conditions."""

    script: Script
    camera: Camera
    noise: float = 3.0
    conditions: Conditions = Conditions()  # noqa: RUF009 - it never changes


def dim_light(time_s: float) -> float:
    """Factor on brightness: little light, and from 9 to 10.5 s the headlights of a car."""
    return 0.62 if 9.0 <= time_s < 10.5 else 0.4


def bump_camera(time_s: float) -> tuple[int, int]:
    """Offset (x, y) in pixels: somebody knocks against the camera after eight seconds."""
    return (22, -10) if time_s >= 8.0 else (0, 0)


SCENES = {
    "staged-near": SyntheticScene(small_shop(), NEAR),
    "staged-far": SyntheticScene(small_shop(), FAR),
    "staged-distant": SyntheticScene(make_crowd(11, 3, 26.0), DISTANT),
    "staged-night": SyntheticScene(make_crowd(5, 2, 22.0), NEAR, 5.0, Conditions(light=dim_light)),
    "staged-crowd": SyntheticScene(make_crowd(8, 5, 28.0), NEAR),
    "staged-bumped": SyntheticScene(make_crowd(2, 2, 22.0), NEAR, 3.0, Conditions(offset=bump_camera)),
}
"""The drawn recordings by name."""
NOBODY = LabelledBoxes(np.zeros(0, np.int64), np.zeros((0, 4)))
"""The labels of a frame without people."""


@dataclass(frozen=True, slots=True)
class ClipScore:
    """Scores of one recording: of the detector's boxes, of track ids, and of labelled people."""

    name: str
    boxes: Counts
    followed: TrackingScore
    people: People
    is_staged: bool

    def as_json(self) -> dict[str, object]:
        return {
            "detection": detection_scores(self.boxes),
            "track_boxes": detection_scores(self.people.boxes),
            "tracking": {
                "hota": round(self.followed.hota, 3),
                "idf1": round(self.followed.idf1, 3),
                "switches": self.followed.switches,
                "ids_per_person": round(self.people.ids_per_person, 2),
            },
            **count_people([self]),
        }


def detection_scores(counts: Counts) -> dict[str, float]:
    return {
        "precision": round(counts.precision, 3),
        "recall": round(counts.recall, 3),
        "f1": round(counts.f1, 3),
    }


def count_people(scores: Sequence["ClipScore"]) -> dict[str, int]:
    """Numbers of people, of those matched for half of their time, of those without a track; and of tracks."""
    return {
        "people": sum(each.people.people for each in scores),
        "people_matched": sum(each.people.matched for each in scores),
        "people_without_number": sum(each.people.without_number for each in scores),
        "tracks": sum(each.people.tracks for each in scores),
        "false_tracks": sum(each.people.false_tracks for each in scores),
    }


def score_line(score: ClipScore) -> str:
    people = score.people
    return (
        f"{'staged' if score.is_staged else 'real'} {score.name}: F1 {score.boxes.f1:.3f} of the detector's "
        f"boxes, {people.boxes.f1:.3f} of the tracks'; IDF1 {score.followed.idf1:.3f}; "
        f"{people.matched} of {people.people} people matched, {people.without_number} without a number, "
        f"{people.false_tracks} of {people.tracks} tracks false; {people.ids_per_person:.2f} ids per person"
    )


def synthetic_clips(folder: Path, names: Sequence[str] = tuple(SCENES)) -> Iterator[Path]:
    """The drawn recordings, made where they are not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        path, scene = folder / f"{name}.mp4", SCENES[name]
        with hold_lock(folder / "lock"):
            if not path.exists():
                film_settings = FilmSettings(
                    scene.script.duration_s, noise=scene.noise, conditions=scene.conditions
                )
                film_script(scene.script, path, scene.camera, film_settings)
        yield path


def score_clips(settings: Settings, own: Path | None = None) -> Iterator[ClipScore]:
    """Scores on the drawn scenes, then on the labelled recordings of a folder."""
    clips = find_labelled_clips(own) if own is not None else []
    for path in synthetic_clips(settings.state_dir / "evaluation"):
        yield score_clip(path, settings, is_staged=True)
    for path in clips:
        yield score_clip(path, settings)


def find_labelled_clips(folder: Path) -> list[Path]:
    """Recordings of a folder that have truth beside them; raises `SentinelError` when there are none."""
    found = [path for path in sorted(folder.glob("*.mp4")) if truth_file(path).exists()]
    if not found:
        raise SentinelError(f"{folder} has no NAME.mp4 with a NAME.gt.txt beside it")
    return found


def truth_file(path: Path) -> Path:
    return path.with_suffix(".gt.txt")


def score_clip(path: Path, settings: Settings, *, is_staged: bool = False) -> ClipScore:
    """Analyse a recording as the pipeline does, and compare with its labels on the sampled frames."""
    probe = probe_recording(path)
    truth = read_truth(path, probe.width, probe.height)
    detections = scan_recording(
        path, probe, scan_settings(settings), configured_detector(settings)
    ).detections
    people = to_track_boxes(track_people(detections))
    times_s = detections.sample_times_s
    labelled = [truth.get(frame_at(time_s, probe.fps), NOBODY) for time_s in times_s]
    tracked = [labels_at(people, time_s) for time_s in times_s]
    return ClipScore(path.stem, count_detections(detections, labelled), score_identities(labelled, tracked),
                     score_people(labelled, tracked), is_staged)  # fmt: skip


def score_identities(labelled: Sequence[LabelledBoxes], tracked: Sequence[LabelledBoxes]) -> TrackingScore:
    """HOTA, IDF1 and id switches of tracks against labels, frame by frame."""
    iou = [iou_matrix(one.boxes_xyxy, other.boxes_xyxy) for one, other in zip(labelled, tracked, strict=True)]
    return score_tracks([each.track_ids for each in labelled], [each.track_ids for each in tracked], iou)


def read_truth(path: Path, width: int, height: int) -> dict[int, LabelledBoxes]:
    try:
        return parse_truth(truth_file(path).read_text(), width, height)
    except ValueError as error:
        raise SentinelError(f"{truth_file(path)}: {error}") from error


def count_detections(detections: Detections, labelled: Sequence[LabelledBoxes]) -> Counts:
    """Hits and errors of the detector's own boxes, without motion boxes."""
    total = Counts()
    for time_s, labels in zip(detections.sample_times_s, labelled, strict=True):
        rows = (detections.times_s == time_s) & (detections.sources == BoxSource.DETECTOR)
        total += count_matches(labels.boxes_xyxy, detections.boxes_xyxy[rows], detections.scores[rows])
    return total


def labels_at(people: TrackBoxes, time_s: float) -> LabelledBoxes:
    rows = people.times_s == time_s
    return LabelledBoxes(people.track_numbers[rows], people.boxes_xyxy[rows])


def summarise_scores(scores: Sequence[ClipScore]) -> dict[str, object]:
    """Means over the real recordings and over the drawn ones, never of both.

    A group without clips is None.
    """
    real, drawn = ([each for each in scores if each.is_staged is is_staged] for is_staged in (False, True))
    return {
        "real": mean_scores(real),
        "staged": mean_scores(drawn),
        "clips": {each.name: each.as_json() for each in scores},
    }


def mean_scores(scores: Sequence[ClipScore]) -> dict[str, object] | None:
    """Scores averaged over clips, each counting the same; people, tracks and switches added up."""
    if not scores:
        return None
    return {
        "clips": len(scores),
        "detection_f1": mean([each.boxes.f1 for each in scores]),
        "track_boxes_f1": mean([each.people.boxes.f1 for each in scores]),
        "hota": mean([each.followed.hota for each in scores]),
        "idf1": mean([each.followed.idf1 for each in scores]),
        "switches": sum(each.followed.switches for each in scores),
        "ids_per_person": mean([each.people.ids_per_person for each in scores]),
        **count_people(scores),
    }


def mean(values: Sequence[float]) -> float:
    return round(sum(values) / len(values), 3)
