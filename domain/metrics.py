"""Compare detections and tracks with labelled truth, frame by frame.

Detection is counted as in PASCAL VOC (Everingham et al., 2010): boxes in order of their score are matched
with the free true box that they overlap most, at an intersection over union of one half or more.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from domain.geometry import iou_matrix
from domain.records import FloatArray, IntArray

MATCH_IOU = 0.5
"""Intersection over union from which on a box matches: the usual value of PASCAL VOC and MOTChallenge."""
MIN_MATCHED_SHARE = 0.5
"""Share of their frames on which a person must be matched to count as matched, and on which a track may match
nobody without being false (decision 0010)."""
MISSED_PERSON_IDS = 2
"""Track ids that a person without any counts as (decision 0010): as far from the right answer, one, as
somebody with one too many."""
TRUTH_COLUMNS = 7
"""Columns that are read of a line of truth (MOTChallenge): frame from 1, person, left, top, width, height in
pixels, and whether it counts."""


@dataclass(frozen=True, slots=True)
class LabelledBoxes:
    """People on one frame: `track_ids` (N,) and `boxes_xyxy` (N, 4) in 0..1 of the frame."""

    track_ids: IntArray
    boxes_xyxy: FloatArray


@dataclass(frozen=True, slots=True)
class Counts:
    """True positives, false positives and false negatives."""

    hits: int = 0
    false_alarms: int = 0
    misses: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.hits + other.hits, self.false_alarms + other.false_alarms, self.misses + other.misses
        )

    @property
    def precision(self) -> float:
        return share(self.hits, self.hits + self.false_alarms)

    @property
    def recall(self) -> float:
        return share(self.hits, self.hits + self.misses)

    @property
    def f1(self) -> float:
        return share(2 * self.hits, 2 * self.hits + self.false_alarms + self.misses)


def share(part: float, whole: float) -> float:
    """A ratio; 1 of nothing, as where there was nobody and nobody was found."""
    return part / whole if whole else 1.0


def parse_truth(text: str, width: int, height: int) -> dict[int, LabelledBoxes]:
    """Truth in the format of the MOTChallenge, by frame number from 1; raises `ValueError` with the line.

    >>> parse_truth("1,7,10,20,30,40,1,-1,-1,-1", 100, 100)[1].boxes_xyxy.round(3).tolist()
    [[0.1, 0.2, 0.4, 0.6]]
    """
    rows = [
        parse_truth_line(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()
    ]
    table = np.array([row for row in rows if row[6] != 0]).reshape(-1, TRUTH_COLUMNS)
    boxes = table[:, 2:6] / (width, height, width, height)
    boxes[:, 2:] += boxes[:, :2]
    found = {}
    for frame in np.unique(table[:, 0]):
        is_here = table[:, 0] == frame
        found[int(frame)] = LabelledBoxes(table[is_here, 1].astype(np.int64), boxes[is_here])
    return found


def parse_truth_line(number: int, line: str) -> list[float]:
    try:
        values = [float(each) for each in line.split(",")[:TRUTH_COLUMNS]]
    except ValueError as error:
        raise ValueError(f"line {number} is not a line of numbers with commas: {line[:80]!r}") from error
    if len(values) < TRUTH_COLUMNS:
        raise ValueError(
            f"line {number} has {len(values)} columns, and {TRUTH_COLUMNS} are needed: {line[:80]!r}"
        )
    return values


def frame_at(time_s: float, fps: float) -> int:
    """The number, from 1, of the frame that is shown at a time."""
    return round(time_s * fps) + 1


def count_matches(truth: FloatArray, boxes: FloatArray, scores: FloatArray) -> Counts:
    """Boxes (N, 4) with scores (N,) of one frame against the true ones (M, 4)."""
    shared = iou_matrix(boxes, truth)
    is_free = np.ones(len(truth), dtype=bool)
    hits = 0
    for row in np.argsort(-scores, kind="stable"):
        free = np.where(is_free, shared[row], 0.0)
        best = int(free.argmax()) if len(truth) else 0
        if len(truth) and free[best] >= MATCH_IOU:
            is_free[best] = False
            hits += 1
    return Counts(hits, len(boxes) - hits, len(truth) - hits)


@dataclass(frozen=True, slots=True)
class People:
    """How labelled people were tracked, on the sampled frames.

    A person is matched when a track lies on them for at least half of their frames, no matter how many tracks
    took turns; a track is false when it lies on nobody for at least half of its own. Misses and doubles are
    counted separately, so that they cannot cancel.

    `ids_per_person` is the mean number of track ids over all labelled people. The right answer is one. A
    person without any counts as `MISSED_PERSON_IDS`: counted as none or as one, or left out, whoever is
    missed would make the mean better.
    """

    boxes: Counts
    people: int
    matched: int
    without_number: int
    tracks: int
    false_tracks: int
    ids_per_person: float


def score_people(truth: Sequence[LabelledBoxes], found: Sequence[LabelledBoxes]) -> People:
    """Labelled people of each frame against the boxes of tracks on it."""
    matches = [pair for frame in match_boxes(truth, found) for pair in frame]
    ids_of: dict[int, set[int]] = {}
    for person, track in matches:
        ids_of.setdefault(person, set()).add(track)
    people, tracks = count_frames(truth), count_frames(found)
    on_person, of_track = Counter(person for person, _ in matches), Counter(track for _, track in matches)
    labelled, tracked = sum(people.values()), sum(tracks.values())
    ids = [len(ids_of.get(person, ())) or MISSED_PERSON_IDS for person in people]
    return People(
        boxes=Counts(len(matches), tracked - len(matches), labelled - len(matches)),
        people=len(people),
        matched=sum(on_person[person] >= MIN_MATCHED_SHARE * count for person, count in people.items()),
        without_number=len(people) - len(ids_of),
        tracks=len(tracks),
        false_tracks=sum(
            count - of_track[track] >= MIN_MATCHED_SHARE * count for track, count in tracks.items()
        ),
        ids_per_person=share(sum(ids), len(ids)),
    )


def count_frames(labels: Sequence[LabelledBoxes]) -> Counter[int]:
    """The number of frames on which each id is."""
    return Counter(int(track_id) for frame in labels for track_id in frame.track_ids)


def match_boxes(
    truth: Sequence[LabelledBoxes], found: Sequence[LabelledBoxes]
) -> list[list[tuple[int, int]]]:
    """For each frame (person, track id) of the labelled people and the tracks that lie on them.

    As in CLEAR MOT (Bernardin and Stiefelhagen, 2008), people and boxes of a frame are paired one to one.
    Pairs of the frame before that still overlap come first, then the largest overlaps: somebody who is hidden
    behind another person does not get that person's id.
    """
    frames: list[list[tuple[int, int]]] = []
    before: dict[int, int] = {}
    for people, tracks in zip(truth, found, strict=True):
        iou = iou_matrix(people.boxes_xyxy, tracks.boxes_xyxy)
        former_ids = np.array([before.get(int(person), -1) for person in people.track_ids])
        was_pair = former_ids[:, None] == tracks.track_ids
        scores = np.where(was_pair & (iou >= MATCH_IOU), iou + 1.0, iou)
        frame = [(int(people.track_ids[row]), int(tracks.track_ids[at])) for row, at in pair_greedily(scores)]
        before |= frame
        frames.append(frame)
    return frames


def pair_greedily(scores: FloatArray) -> list[tuple[int, int]]:
    """Rows and columns of scores (N, M) of `MATCH_IOU` or more, each used at most once, best first.

    >>> pair_greedily(np.array([[0.6, 0.9], [0.7, 0.8]]))
    [(0, 1), (1, 0)]
    """
    found: list[tuple[int, int]] = []
    left = scores.copy()
    while left.size and left.max() >= MATCH_IOU:
        row, column = divmod(int(left.argmax()), left.shape[1])
        found.append((row, column))
        left[row], left[:, column] = 0.0, 0.0
    return found
