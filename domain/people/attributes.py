"""Attributes of a tracked person: from their path, their clothes, and the predictions of classifiers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np

from domain.events.rules.series import moving_average
from domain.people.clothes import Clothes
from domain.people.colour import ColourName
from domain.people.traits import AgeGroup, Facing, Gender, Prediction
from domain.records import Box, FloatArray, TimeRange, Track

EDGE_MARGIN = 0.02
"""Share of the frame's width or height: a box this near to an edge touches it. Detectors leave a rim of some
pixels."""
MAX_PATH_POINTS = 40
"""Points of a path that are stored, at most: enough to draw it, a few hundred bytes in the database."""
MIN_TRAVEL_HEIGHTS = 0.5
"""Heights of the person from the first to the last position of a path; a shorter one shows no direction."""
ANGLE_STEP_DEG = 5
"""Degrees to which an orientation is rounded: paths are not more exact."""


class Side(StrEnum):
    """An edge of the picture, or the part of it that somebody was in."""

    LEFT = "left"
    RIGHT = "right"
    TOP = "top"
    BOTTOM = "bottom"


class Location(StrEnum):
    """Third of the picture's width."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Attributes:
    """What is known of a person; None where it is not.

    `path` holds (seconds, x, y) of the middle of the feet, smoothed, in 0..1 of the frame.
    `orientation_deg` is 0 towards the camera, 90 towards the left edge, 180 away, 270 towards the right
    edge, in steps of five. It follows from movement; `facing` of people who hardly moved is a classifier's.
    """

    path: tuple[tuple[float, float, float], ...]
    entry_side: Side | None
    exit_side: Side | None
    upper: ColourName | None
    lower: ColourName | None
    orientation_deg: int | None
    facing: Facing | None
    location: Location
    gender: Prediction | None = None
    age_group: Prediction | None = None
    facing_score: float | None = None
    """Share of a classifier's `facing`; None where movement tells it."""


def person_attributes(
    track: Track, aspect: float, predictions: Sequence[Prediction] = (), clothes: Clothes | None = None
) -> Attributes:
    """Attributes of one person in a frame whose width is `aspect` times its height.

    `predictions` are those of classifiers, at most one of each kind; `clothes` are None where not measured.
    """
    by_kind = {type(each.value): each for each in predictions}
    path = smooth_path(track)
    degrees = direction(path, track, aspect)
    return Attributes(
        path=tuple(
            (round(float(t), 2), round(float(x), 4), round(float(y), 4)) for t, x, y in thin_out(path)
        ),
        entry_side=frame_side(track.box_at(track.range.start_s)),
        exit_side=frame_side(track.box_at(track.range.end_s)),
        upper=clothes.upper if clothes else None,
        lower=clothes.lower if clothes else None,
        orientation_deg=degrees,
        facing=facing_from_path(degrees) if degrees is not None else predicted_facing(by_kind.get(Facing)),
        location=find_location(float(np.median(track.boxes_xyxy[:, [0, 2]].mean(axis=1)))),
        gender=by_kind.get(Gender),
        age_group=by_kind.get(AgeGroup),
        facing_score=by_kind[Facing].score if degrees is None and Facing in by_kind else None,
    )


def smooth_path(track: Track) -> FloatArray:
    """(P, 3) seconds, x and y of the feet in 0..1 of the frame, smoothed over time."""
    x = moving_average(track.times_s, track.boxes_xyxy[:, [0, 2]].mean(axis=1))
    y = moving_average(track.times_s, track.boxes_xyxy[:, 3])
    return np.stack([track.times_s, x, y], axis=1)


def thin_out(path: FloatArray) -> FloatArray:
    """At most `MAX_PATH_POINTS` of a path's points, its ends among them."""
    if len(path) <= MAX_PATH_POINTS:
        return path
    return np.asarray(path[np.linspace(0, len(path) - 1, MAX_PATH_POINTS).round().astype(int)])


def direction(path: FloatArray, track: Track, aspect: float) -> int | None:
    """The direction from start to end of a path, in degrees as in `Attributes`; None if they hardly moved."""
    return heading(path, float(np.median(track.boxes_xyxy[:, 3] - track.boxes_xyxy[:, 1])), aspect)


def heading(path: FloatArray, height: float, aspect: float) -> int | None:
    """The same for a path of (seconds, x, y) (P, 3) of somebody who is `height` high (0..1 of the frame)."""
    across, down = (path[-1, 1] - path[0, 1]) * aspect, path[-1, 2] - path[0, 2]
    if np.hypot(across, down) < MIN_TRAVEL_HEIGHTS * height:
        return None
    degrees = float(np.degrees(np.arctan2(-across, down)))
    return int(ANGLE_STEP_DEG * round(degrees / ANGLE_STEP_DEG)) % 360


def heading_during(known: Mapping[str, Any], span: TimeRange, box: Box, aspect: float) -> int | None:
    """Where somebody went during a range of time, in degrees as in `Attributes`, by stored attributes.

    None if they hardly moved, or their path is not known.
    """
    path = np.array(known.get("path") or np.zeros((0, 3)), dtype=np.float64).reshape(-1, 3)
    if len(path) < 2:
        return None
    ends_s = np.array([span.start_s, span.end_s])
    ends = np.stack([ends_s, *(np.interp(ends_s, path[:, 0], path[:, axis]) for axis in (1, 2))], axis=1)
    return heading(ends, box[3] - box[1], aspect)


def facing_from_path(degrees: int) -> Facing:
    """The sector of an orientation: front 300-60, left 60-150, back 150-240, right 240-300.

    >>> [str(facing_from_path(degrees)) for degrees in (0, 90, 180, 270, 299, 300)]
    ['front', 'left', 'back', 'right', 'right', 'front']
    """
    if 60 <= degrees < 150:
        return Facing.LEFT
    if 150 <= degrees < 240:
        return Facing.BACK
    return Facing.RIGHT if 240 <= degrees < 300 else Facing.FRONT


def predicted_facing(prediction: Prediction | None) -> Facing | None:
    return Facing(prediction.value) if prediction is not None else None


def frame_side(box: Box) -> Side | None:
    """The edge of the picture that a box touches; sides count before top and bottom."""
    x1, y1, x2, y2 = box
    for touches, side in (
        (x1 < EDGE_MARGIN, Side.LEFT),
        (x2 > 1 - EDGE_MARGIN, Side.RIGHT),
        (y2 > 1 - EDGE_MARGIN, Side.BOTTOM),
        (y1 < EDGE_MARGIN, Side.TOP),
    ):
        if touches:
            return side
    return None


def find_location(x: float) -> Location:
    if x < 1 / 3:
        return Location.LEFT
    return Location.RIGHT if x >= 2 / 3 else Location.CENTER
