"""Places inside the picture where people come and go, learned from where paths began and ended.

A path that ends inside the picture was lost, or its person went through a door. One path cannot tell. Doors
are where that happened again and again, on different occasions, to people who came from elsewhere:

* Who vanishes and is followed again near there within `HIDDEN_S` was hidden by furniture or by somebody, so
  that neither is evidence, and a place where this happens as often as the other is no door.
* A path that stays where it began is somebody who was found and lost again while they stood: no evidence.
* What happens to several people at the same moment is one occasion: they were hidden together.

A seat where the detector loses those who sit for longer than `HIDDEN_S` cannot be told from a door by this.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from domain.events.frame_borders import EDGE_S
from domain.geometry import feet_positions
from domain.records import BoolArray, Box, FloatArray, Track

MIN_OCCASIONS = 3
"""So many people must have come, or so many gone, each on an occasion of their own. With two, one person
whom a pillar hid twice would make a door; five would take a quiet shop a week."""
HIDDEN_S = 30.0
"""Behind a shelf people stay for seconds. Whoever appears there later than this is held for another."""
HIDDEN_HEIGHTS = 1.5
"""In own heights: who goes behind a shelf comes out within this of where they vanished."""
EARLY_S = 0.5
"""A new path may begin so long before the old one of the same person ends."""
REACH_HEIGHTS = 0.5
"""In own heights, between feet: two paths that begin or end so near to each other do so at one place."""
LEAST_WAY = 1.0
"""In own heights: who never went further from a place than this did not come or go there."""
OCCASION_S = 5.0
"""What lies closer together in time is one occasion."""
BORDER = 0.03
"""Of the picture: what begins or ends this near to its edge has nothing to do with a door."""
MAX_ENDS = 4000
"""The newest ends that are looked at, which is some hours of a busy camera."""


@dataclass(frozen=True, slots=True)
class Stay:
    """A followed person in short: when and where the path begins and ends, `way` how far it went.

    `way` is the farthest that the feet were from both ends of the path, in heights of the picture, as
    (from the beginning, from the end). `recording` tells recordings apart, in order of time.
    """

    recording: int
    start_s: float
    end_s: float
    first_box: Box
    last_box: Box
    way: tuple[float, float]
    duration_s: float


@dataclass(frozen=True, slots=True)
class EntryZone:
    """A place of the floor, x and y in 0..1 of the frame, and how far around it in heights of the frame."""

    x: float
    y: float
    reach: float

    def holds(self, box: Box, aspect: float) -> bool:
        """Whether somebody with this box stands at the door."""
        x, y = feet_position(box)
        return float(np.hypot((x - self.x) * aspect, y - self.y)) <= self.reach


@dataclass(frozen=True, slots=True)
class PathEnd:
    """Where the feet were when a path began or ended; `height` is the person's, of the picture."""

    recording: int
    time_s: float
    x: float
    y: float
    height: float
    is_begin: bool
    went_away: bool


def learn_entry_zones(stays: Iterable[Stay], aspect: float) -> tuple[EntryZone, ...]:
    """The doors that earlier and present paths of one camera show, best first; the same for any order.

    `aspect` is width over height of the picture.
    """
    ends = [end for stay in stays for end in inner_ends(stay)]
    ends = sorted(ends, key=lambda end: (end.recording, end.time_s, end.x, end.y))[-MAX_ENDS:]
    if not ends:
        return ()
    is_hidden = hidden_ends(ends, aspect)
    places = np.array([(end.x * aspect, end.y) for end in ends])
    found = []
    for place, end in zip(places, ends, strict=True):
        near = np.hypot(*(places - place).T) <= REACH_HEIGHTS * end.height
        weight = evidence([ends[row] for row in np.flatnonzero(near)], is_hidden[near])
        if weight >= MIN_OCCASIONS:
            found.append((weight, EntryZone(end.x, end.y, REACH_HEIGHTS * end.height)))
    return apart(sorted(found, key=lambda each: (-each[0], each[1].x, each[1].y)), aspect)


def inner_ends(stay: Stay) -> Iterator[PathEnd]:
    """The beginning and the end of a path, where they lie inside the picture and inside the recording."""
    is_within = (stay.start_s > EDGE_S, stay.end_s < stay.duration_s - EDGE_S)
    for at, box in enumerate((stay.first_box, stay.last_box)):
        if is_within[at] and not is_at_border(box):
            x, y = feet_position(box)
            height = box[3] - box[1]
            time_s = (stay.start_s, stay.end_s)[at]
            yield PathEnd(stay.recording, time_s, x, y, height, at == 0, stay.way[at] >= LEAST_WAY * height)


def is_at_border(box: Box) -> bool:
    return box[0] < BORDER or box[2] > 1 - BORDER or box[1] < BORDER or box[3] > 1 - BORDER


def feet_position(box: Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, box[3]


def hidden_ends(ends: Sequence[PathEnd], aspect: float) -> BoolArray:
    """Which of some ends (N,), in order of time, are of people who were hidden and came out again.

    Each beginning takes the latest end before it, near enough in time and place, that is not taken yet.
    """
    is_hidden = np.zeros(len(ends), dtype=bool)
    for _, rows in groupby(range(len(ends)), key=lambda row: ends[row].recording):
        gone: list[int] = []
        waiting = sorted(rows, key=lambda row: ends[row].time_s + EARLY_S * ends[row].is_begin)
        for row in waiting:
            end = ends[row]
            gone = [each for each in gone if end.time_s - ends[each].time_s <= HIDDEN_S]
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
    return bool(distance <= HIDDEN_HEIGHTS * (one.height + other.height) / 2)


def evidence(ends: Sequence[PathEnd], is_hidden: BoolArray) -> int:
    """On how many occasions people came, or went, at one place; 0 where as many were only hidden."""
    free = [end for end, hid in zip(ends, is_hidden, strict=True) if end.went_away and not hid]
    came = occasions([end for end in free if end.is_begin])
    most = max(came, occasions([end for end in free if not end.is_begin]))
    return most if most > is_hidden.sum() / 2 else 0


def occasions(ends: Sequence[PathEnd]) -> int:
    """How many moments, `OCCASION_S` or more apart, some ends in order of time lie at."""
    count, last = 0, (-1, 0.0)
    for end in ends:
        if end.recording != last[0] or end.time_s - last[1] >= OCCASION_S:
            count, last = count + 1, (end.recording, end.time_s)
    return count


def apart(found: Sequence[tuple[int, EntryZone]], aspect: float) -> tuple[EntryZone, ...]:
    """Doors with evidence, best first, without those that lie inside a better one."""
    kept: list[EntryZone] = []
    for _, door in found:
        if not any(np.hypot((door.x - k.x) * aspect, door.y - k.y) <= k.reach for k in kept):
            kept.append(door)
    return tuple(kept)


def to_stay(track: Track, recording: int, duration_s: float, aspect: float) -> Stay:
    """A path of this recording in short."""
    feet = feet_positions(track.boxes_xyxy)
    span = track.range
    return Stay(
        recording=recording,
        start_s=span.start_s,
        end_s=span.end_s,
        first_box=track.box_at(span.start_s),
        last_box=track.box_at(span.end_s),
        way=farthest_ways(feet, aspect),
        duration_s=duration_s,
    )


def farthest_ways(feet_xy: FloatArray, aspect: float) -> tuple[float, float]:
    """How far a way (P, 2) in 0..1 of the frame leads from its beginning and from its end.

    In heights of the picture.
    """
    scaled = feet_xy * (aspect, 1.0)
    return farthest(scaled, scaled[0]), farthest(scaled, scaled[-1])


def farthest(points: FloatArray, point: FloatArray) -> float:
    """The largest distance of points (P, 2) from a point (2,)."""
    return float(np.hypot(*(points - point).T).max())
