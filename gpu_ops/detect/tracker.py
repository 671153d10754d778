"""Join boxes of the same person over time: by place, height and clothes, a fifth of a second apart.

Association in two stages, as in ByteTrack (Zhang et al., ECCV 2022): boxes that the detector is sure of start
and extend trails; weak boxes, among them everything found by motion alone, only extend them. Each stage pairs
trails with boxes so that the sum of their likenesses is largest (Hungarian method). What is compared is the
box with the place that the trail leads to, both grown, so that somebody who hurries by, a whole width between
two looks, is the same person (buffered IoU, Yang et al., WACV 2023); the height; and the clothes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Self

import numpy as np
import numpy.typing as npt

from domain.geometry import iou_matrix
from domain.records import FloatArray, IntArray
from gpu_ops.detect.boxes import Boxes, Scores

Unlike = Callable[[FloatArray, FloatArray], FloatArray]
"""Distances (...) of clothes (..., 6) as CIE L*a*b*; not a number where unknown."""

START_SCORE = 0.62
STRONG_SCORE = 0.55
KEEP_LOST_S, KEEP_NEW_S = 2.0, 0.5
"""So long a trail waits for its next box, and so long if it has but one."""
BUFFER, MIN_OVERLAP = 0.5, 0.1
"""Boxes are grown by this share of their size on every side before they are compared."""
HEIGHT_WEIGHT, CLOTHES_WEIGHT, WAIT_WEIGHT = 0.45, 0.4, 0.1
"""What likeness loses: for an e-fold of height, for clothes that have nothing in common, for each second."""
OTHER_CLOTHES, USUAL = 40.0, 0.4
"""From this distance clothes have nothing in common; unknown ones count as this share of it."""
PLACE_GAIN, SPEED_GAIN, SIZE_GAIN, CLOTHES_GAIN = 0.7, 0.35, 0.3, 0.15
WEAK_PLACE_GAIN, WEAK_SPEED_GAIN, WEAK_SIZE_GAIN = 0.3, 0.1, 0.05
"""How far a new box moves what a trail says (alpha-beta filter, Kalata 1984): a strong one, a weak one."""
MAX_AHEAD_S = 1.0
"""Nobody is sure to go on for longer as they went."""
EDGE = 0.02
SMALL = 1e-6
VISIBLE = 0.5
"""A trail that has led out of the picture by more than this share of its width is over."""


@dataclass(slots=True)
class Tracklet:
    """Where somebody is and heads for: `middle` and `size` (x, y) of the box, `velocity` per second."""

    number: int
    middle: FloatArray
    size: FloatArray
    velocity: FloatArray
    clothes: FloatArray
    time_s: float
    boxes: int = 1

    @classmethod
    def of(cls, number: int, time_s: float, box: FloatArray, clothes: FloatArray) -> Self:
        middle, size = (box[:2] + box[2:]) / 2, box[2:] - box[:2]
        return cls(number, middle, size, np.zeros(2), clothes, time_s)

    def box_at(self, time_s: float) -> FloatArray:
        """The box (4,) to be expected, which may lie partly out of the picture."""
        middle = self.middle + self.velocity * min(time_s - self.time_s, MAX_AHEAD_S)
        return np.concatenate([middle - self.size / 2, middle + self.size / 2])

    def is_alive(self, time_s: float) -> bool:
        wait_s = time_s - self.time_s
        if wait_s > (KEEP_LOST_S if self.boxes > 1 else KEEP_NEW_S):
            return False
        x1, _, x2, _ = self.box_at(time_s)
        return bool(min(x2, 1.0) - max(x1, 0.0) > VISIBLE * (x2 - x1))

    def extend(self, time_s: float, box: FloatArray, clothes: FloatArray, *, is_strong: bool) -> None:
        """Take the next box in."""
        box = uncut_boxes(box, self.size[0])
        step_s = max(time_s - self.time_s, 1e-3)
        expected = self.middle + self.velocity * min(step_s, MAX_AHEAD_S)
        off = (box[:2] + box[2:]) / 2 - expected
        place, speed, size = (
            (PLACE_GAIN, SPEED_GAIN, SIZE_GAIN)
            if is_strong
            else (WEAK_PLACE_GAIN, WEAK_SPEED_GAIN, WEAK_SIZE_GAIN)
        )
        if self.boxes == 1:
            place, speed = 1.0, 1.0 if is_strong else WEAK_PLACE_GAIN
        self.middle = expected + place * off
        self.velocity = self.velocity + speed * off / step_s
        self.size = self.size + size * (box[2:] - box[:2] - self.size)
        if is_strong and not np.isnan(clothes).any():
            known = clothes if np.isnan(self.clothes).any() else self.clothes
            self.clothes = known + CLOTHES_GAIN * (clothes - known)
        self.time_s, self.boxes = time_s, self.boxes + 1


def uncut_boxes(box: FloatArray, width: float) -> FloatArray:
    """A box that the left or right edge cuts off, as wide as the person is."""
    x1, y1, x2, y2 = box
    if x1 < EDGE and x2 < 1 - EDGE:
        return np.array([min(x1, x2 - width), y1, x2, y2])
    if x2 > 1 - EDGE and x1 > EDGE:
        return np.array([x1, y1, max(x2, x1 + width), y2])
    return box


@dataclass(frozen=True, slots=True)
class Observation:
    """The people's boxes (N, 4) on one frame, with scores (N,) and clothes (N, 6)."""

    time_s: float
    boxes: Boxes
    scores: Scores
    clothes: FloatArray


@dataclass(slots=True)
class Tracker:
    """Extends trails look by look."""

    unlike: Unlike
    trails: list[Tracklet] = field(default_factory=list)
    started: int = 0

    def assign_track_ids(self, look: Observation) -> IntArray:
        """IntArray (N,) of trails for the boxes of the next look; -1 for who belongs to nobody."""
        track_ids = np.full(len(look.scores), -1, dtype=np.int64)
        self.trails = [trail for trail in self.trails if trail.is_alive(look.time_s)]
        is_strong = look.scores >= STRONG_SCORE
        self._extend(self.trails, look, np.flatnonzero(is_strong), track_ids)
        lost = [trail for trail in self.trails if trail.time_s < look.time_s and trail.boxes > 1]
        self._extend(lost, look, np.flatnonzero(~is_strong), track_ids)
        for row in np.flatnonzero((track_ids < 0) & (look.scores >= START_SCORE)):
            track_ids[row] = self.started
            self.trails.append(Tracklet.of(self.started, look.time_s, look.boxes[row], look.clothes[row]))
            self.started += 1
        return track_ids

    def _extend(
        self, trails: Sequence[Tracklet], look: Observation, rows: IntArray, track_ids: IntArray
    ) -> None:
        if not trails or len(rows) == 0:
            return
        for at, place in match_pairs(likeness(trails, look, rows, self.unlike)):
            row = rows[place]
            is_strong = bool(look.scores[row] >= STRONG_SCORE)
            trails[at].extend(look.time_s, look.boxes[row], look.clothes[row], is_strong=is_strong)
            track_ids[row] = trails[at].number


def track_boxes(
    times_s: FloatArray,
    boxes_xyxy: Boxes,
    scores: Scores,
    is_box: npt.NDArray[np.bool_],
    clothes: FloatArray,
    unlike: Unlike,
) -> IntArray:
    """IntArray (N,) of trails for boxes (N, 4) sorted by time; -1 where a box belongs to nobody.

    Rows where `is_box` is False stand for frames without boxes: time passes, nothing is matched. `clothes`
    (N, 6) are compared by `unlike`. Who has a single box gets no number.
    """
    track_ids = np.full(len(times_s), -1, dtype=np.int64)
    follower = Tracker(unlike)
    for rows in np.split(np.arange(len(times_s)), np.flatnonzero(np.diff(times_s)) + 1):
        found = rows[is_box[rows]]
        if len(found):
            look = Observation(float(times_s[found[0]]), boxes_xyxy[found], scores[found], clothes[found])
            track_ids[found] = follower.assign_track_ids(look)
    return drop_single_boxes(track_ids)


def likeness(trails: Sequence[Tracklet], look: Observation, rows: IntArray, unlike: Unlike) -> FloatArray:
    """How well each trail (N) would go on with each of some boxes (M): (N, M), above 0 where it may.

    Motion shows parts of people, or several: its height says nothing, and it has no clothes.
    """
    boxes, clothes = look.boxes[rows], look.clothes[rows]
    shared = iou_matrix(
        grow_boxes(np.stack([trail.box_at(look.time_s) for trail in trails])), grow_boxes(boxes)
    )
    heights = np.array([trail.size[1] for trail in trails])[:, None]
    taller = np.abs(np.log(np.maximum(heights, SMALL) / np.maximum(boxes[:, 3] - boxes[:, 1], SMALL)))
    taller[:, look.scores[rows] < STRONG_SCORE] = 0.0
    other = unlike(np.stack([trail.clothes for trail in trails])[:, None], clothes[None]) / OTHER_CLOTHES
    other = np.where(np.isnan(other), USUAL, np.minimum(other, 1.0)) - USUAL
    waited_s = np.array([look.time_s - trail.time_s for trail in trails])[:, None]
    alike = shared - HEIGHT_WEIGHT * taller - CLOTHES_WEIGHT * other - WAIT_WEIGHT * waited_s
    return np.asarray(np.where(shared >= MIN_OVERLAP, alike, 0.0))


def grow_boxes(boxes: Boxes) -> Boxes:
    margin = BUFFER * (boxes[:, 2:] - boxes[:, :2])
    return np.concatenate([boxes[:, :2] - margin, boxes[:, 2:] + margin], axis=1)


def match_pairs(chances: FloatArray) -> list[tuple[int, int]]:
    """Rows and columns of likenesses (N, M) that belong together, each at most once, with the largest sum."""
    from scipy.optimize import linear_sum_assignment

    rows, columns = linear_sum_assignment(np.maximum(chances, 0.0), maximize=True)
    both = zip(rows.tolist(), columns.tolist(), strict=True)
    return [(row, column) for row, column in both if chances[row, column] > 0]


def drop_single_boxes(track_ids: IntArray) -> IntArray:
    """IntArray (N,) of which none stands alone, those that did are -1."""
    _, places, counts = np.unique(track_ids, return_inverse=True, return_counts=True)
    return np.where(counts[places] > 1, track_ids, -1)
