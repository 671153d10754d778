"""The paths of all people of a recording, with what every rule asks for: feet, size and speed.

Lengths are heights of the frame, so that x and y have one unit; rules divide them by the height of the
person. All people are computed at once: a hundred paths cost little more than one.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from domain.events.rules.feet import EDGE_MARGIN, USUAL_QUANTILE, Feet, gather_feet
from domain.events.rules.series import APART_S, window_bounds, windowed_means
from domain.records import BoolArray, FloatArray, IntArray, Track

DROP_S = 3.0
"""Seconds within which the head of somebody who sits down or falls comes down."""
GROWTH_PER_FEET = 0.55
"""Growth of somebody's height for each unit that their feet come down the picture: their height over the
camera's, here for a camera three metres up."""
MIN_STEP_S = 1e-3
"""Smallest time that a distance is divided by, in seconds; below the time between any two frames."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Values of P samples, of one person or of several one after the other.

    `x` is the middle of the box (`complete_middles`), `feet` its lower edge, `top`, `width` and `height` the
    rest of it, in heights of the frame. `body` is the usual height of the person, and `velocity` (P, 2) of
    the middle of the box is smoothed, in such heights per second; `speed` is its length.
    `head_drop` is by how much the top is below the highest one of the `DROP_S` before, or more at the
    beginning of a path. `is_cut` says whether an edge of the frame touches the box.
    """

    times_s: FloatArray
    x: FloatArray
    feet: FloatArray
    top: FloatArray
    width: FloatArray
    height: FloatArray
    body: FloatArray
    velocity: FloatArray
    speed: FloatArray
    head_drop: FloatArray
    is_cut: BoolArray

    def part(self, rows: slice) -> "Columns":
        return Columns(*(getattr(self, name)[rows] for name in self.__slots__))


@dataclass(frozen=True, slots=True)
class PersonPath:
    """One person: the track, its columns, and which rows of everybody's they are."""

    track: Track
    at: Columns
    rows: slice


@dataclass(frozen=True, slots=True)
class People:
    """Everybody in a recording, by number; `person` (N,) is the place in `paths` of each row of `at`."""

    paths: tuple[PersonPath, ...]
    person: IntArray
    at: Columns
    feet: Feet


def gather_people(tracks: Iterable[Track], aspect: float) -> People:
    """The people of a frame whose width is `aspect` times its height; the same for any order of tracks."""
    known = gather_feet(tracks, aspect)
    times_s, person, body = known.times_s, known.person, known.body
    boxes = np.concatenate([np.zeros((0, 4)), *(track.boxes_xyxy for track in known.tracks)])
    x1, top, x2, feet = boxes.T
    velocity = smooth_velocity(times_s, person, np.stack([known.x, (top + feet) / 2], axis=1), body)
    is_cut = (boxes.min(axis=1) < EDGE_MARGIN) | (boxes.max(axis=1) > 1 - EDGE_MARGIN)
    width = (x2 - x1) * aspect
    drop = head_drops(times_s, person, top)
    at = Columns(
        times_s, known.x, feet, top, width, feet - top, body, velocity, np.hypot(*velocity.T), drop, is_cut
    )
    parts = zip(known.tracks, known.parts, strict=True)
    return People(tuple(PersonPath(track, at.part(part), part) for track, part in parts), person, at, known)


def head_drops(times_s: FloatArray, person: IntArray, top: FloatArray) -> FloatArray:
    """By how much each top (N,) is below the highest of the `DROP_S` before, those of the path before too."""
    apart_s = times_s + APART_S * person
    rows = np.arange(len(top))
    reach = int((rows - np.searchsorted(apart_s, apart_s - DROP_S)).max(initial=0))
    before = np.concatenate([np.full(reach, np.inf), top])
    return top - sliding_window_view(before, reach + 1).min(axis=1) if len(top) else top


def usual_height_at(at: Columns, feet: float) -> float:
    """The usual height of one person where their feet are at `feet`, all in heights of the frame.

    Of all samples as if they were there: who comes nearer grows.
    """
    return float(np.quantile(at.height - GROWTH_PER_FEET * at.feet, USUAL_QUANTILE)) + GROWTH_PER_FEET * feet


def smooth_velocity(
    times_s: FloatArray, person: IntArray, middles: FloatArray, body: FloatArray
) -> FloatArray:
    """Velocity (N, 2) of `middles` (N, 2), in heights of the person per second.

    Both components and the positions before are averaged over about a stride.
    """
    if len(times_s) == 0:
        return np.zeros((0, 2))
    apart_s = times_s + APART_S * person
    rows = np.arange(len(times_s))
    is_first, is_last = np.diff(person, prepend=-1) != 0, np.diff(person, append=-1) != 0
    before, after = np.where(is_first, rows, rows - 1), np.where(is_last, rows, rows + 1)
    step_s = np.maximum(times_s[after] - times_s[before], MIN_STEP_S)
    bounds = window_bounds(apart_s)
    smooth = windowed_means(middles, *bounds)
    return windowed_means((smooth[after] - smooth[before]) / (step_s * body)[:, None], *bounds)
