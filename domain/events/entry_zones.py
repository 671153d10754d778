"""Learn entry zones: places inside the picture, such as doors, where people come and go.

A path that ends inside the picture was lost, or its person went through a door. A single path does not show
which. A zone is a place where paths began or ended on several occasions, of people who came from elsewhere:

* Somebody who vanishes and is tracked again near there within `MAX_HIDDEN_S` was hidden by furniture or by
  another person. Neither end is evidence, and a place where this happens as often as the other is no zone.
* A path that stays where it began is somebody who was found and lost while they stood: no evidence.
* What happens to several people at the same moment is one occasion: they were hidden together.

A seat where the detector loses seated people for longer than `MAX_HIDDEN_S` looks like a door (decision 0011,
from which the thresholds come; they have no published source).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from domain.events.frame_borders import START_MARGIN_S
from domain.geometry import feet_positions
from domain.records import BoolArray, Box, FloatArray, Track

MIN_OCCASIONS = 3
"""Occasions on which somebody must have come, or as many on which somebody must have gone. With two, one
person whom a pillar hides twice makes a zone; five would take a quiet shop a week."""
MAX_HIDDEN_S = 30.0
"""Seconds for which somebody may be hidden by furniture. Whoever appears there later is taken for another
person. Longer finds fewer false zones at seats, and misses doors that are used more often."""
MAX_HIDDEN_HEIGHTS = 1.5
"""Distance, in heights of the person, between where somebody is hidden and where they come out, at most."""
MAX_OVERLAP_S = 0.5
"""Seconds for which a new path may begin before the old one of the same hidden person ends."""
ZONE_RADIUS_HEIGHTS = 0.5
"""Distance between feet, in heights of the person, within which two paths begin or end at one place."""
MIN_TRAVEL_HEIGHTS = 1.0
"""Heights of the person that a path must lead away from a place; a shorter one did not come or go there."""
OCCASION_GAP_S = 5.0
"""Seconds between two occasions, at least."""
BORDER_MARGIN = 0.03
"""Share of the frame's width or height: paths that begin or end this near to its edge are no evidence."""
MAX_ENDS = 4000
"""The newest beginnings and ends that are used: some hours of a busy camera. Bounds time and memory."""


@dataclass(frozen=True, slots=True)
class Stay:
    """The summary of a path: when (seconds) and where (boxes xyxy in 0..1) it begins and ends.

    `farthest` is the largest distance of the feet from (the beginning, the end) of the path, in heights of
    the frame. `recording` tells recordings apart, in order of time; `duration_s` is that of the recording.
    """

    recording: int
    start_s: float
    end_s: float
    first_box: Box
    last_box: Box
    farthest: tuple[float, float]
    duration_s: float


@dataclass(frozen=True, slots=True)
class EntryZone:
    """A place on the floor: x and y in 0..1 of the frame, `radius` in heights of the frame."""

    x: float
    y: float
    radius: float

    def contains(self, box: Box, aspect: float) -> bool:
        """Whether the feet of a box are in the zone; `aspect` is width over height of the frame."""
        x, y = feet_position(box)
        return float(np.hypot((x - self.x) * aspect, y - self.y)) <= self.radius


@dataclass(frozen=True, slots=True)
class PathEnd:
    """Where the feet were when a path began or ended: x, y in 0..1 of the frame.

    `height` is the person's, in heights of the frame. `went_away` says whether the path led away from there.
    """

    recording: int
    time_s: float
    x: float
    y: float
    height: float
    is_begin: bool
    went_away: bool


def learn_entry_zones(stays: Iterable[Stay], aspect: float) -> tuple[EntryZone, ...]:
    """The zones that earlier and present paths of one camera show, those with most occasions first.

    The same for any order of `stays`. `aspect` is width over height of the frame.
    """
    ends = [end for stay in stays for end in find_inner_ends(stay)]
    ends = sorted(ends, key=lambda end: (end.recording, end.time_s, end.x, end.y))[-MAX_ENDS:]
    if not ends:
        return ()
    is_hidden = find_hidden_ends(ends, aspect)
    places = np.array([(end.x * aspect, end.y) for end in ends])
    found = []
    for place, end in zip(places, ends, strict=True):
        near = np.hypot(*(places - place).T) <= ZONE_RADIUS_HEIGHTS * end.height
        occasions = count_evidence([ends[row] for row in np.flatnonzero(near)], is_hidden[near])
        if occasions >= MIN_OCCASIONS:
            found.append((occasions, EntryZone(end.x, end.y, ZONE_RADIUS_HEIGHTS * end.height)))
    return drop_nested(sorted(found, key=lambda each: (-each[0], each[1].x, each[1].y)), aspect)


def find_inner_ends(stay: Stay) -> Iterator[PathEnd]:
    """The beginning and the end of a path, where they lie inside the picture and inside the recording."""
    is_within = (stay.start_s > START_MARGIN_S, stay.end_s < stay.duration_s - START_MARGIN_S)
    for at, box in enumerate((stay.first_box, stay.last_box)):
        if is_within[at] and not is_at_border(box):
            x, y = feet_position(box)
            height = box[3] - box[1]
            time_s = (stay.start_s, stay.end_s)[at]
            went_away = stay.farthest[at] >= MIN_TRAVEL_HEIGHTS * height
            yield PathEnd(stay.recording, time_s, x, y, height, at == 0, went_away)


def is_at_border(box: Box) -> bool:
    return min(box) < BORDER_MARGIN or max(box) > 1 - BORDER_MARGIN


def feet_position(box: Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, box[3]


def find_hidden_ends(ends: Sequence[PathEnd], aspect: float) -> BoolArray:
    """Which of N ends, in order of time, are of people who were hidden and came out again (N,).

    Each beginning is paired with the latest free end before it that is near enough in time and place.
    """
    is_hidden = np.zeros(len(ends), dtype=bool)
    for _, rows in groupby(range(len(ends)), key=lambda row: ends[row].recording):
        gone: list[int] = []
        ordered = sorted(rows, key=lambda row: ends[row].time_s + MAX_OVERLAP_S * ends[row].is_begin)
        for row in ordered:
            end = ends[row]
            gone = [each for each in gone if end.time_s - ends[each].time_s <= MAX_HIDDEN_S]
            if not end.is_begin:
                gone.append(row)
                continue
            same = [each for each in gone if is_near(ends[each], end, aspect)]
            if same:
                is_hidden[[same[-1], row]] = True
                gone.remove(same[-1])
    return is_hidden


def is_near(one: PathEnd, other: PathEnd, aspect: float) -> bool:
    distance = np.hypot((one.x - other.x) * aspect, one.y - other.y)
    return bool(distance <= MAX_HIDDEN_HEIGHTS * (one.height + other.height) / 2)


def count_evidence(ends: Sequence[PathEnd], is_hidden: BoolArray) -> int:
    """On how many occasions people came, or went, at one place; 0 where as many were only hidden."""
    evidence = [end for end, hidden in zip(ends, is_hidden, strict=True) if end.went_away and not hidden]
    came = count_occasions([end for end in evidence if end.is_begin])
    most = max(came, count_occasions([end for end in evidence if not end.is_begin]))
    return most if most > is_hidden.sum() / 2 else 0


def count_occasions(ends: Sequence[PathEnd]) -> int:
    """The number of moments, `OCCASION_GAP_S` or more apart, at which ends in order of time lie."""
    count, last = 0, (-1, 0.0)
    for end in ends:
        if end.recording != last[0] or end.time_s - last[1] >= OCCASION_GAP_S:
            count, last = count + 1, (end.recording, end.time_s)
    return count


def drop_nested(found: Sequence[tuple[int, EntryZone]], aspect: float) -> tuple[EntryZone, ...]:
    """Zones with their occasions, best first, without those whose centre lies inside a better one."""
    kept: list[EntryZone] = []
    for _, zone in found:
        if not any(np.hypot((zone.x - k.x) * aspect, zone.y - k.y) <= k.radius for k in kept):
            kept.append(zone)
    return tuple(kept)


def to_stay(track: Track, recording: int, duration_s: float, aspect: float) -> Stay:
    """The summary of a track; `aspect` is width over height of the frame."""
    feet = feet_positions(track.boxes_xyxy)
    span = track.range
    return Stay(
        recording=recording,
        start_s=span.start_s,
        end_s=span.end_s,
        first_box=track.box_at(span.start_s),
        last_box=track.box_at(span.end_s),
        farthest=farthest_from_ends(feet, aspect),
        duration_s=duration_s,
    )


def farthest_from_ends(feet_xy: FloatArray, aspect: float) -> tuple[float, float]:
    """The largest distances of a path (P, 2) from its beginning and its end.

    The path is in 0..1 of the frame, the distances are in heights of the frame.
    """
    scaled = feet_xy * (aspect, 1.0)
    return max_distance(scaled, scaled[0]), max_distance(scaled, scaled[-1])


def max_distance(points: FloatArray, point: FloatArray) -> float:
    """The largest distance of points (P, 2) from a point (2,)."""
    return float(np.hypot(*(points - point).T).max())
