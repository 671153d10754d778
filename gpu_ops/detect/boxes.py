"""Boxes of one frame, as a detector or motion gives them; non-maximum suppression, and grouping.

Boxes are arrays (N, 4) of x1, y1, x2, y2 in 0..1 of the frame.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from domain.geometry import containment_matrix, enclosing_box, intersection_areas, iou_matrix
from domain.records import PERSON

Boxes = npt.NDArray[np.float64]
"""(N, 4) x1, y1, x2, y2."""
Scores = npt.NDArray[np.float64]
"""(N,) in 0..1."""
MAX_IOU = 0.45
"""Intersection over union above which two boxes mean the same person, and the weaker one is dropped. Higher
keeps doubles, lower drops one of two people who stand close."""
MAX_NESTED = 0.8
"""The same for the share of the smaller box that lies inside the other one: boxes of heads and legs."""


@dataclass(frozen=True, slots=True)
class DetectedBoxes:
    """Boxes of one frame: `boxes_xyxy` (N, 4), `scores` (N,) in 0..1, `labels` (N,) as in `Detections`."""

    boxes_xyxy: Boxes
    scores: Scores
    labels: npt.NDArray[np.str_]

    @classmethod
    def people(cls, boxes_xyxy: Boxes, scores: Scores) -> "DetectedBoxes":
        return cls(boxes_xyxy, scores, np.full(len(scores), PERSON, dtype="U16"))

    @classmethod
    def nothing(cls) -> "DetectedBoxes":
        return cls.people(np.zeros((0, 4)), np.zeros(0))

    def select(self, rows: npt.NDArray[np.bool_] | npt.NDArray[np.int64]) -> "DetectedBoxes":
        return DetectedBoxes(self.boxes_xyxy[rows], self.scores[rows], self.labels[rows])


@dataclass(frozen=True, slots=True)
class MovingRegions:
    """Boxes (M, 4) around what differs from the empty scene; `clear` (K, 4) around what differs clearly."""

    boxes: Boxes
    clear: Boxes

    @classmethod
    def nothing(cls) -> "MovingRegions":
        return cls(np.zeros((0, 4)), np.zeros((0, 4)))


def best_boxes(boxes_xyxy: Boxes, scores: Scores) -> npt.NDArray[np.int64]:
    """Rows (K,) to keep, best first: non-maximum suppression by overlap and by nesting."""
    keep: list[int] = []
    for row in np.argsort(-scores, kind="stable"):
        if not keep or not is_covered(boxes_xyxy[row], boxes_xyxy[keep]):
            keep.append(int(row))
    return np.array(keep, dtype=np.int64)


def is_covered(box: Boxes, others: Boxes) -> bool:
    """Whether one box (4,) means the same person as any of the others (N, 4)."""
    iou = iou_matrix(box[None], others)[0]
    nested = containment_matrix(box[None], others)[0]
    return bool(((iou > MAX_IOU) | (nested > MAX_NESTED)).any())


def touches(box: Boxes, other: Boxes) -> bool:
    """Whether two boxes (1, 4) share an area."""
    return bool(intersection_areas(box, other)[0, 0] > 0)


def groups(boxes_xyxy: Boxes, margin: float) -> list[Boxes]:
    """Boxes (N, 4) in groups whose regions, grown by `margin` (0..1 of the frame), do not touch."""
    found = [box[None] for box in boxes_xyxy]
    grown = np.array([-margin, -margin, margin, margin]) / 2
    at = 0
    while at < len(found):
        own = np.array([enclosing_box(found[at])]) + grown
        near = [
            other
            for other in range(len(found))
            if other != at and touches(own, np.array([enclosing_box(found[other])]) + grown)
        ]
        if not near:
            at += 1
            continue
        found[near[0]] = np.concatenate([found[near[0]], found[at]])
        del found[at]
        at = 0
    return found
