"""How far what was found is from the truth, frame by frame.

Detection is counted as PASCAL VOC does it (Everingham et al., 2010): boxes in order of their score take the
free true box that they overlap most, at an intersection over union of one half or more.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from domain.geometry import iou_matrix
from domain.records import FloatArray, IntArray

MIN_OVERLAP = 0.5
HALF = 0.5
"""So much of their time somebody must be matched, and a track may match nobody."""
UNSEEN_COUNTS = 2
"""What somebody without any number counts for, in numbers per person."""
COLUMNS = 7
"""Of a line of truth: frame (from 1), person, left, top, width, height, whether it counts."""


@dataclass(frozen=True, slots=True)
class LabelledBoxes:
    """People on one frame: `track_ids` (N,) and `boxes_xyxy` (N, 4) in 0..1 of the frame."""

    track_ids: IntArray
    boxes_xyxy: FloatArray


@dataclass(frozen=True, slots=True)
class Counts:
    """Boxes that are right, that are not, and people who have none."""

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


def read_truth_row(text: str, width: int, height: int) -> dict[int, LabelledBoxes]:
    """Truth in the format of the MOTChallenge, by frame number from 1; raises `ValueError` with the line.

    >>> read_truth_row("1,7,10,20,30,40,1,-1,-1,-1", 100, 100)[1].boxes_xyxy.round(3).tolist()
    [[0.1, 0.2, 0.4, 0.6]]
    """
    rows = [parse_labels(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    table = np.array([row for row in rows if row[6] != 0]).reshape(-1, COLUMNS)
    boxes = table[:, 2:6] / (width, height, width, height)
    boxes[:, 2:] += boxes[:, :2]
    found = {}
    for frame in np.unique(table[:, 0]):
        is_here = table[:, 0] == frame
        found[int(frame)] = LabelledBoxes(table[is_here, 1].astype(np.int64), boxes[is_here])
    return found


def parse_labels(number: int, line: str) -> list[float]:
    try:
        values = [float(each) for each in line.split(",")[:COLUMNS]]
    except ValueError as error:
        raise ValueError(f"line {number} is not a line of numbers with commas: {line[:80]!r}") from error
    if len(values) < COLUMNS:
        raise ValueError(f"line {number} has {len(values)} columns, and {COLUMNS} are needed: {line[:80]!r}")
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
        if len(truth) and free[best] >= MIN_OVERLAP:
            is_free[best] = False
            hits += 1
    return Counts(hits, len(boxes) - hits, len(truth) - hits)


@dataclass(frozen=True, slots=True)
class People:
    """How real people were followed, on the frames that were looked at.

    A person is matched when a track lies on them for at least half of their frames, no matter how many tracks
    took turns; a track is false when it lies on nobody for at least half of its own. Misses and doubles stand
    apart, so that they cannot cancel.

    `ids_per_person` is the mean, over all real people, of the numbers that each was given. The right answer
    is one. A person without any number counts two, as far from it as somebody with one number too many:
    counted as none or as one, or left out, whoever is missed would make the mean better.
    """

    boxes: Counts
    people: int
    matched: int
    without_number: int
    tracks: int
    false_tracks: int
    ids_per_person: float


def split_by_person(truth: Sequence[LabelledBoxes], found: Sequence[LabelledBoxes]) -> People:
    """Real people of each frame against the tracks' boxes on it."""
    together = match_boxes(truth, found)
    both = [pair for frame in together for pair in frame]
    given: dict[int, set[int]] = {}
    for person, track in both:
        given.setdefault(person, set()).add(track)
    people, tracks = frames_of(truth), frames_of(found)
    on_person, of_track = Counter(person for person, _ in both), Counter(track for _, track in both)
    matched = sum(on_person[person] >= HALF * count for person, count in people.items())
    wanted, shown = sum(people.values()), sum(tracks.values())
    ids = [len(given.get(person, ())) or UNSEEN_COUNTS for person in people]
    return People(
        boxes=Counts(len(both), shown - len(both), wanted - len(both)),
        people=len(people),
        matched=matched,
        without_number=len(people) - len(given),
        tracks=len(tracks),
        false_tracks=sum(count - of_track[track] >= HALF * count for track, count in tracks.items()),
        ids_per_person=share(sum(ids), len(ids)),
    )


def frames_of(labels: Sequence[LabelledBoxes]) -> Counter[int]:
    """On how many frames each number is."""
    return Counter(int(number) for frame in labels for number in frame.track_ids)


def match_boxes(
    truth: Sequence[LabelledBoxes], found: Sequence[LabelledBoxes]
) -> list[list[tuple[int, int]]]:
    """For each frame the numbers of real people, with those of the tracks that lie on them.

    As in CLEAR MOT (Bernardin and Stiefelhagen, 2008), people and boxes of a frame are paired one to one,
    those first that were a pair before and still overlap, then the largest overlaps: somebody who is hidden
    behind another person is not given that person's number.
    """
    together: list[list[tuple[int, int]]] = []
    before: dict[int, int] = {}
    for real, seen in zip(truth, found, strict=True):
        shared = iou_matrix(real.boxes_xyxy, seen.boxes_xyxy)
        was_pair = (
            np.array([before.get(int(number), -1) for number in real.track_ids])[:, None] == seen.track_ids
        )
        shared = np.where(was_pair & (shared >= MIN_OVERLAP), shared + 1.0, shared)
        frame = [(int(real.track_ids[row]), int(seen.track_ids[column])) for row, column in pairs(shared)]
        before |= frame
        together.append(frame)
    return together


def pairs(shared: FloatArray) -> list[tuple[int, int]]:
    """Rows and columns of overlaps (N, M) that belong together, each at most once, best first.

    >>> pairs(np.array([[0.6, 0.9], [0.7, 0.8]]))
    [(0, 1), (1, 0)]
    """
    found: list[tuple[int, int]] = []
    left = shared.copy()
    while left.size and left.max() >= MIN_OVERLAP:
        row, column = divmod(int(left.argmax()), left.shape[1])
        found.append((row, column))
        left[row], left[:, column] = 0.0, 0.0
    return found
