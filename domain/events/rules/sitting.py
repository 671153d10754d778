"""Who sits or crouches: low for seconds, at one place, and with the head down.

A lower box is not enough. Where a thing or the colour of the floor hides legs, the lower edge of a box
jumps up and its head stays; where a detector gives way to motion, the box loses its rim and becomes lower
and slimmer; and who was half hidden before halves by a bow. The thresholds have no published source; they
were tuned on drawn scenes, the quiet ones among them.
"""

from collections.abc import Iterator

import numpy as np

from domain.events.rules.made import clear_score, make_event
from domain.events.rules.people import Columns, PersonPath, usual_height_at
from domain.events.rules.posture import LowStretch, edge_shifts, head_drops_by, hidden_legs, rows_before
from domain.events.rules.series import span_of, stretches
from domain.events.types import EventType
from domain.records import Event, IntArray, TimeRange

MIN_SITTING_S = 5.0
"""Seconds for which somebody must be low and still to sit or crouch: a bow to a shelf, with going down
and up, is shorter."""
MIN_HEIGHT_TO_SIT = 0.15
"""Height of an upright box, in heights of the frame, from which on sitting is told: it changes a box by an
eighth, three rows of 27 in which motion is found."""
MAX_SITTING_MOVE_HEIGHTS = 0.35
"""Heights across the picture that the middle of somebody who sits may move."""
MAX_SHIFT_HEIGHTS = 0.17
"""Heights across the picture between where somebody stood last and where they sit, at most: they sit down
where they stand. Who goes further, and seems lower there, has walked behind a thing that hides their legs."""
MIN_UPRIGHT_SHARE = 0.8
"""Share of the person's usual height that they must have had before they came down: less is a part of
them."""
MAX_LYING_PART = 0.3
"""Part of the samples of somebody who sits that may look like lying: boxes of who keeps still fade."""
MIN_HEAD_DOWN = 0.15
"""Heights of the person by which the head is lower all the while: on a chair it is a quarter. A detector
that draws people on their feet shows less, and its boxes tremble by an eighth."""
MIN_STEADY_S = 1.0
"""Seconds for which somebody was seen before they came down, at least: what a path begins with may be a
wrong box."""
DROP_PER_TREMBLE = 1.5
"""Fall of the head over the range in which it was before, from which on it is no trembling of the box."""
SLIM_RATIO = 3.1
"""Height over width of a box from which on it is as slim as a body on its feet; who sits or crouches is
not."""
TEMPLATE_RATIO = 2.5
"""Height over width from which on a box has the shape that a detector of people on their feet gives to
all that it finds. Of somebody who sits, that is the upper body."""
MIN_KNEE_RISE = 0.12
"""Heights by which the lower edge of such a box comes up, at least: to the knees. With its lower edge at the
feet it is a smaller box of the person on their feet."""
CLEAR_SITTING_SHARE = 0.65
"""Share of the upright height at which it is clear that somebody sits or crouches."""


def find_sitting(path: PersonPath, low: LowStretch, until_s: float) -> Iterator[Event]:
    """Sitting or crouching in a stretch before `until_s`, where somebody keeps still for long."""
    at = path.at
    rows = low.rows[at.times_s[low.rows] <= until_s]
    is_down = head_drops_by(at, rows, low) >= MIN_HEAD_DOWN
    down = rows[is_down & ~hidden_legs(at, rows, low)]
    longest = max((span_of(at.times_s, part).length_s for part in parts_of(at, down)), default=0.0)
    if longest >= MIN_SITTING_S and was_steady(at, rows, low) and is_seated(at, rows, low):
        span = TimeRange(float(at.times_s[low.began_row]), float(at.times_s[rows[-1]]))
        lowest = rows[int(low.share[rows].argmin())]
        margin = (1 - float(np.median(low.share[rows]))) / (1 - CLEAR_SITTING_SHARE)
        raw = clear_score(path.track, margin, len(rows))
        yield make_event(EventType.SITTING, path.track, span, float(at.times_s[lowest]), raw)


def parts_of(at: Columns, rows: IntArray) -> Iterator[IntArray]:
    """Some rows in parts without long gaps."""
    is_in = np.zeros(len(at.times_s), dtype=bool)
    is_in[rows] = True
    yield from stretches(at.times_s, is_in)


def was_seen_whole(at: Columns, low: LowStretch) -> bool:
    """Whether the person before was as high as usual, and high enough to tell."""
    usual = usual_height_at(at, float(at.feet[low.began_row]))
    return low.upright >= max(MIN_HEIGHT_TO_SIT, MIN_UPRIGHT_SHARE * usual)


def was_steady(at: Columns, rows: IntArray, low: LowStretch) -> bool:
    """Whether the person before was seen whole, and with a head that moved by less than it came down."""
    before = rows_before(at, float(at.times_s[low.began_row]))
    if not before.any() or np.ptp(at.times_s[before]) < MIN_STEADY_S:
        return False
    tremble = np.ptp(at.top[before]) / np.median(at.height[before])
    drop = np.median(head_drops_by(at, rows, low))
    return was_seen_whole(at, low) and bool(drop >= DROP_PER_TREMBLE * tremble)


def is_seated(at: Columns, rows: IntArray, low: LowStretch) -> bool:
    """Whether somebody keeps to one place, and neither lies nor has the box of a person on their feet."""
    is_still = np.ptp(at.x[rows]) <= MAX_SITTING_MOVE_HEIGHTS * low.upright
    is_still &= abs(np.median(at.x[rows]) - at.x[low.began_row]) <= MAX_SHIFT_HEIGHTS * low.upright
    is_lying = low.is_lying[rows].mean() > MAX_LYING_PART
    return bool(is_still and not is_lying and not is_on_feet(at, rows, low))


def is_on_feet(at: Columns, rows: IntArray, low: LowStretch) -> bool:
    """Whether the boxes are slim down to the feet."""
    ratio = np.median(at.height[rows]) / np.median(at.width[rows])
    rise = np.median(edge_shifts(at, rows, low)[1])
    return bool(ratio >= SLIM_RATIO or (ratio >= TEMPLATE_RATIO and rise < MIN_KNEE_RISE))
