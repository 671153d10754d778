"""Track people: join boxes of the same person over time, by position, height and clothes.

Association in two stages, as in ByteTrack (Zhang et al., ECCV 2022): boxes that the detector is sure of start
and extend tracklets; weak boxes, among them all motion boxes, only extend them. Each stage pairs tracklets
with boxes so that the sum of their similarities is largest (Hungarian method). Compared are the box and the
position that the tracklet predicts, both enlarged, so that somebody who moves a whole width between two
samples is the same person (buffered IoU, Yang et al., WACV 2023); the height; and the clothes.

Written for 5 samples per second (decision 0010). The thresholds were tuned on drawn scenes; `make bench
NAME=tracking` measures them on other seeds.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Self

import numpy as np
import numpy.typing as npt

from domain.geometry import iou_matrix
from domain.records import FloatArray, IntArray
from gpu_ops.detect.boxes import Boxes, Scores

ClothesDistance = Callable[[FloatArray, FloatArray], FloatArray]
"""Distances (...) of clothes (..., 6) in CIE L*a*b*; NaN where unknown."""

START_SCORE = 0.62
"""Detector score (0..1) from which on a box may start a tracklet. Lower values start more false ones."""
STRONG_SCORE = 0.55
"""Score from which on a box takes part in the first stage; motion boxes (0.3) never do."""
MAX_LOST_S = 2.0
"""Seconds for which a tracklet waits for its next box. Longer bridges more, and takes over more strangers."""
MAX_NEW_LOST_S = 0.5
"""The same for a tracklet with a single box, which may be a false detection: two samples at 5 Hz."""
BUFFER = 0.5
"""Share of their size by which boxes are enlarged on every side before they are compared (decision 0010)."""
MIN_BUFFERED_IOU = 0.1
"""Intersection over union of enlarged boxes below which tracklet and box are never paired."""
HEIGHT_WEIGHT = 0.45
"""Taken from the similarity for each factor of e between the heights: a person's height does not jump."""
CLOTHES_WEIGHT = 0.4
"""Taken from the similarity for clothes that have nothing in common."""
WAIT_WEIGHT_PER_S = 0.1
"""Taken from the similarity for each second that the tracklet has waited."""
OTHER_CLOTHES = 40.0
"""CIE76 distance from which on clothes have nothing in common."""
UNKNOWN_CLOTHES_SHARE = 0.4
"""Share of that distance that unknown clothes count as; also the distance that costs nothing."""
POSITION_GAIN = 0.7
"""Share of the difference by which a strong box corrects the predicted position (alpha of the alpha-beta
filter, Kalata 1984)."""
VELOCITY_GAIN = 0.35
"""The same for the velocity (beta of that filter)."""
SIZE_GAIN = 0.3
"""The same for width and height."""
CLOTHES_GAIN = 0.15
"""The same for clothes: they stay the same, while light and angle change, so slower than all else."""
WEAK_POSITION_GAIN = 0.3
"""`POSITION_GAIN` of a weak box; motion may show a part of a person, or several."""
WEAK_VELOCITY_GAIN = 0.1
"""`VELOCITY_GAIN` of a weak box."""
WEAK_SIZE_GAIN = 0.05
"""`SIZE_GAIN` of a weak box."""
MAX_PREDICTION_S = 1.0
"""Seconds for which a position is predicted, at most: nobody keeps their velocity for longer."""
MIN_STEP_S = 1e-3
"""Smallest time between two boxes that a velocity is computed from (seconds)."""
EDGE_MARGIN = 0.02
"""Share of the frame's width: a box this near to the left or right edge is cut off by it."""
MIN_HEIGHT = 1e-6
"""Smallest height that a logarithm is taken of, in heights of the frame."""
MIN_VISIBLE_SHARE = 0.5
"""Share of its width that a predicted box must have inside the picture; otherwise the tracklet ends."""


@dataclass(slots=True)
class Tracklet:
    """A tracked box: `middle` (2,) and `size` (2,) as (x, y) in 0..1, `velocity` (2,) per second.

    `clothes` (6,) are CIE L*a*b*, `time_s` is that of the last box, `boxes` their number.
    """

    track_id: int
    middle: FloatArray
    size: FloatArray
    velocity: FloatArray
    clothes: FloatArray
    time_s: float
    boxes: int = 1

    @classmethod
    def start(cls, track_id: int, time_s: float, box: FloatArray, clothes: FloatArray) -> Self:
        middle, size = (box[:2] + box[2:]) / 2, box[2:] - box[:2]
        return cls(track_id, middle, size, np.zeros(2), clothes, time_s)

    def box_at(self, time_s: float) -> FloatArray:
        """The predicted box (4,), which may lie partly outside the picture."""
        middle = self.middle + self.velocity * min(time_s - self.time_s, MAX_PREDICTION_S)
        return np.concatenate([middle - self.size / 2, middle + self.size / 2])

    def is_alive(self, time_s: float) -> bool:
        """Whether it still waits for a box, and is predicted inside the picture."""
        wait_s = time_s - self.time_s
        if wait_s > (MAX_LOST_S if self.boxes > 1 else MAX_NEW_LOST_S):
            return False
        x1, _, x2, _ = self.box_at(time_s)
        return bool(min(x2, 1.0) - max(x1, 0.0) > MIN_VISIBLE_SHARE * (x2 - x1))

    def extend(self, time_s: float, box: FloatArray, clothes: FloatArray, *, is_strong: bool) -> None:
        """Update position, velocity, size and clothes with the next box (4,), by an alpha-beta filter."""
        box = complete_cut_box(box, self.size[0])
        step_s = max(time_s - self.time_s, MIN_STEP_S)
        predicted = self.middle + self.velocity * min(step_s, MAX_PREDICTION_S)
        residual = (box[:2] + box[2:]) / 2 - predicted
        position_gain, velocity_gain, size_gain = (
            (POSITION_GAIN, VELOCITY_GAIN, SIZE_GAIN)
            if is_strong
            else (WEAK_POSITION_GAIN, WEAK_VELOCITY_GAIN, WEAK_SIZE_GAIN)
        )
        if self.boxes == 1:
            position_gain, velocity_gain = 1.0, 1.0 if is_strong else WEAK_POSITION_GAIN
        self.middle = predicted + position_gain * residual
        self.velocity = self.velocity + velocity_gain * residual / step_s
        self.size = self.size + size_gain * (box[2:] - box[:2] - self.size)
        if is_strong and not np.isnan(clothes).any():
            known = clothes if np.isnan(self.clothes).any() else self.clothes
            self.clothes = known + CLOTHES_GAIN * (clothes - known)
        self.time_s, self.boxes = time_s, self.boxes + 1


def complete_cut_box(box: FloatArray, width: float) -> FloatArray:
    """A box (4,) that the left or right edge cuts off, extended to the person's width; others as they are."""
    x1, y1, x2, y2 = box
    if x1 < EDGE_MARGIN and x2 < 1 - EDGE_MARGIN:
        return np.array([min(x1, x2 - width), y1, x2, y2])
    if x2 > 1 - EDGE_MARGIN and x1 > EDGE_MARGIN:
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
    """Assigns track ids frame by frame; ids count from 0."""

    clothes_distance: ClothesDistance
    tracklets: list[Tracklet] = field(default_factory=list)
    started: int = 0

    def assign_track_ids(self, frame: Observation) -> IntArray:
        """Track ids (N,) for the boxes of the next frame; -1 for boxes that belong to nobody."""
        track_ids = np.full(len(frame.scores), -1, dtype=np.int64)
        self.tracklets = [each for each in self.tracklets if each.is_alive(frame.time_s)]
        is_strong = frame.scores >= STRONG_SCORE
        self._extend(self.tracklets, frame, np.flatnonzero(is_strong), track_ids)
        lost = [each for each in self.tracklets if each.time_s < frame.time_s and each.boxes > 1]
        self._extend(lost, frame, np.flatnonzero(~is_strong), track_ids)
        for row in np.flatnonzero((track_ids < 0) & (frame.scores >= START_SCORE)):
            track_ids[row] = self.started
            new = Tracklet.start(self.started, frame.time_s, frame.boxes[row], frame.clothes[row])
            self.tracklets.append(new)
            self.started += 1
        return track_ids

    def _extend(
        self, tracklets: Sequence[Tracklet], frame: Observation, rows: IntArray, track_ids: IntArray
    ) -> None:
        if not tracklets or len(rows) == 0:
            return
        for at, column in match_pairs(similarity(tracklets, frame, rows, self.clothes_distance)):
            row = rows[column]
            is_strong = bool(frame.scores[row] >= STRONG_SCORE)
            tracklets[at].extend(frame.time_s, frame.boxes[row], frame.clothes[row], is_strong=is_strong)
            track_ids[row] = tracklets[at].track_id


def track_boxes(
    times_s: FloatArray,
    boxes_xyxy: Boxes,
    scores: Scores,
    is_box: npt.NDArray[np.bool_],
    clothes: FloatArray,
    clothes_distance: ClothesDistance,
) -> IntArray:
    """Track ids (N,) for boxes (N, 4) sorted by time; -1 where a box belongs to nobody.

    Rows where `is_box` is False stand for frames without boxes: time passes, nothing is matched. `clothes`
    (N, 6) are compared by `clothes_distance`. Tracklets with a single box are dropped.
    """
    track_ids = np.full(len(times_s), -1, dtype=np.int64)
    tracker = Tracker(clothes_distance)
    for rows in np.split(np.arange(len(times_s)), np.flatnonzero(np.diff(times_s)) + 1):
        found = rows[is_box[rows]]
        if len(found):
            frame = Observation(float(times_s[found[0]]), boxes_xyxy[found], scores[found], clothes[found])
            track_ids[found] = tracker.assign_track_ids(frame)
    return drop_single_boxes(track_ids)


def similarity(
    tracklets: Sequence[Tracklet], frame: Observation, rows: IntArray, clothes_distance: ClothesDistance
) -> FloatArray:
    """Similarity (N, M) of N tracklets and M boxes (rows of the frame); above 0 where they may be paired.

    Motion boxes show parts of people, or several: their height does not count, and they have no clothes.
    """
    boxes, clothes = frame.boxes[rows], frame.clothes[rows]
    predicted = np.stack([each.box_at(frame.time_s) for each in tracklets])
    iou = iou_matrix(enlarge_boxes(predicted), enlarge_boxes(boxes))
    heights = np.array([each.size[1] for each in tracklets])[:, None]
    box_heights = np.maximum(boxes[:, 3] - boxes[:, 1], MIN_HEIGHT)
    log_ratio = np.abs(np.log(np.maximum(heights, MIN_HEIGHT) / box_heights))
    log_ratio[:, frame.scores[rows] < STRONG_SCORE] = 0.0
    known_clothes = np.stack([each.clothes for each in tracklets])
    distance = clothes_distance(known_clothes[:, None], clothes[None]) / OTHER_CLOTHES
    distance = np.where(np.isnan(distance), UNKNOWN_CLOTHES_SHARE, np.minimum(distance, 1.0))
    waited_s = np.array([frame.time_s - each.time_s for each in tracklets])[:, None]
    clothes_cost = CLOTHES_WEIGHT * (distance - UNKNOWN_CLOTHES_SHARE)
    score = iou - HEIGHT_WEIGHT * log_ratio - clothes_cost - WAIT_WEIGHT_PER_S * waited_s
    return np.asarray(np.where(iou >= MIN_BUFFERED_IOU, score, 0.0))


def enlarge_boxes(boxes: Boxes) -> Boxes:
    """Boxes (N, 4) enlarged by `BUFFER` of their size on every side."""
    margin = BUFFER * (boxes[:, 2:] - boxes[:, :2])
    return np.concatenate([boxes[:, :2] - margin, boxes[:, 2:] + margin], axis=1)


def match_pairs(similarities: FloatArray) -> list[tuple[int, int]]:
    """(row, column) pairs of similarities (N, M) above 0 with the largest sum, each used at most once."""
    from scipy.optimize import linear_sum_assignment

    rows, columns = linear_sum_assignment(np.maximum(similarities, 0.0), maximize=True)
    pairs = zip(rows.tolist(), columns.tolist(), strict=True)
    return [(row, column) for row, column in pairs if similarities[row, column] > 0]


def drop_single_boxes(track_ids: IntArray) -> IntArray:
    """Track ids (N,) in which those of a single box are -1."""
    _, indices, counts = np.unique(track_ids, return_inverse=True, return_counts=True)
    return np.where(counts[indices] > 1, track_ids, -1)
