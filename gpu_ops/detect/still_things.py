"""Find places that differ from the empty scene and do not move: what was left there, or taken away.

Two pictures of the scene with different speeds (Porikli, Ivanov and Haga, 2008, "Robust abandoned object
detection using dual foregrounds"): what differs from the slow one and not from the quick one, which is the
look before, is still. Where a person is boxed, nothing is decided. Whether something came or went is told by
the edges along the outline (after Cucchiara et al., 2003). On the CPU; levels are brightness 0..255.
"""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from domain.geometry import iou_matrix
from gpu_ops.detect import background
from gpu_ops.detect.background import FloatGray, Mask, boxes_mask, clean_mask, difference, gradient_magnitude
from gpu_ops.detect.boxes import Boxes

LOOK_S = 1.0
"""Seconds between two looks."""
SLOW_S = 30.0
"""Time constant (seconds) with which the slow picture follows the scene where nothing differs."""
MIN_STILL_S = 4.0
"""Seconds for which a place must be still, at least."""
KEEP_FACTOR = 0.6
"""Share of the least difference above which a place stays different: hysteresis against noise."""
MIN_STILL_SHARE = 0.0004
"""Share of the picture that a still place must have: a bag of somebody an eighth of the picture high."""
MAX_STILL_SHARE = 0.08
"""Share of the picture that it may have at most; more is furniture, a door, or light."""
MAX_DIFFERENT_SHARE = 0.3
"""Share of the picture above which the scene as a whole has changed, and begins anew."""
MAX_STILL_S = 1800.0
"""Seconds after which a still place belongs to the empty scene: half an hour."""
MIN_VISIBLE_SHARE = 0.7
"""Share of a still place that must be seen now, with nobody before it, to be measured."""
PEOPLE_MARGIN = 0.1
"""Room around people where nothing is decided, as a share of their boxes: outlines are rough."""
SAME_PLACE_IOU = 0.3
"""Overlap from which on a still place is the one of the look before."""
MAX_PLACES = 20
"""Still places that are followed at once; with more of them the scene is not one that this method fits."""
MIN_EDGES = 1.0
"""Levels of gradient that are added to both sides of a ratio, so that flat places do not divide by 0."""


class StillPlace(NamedTuple):
    """One row of `StillThings`, in the order of its columns."""

    number: int
    time_s: float
    since_s: float
    box_xyxy: npt.NDArray[np.float64]
    edge_gain: float
    likeness: float


@dataclass(slots=True)
class StillThingFinder:
    """Watches one fixed camera for places that have changed for good; constant memory."""

    slow: FloatGray | None = None
    quick: FloatGray | None = None
    changed: FloatGray | None = None
    """(h, w) seconds at which a pixel changed last."""
    since: FloatGray | None = None
    """(h, w) seconds since when a pixel is another one for good; infinite where it is not."""
    looked_s: float = 0.0
    next_number: int = 1
    known: list[tuple[int, list[float]]] = field(default_factory=list)
    """Number and box of the still places of the last look."""
    people: Boxes = field(default_factory=lambda: np.zeros((0, 4)))
    """Boxes (N, 4) of people since the last look: a detector misses somebody now and then."""

    def look(self, time_s: float, gray: FloatGray, people: Boxes, *, is_usual: bool) -> list[StillPlace]:
        """The still places of a frame (h, w), at most once in `LOOK_S`; people's boxes are (N, 4) in 0..1.

        Where the view is not as usual, nothing is decided.
        """
        if self.slow is None or self.slow.shape != gray.shape:
            self.start_again(time_s, gray)
        self.people = np.concatenate([self.people, people])
        if time_s - self.looked_s < LOOK_S or not is_usual:
            return []
        passed_s, self.looked_s = time_s - self.looked_s, time_s
        differs = difference(gray, self._pictures()[0])
        if np.count_nonzero(differs) > MAX_DIFFERENT_SHARE * differs.size:
            self.start_again(time_s, gray)
            return []
        hidden = self._follow(gray, differs, boxes_mask(gray.shape, self.people, PEOPLE_MARGIN), passed_s)
        self.people = np.zeros((0, 4))
        return self._measure(gray, hidden)

    def start_again(self, time_s: float, gray: FloatGray) -> None:
        """Take a picture (h, w) for the empty scene."""
        self.slow, self.quick, self.looked_s = gray.copy(), gray.copy(), time_s
        self.changed = np.full(gray.shape, time_s, dtype=np.float32)
        self.since, self.known = np.full(gray.shape, np.inf, dtype=np.float32), []
        self.people = np.zeros((0, 4))

    def state(self) -> dict[str, Any]:
        """Everything that later frames depend on, as plain values and arrays."""
        return {name: getattr(self, name) for name in self.__slots__}

    def _follow(self, gray: FloatGray, differs: Mask, people: Mask, passed_s: float) -> Mask:
        """Update both pictures and since when pixels are still; returns where something hides the scene."""
        slow, quick, changed, since = self._pictures()
        moves = difference(gray, quick)
        changed[moves] = self.looked_s - passed_s / 2
        hidden = people | moves
        is_new = differs & ~hidden & (self.looked_s - changed >= MIN_STILL_S) & np.isinf(since)
        since[is_new] = changed[is_new]
        stays = difference(gray, slow, background.MIN_DIFFERENCE * KEEP_FACTOR)
        is_over = (self.looked_s - since > MAX_STILL_S) & ~hidden
        since[is_over | (~stays & ~people)] = np.inf
        slow[is_over] = gray[is_over]
        rate = np.float32(1 - np.exp(-passed_s / SLOW_S))
        slow += np.where(stays | people, np.float32(0), rate) * (gray - slow)
        self.quick = gray.copy()
        return hidden

    def _measure(self, gray: FloatGray, hidden: Mask) -> list[StillPlace]:
        slow, _, _, since = self._pictures()
        still = clean_mask(np.isfinite(since))
        places = split_places(still)
        if not places or len(places) > MAX_PLACES:
            self.known = []
            return []
        numbers = self._number([box for _, box in places])
        return [
            StillPlace(
                number,
                self.looked_s,
                float(np.median(since[mask & np.isfinite(since)])),
                box,
                outline_gain(mask, slow, gray),
                likeness(mask, slow, gray),
            )
            for number, (mask, box) in zip(numbers, places, strict=True)
            if np.count_nonzero(mask & hidden) <= (1 - MIN_VISIBLE_SHARE) * np.count_nonzero(mask)
        ]

    def _number(self, boxes: list[npt.NDArray[np.float64]]) -> list[int]:
        """The numbers of still places: of the known one that lies there, or a new one."""
        known, numbers = list(self.known), []
        for box in boxes:
            iou = iou_matrix(box[None], np.array([each for _, each in known]).reshape(-1, 4))[0]
            best = int(iou.argmax()) if len(iou) else 0
            if len(iou) and iou[best] >= SAME_PLACE_IOU:
                numbers.append(known.pop(best)[0])
            else:
                numbers.append(self.next_number)
                self.next_number += 1
        self.known = [(number, box.tolist()) for number, box in zip(numbers, boxes, strict=True)]
        return numbers

    def _pictures(self) -> tuple[FloatGray, FloatGray, FloatGray, FloatGray]:
        if self.slow is None or self.quick is None or self.changed is None or self.since is None:
            raise ValueError("No picture has been looked at yet")
        return self.slow, self.quick, self.changed, self.since


def split_places(still: Mask) -> list[tuple[Mask, npt.NDArray[np.float64]]]:
    """The connected parts of a mask (h, w) that are of a thing's size, each with its box (4,) in 0..1."""
    if not still.any():
        return []
    height, width = still.shape
    count, labels, stats, _ = cv2.connectedComponentsWithStats(still.astype(np.uint8))
    scale = np.array([width, height, width, height], dtype=np.float64)
    places = []
    for label in range(1, count):
        x, y, across, down, area = (int(value) for value in stats[label])
        if MIN_STILL_SHARE * still.size <= area and across * down <= MAX_STILL_SHARE * still.size:
            places.append((labels == label, np.array([x, y, x + across, y + down]) / scale))
    return places


def outline_gain(mask: Mask, slow: FloatGray, gray: FloatGray) -> float:
    """Edges along the outline of a place in a picture, over those in the empty scene; all (h, w)."""
    outline = cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_GRADIENT, background.KERNEL[:3, :3]).astype(
        bool
    )
    before, now = (float(gradient_magnitude(picture)[outline].mean()) for picture in (slow, gray))
    return (now + MIN_EDGES) / (before + MIN_EDGES)


def likeness(mask: Mask, slow: FloatGray, gray: FloatGray) -> float:
    """Correlation (-1..1) of the gradients inside a place in a picture and in the empty scene; all (h, w)."""
    inside = cv2.erode(mask.astype(np.uint8), background.KERNEL[:3, :3]).astype(bool)
    if not inside.any():
        return 0.0
    before, now = (gradient_vectors(picture, inside) for picture in (slow, gray))
    energy = np.sqrt((before**2).sum() * (now**2).sum())
    return float((before * now).sum() / max(energy, MIN_EDGES))


def gradient_vectors(picture: FloatGray, inside: Mask) -> npt.NDArray[np.float32]:
    """Gradients (2, N) by Sobel, in levels, of the N pixels inside."""
    both = [cv2.Sobel(picture, cv2.CV_32F, dx, 1 - dx)[inside] for dx in (1, 0)]
    return np.asarray(both, dtype=np.float32)
