"""Who sits, crouches or has fallen: heads that come down while the feet stay.

A box alone does not tell: somebody who walks away, is half hidden by furniture, or is cut off by an edge of
the picture has a low box as well, and a child always has. So each sample is compared with the same person a
moment before, at the same place and on their feet. What the box does then tells what happened:

* it turns wide and low, or very low, or low and as narrow as before, or low while its lower edge comes
  towards the camera: a person on the floor, at the side, away from the camera or towards it. After a fast
  drop that is a fall;
* it becomes lower and stays so, upright: a person who sits or crouches.

A detector that knows only people on their feet gives no box of somebody on the floor; their path then goes on
with boxes of motion, which these rules read like any other. The thresholds have no published source and were
tuned on drawn scenes.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from domain.events.rules.feet import EDGE_MARGIN
from domain.events.rules.people import DROP_S, GROWTH_PER_FEET, MIN_STEP_S, Columns, PersonPath
from domain.events.rules.series import stretches
from domain.records import BoolArray, FloatArray, IntArray

REFERENCE_S = DROP_S
"""Seconds before a sample in which the person must have stood at its place, to compare it with."""
REFERENCE_LAG_S = 0.8
"""Seconds just before a sample that are not compared with: boxes are smoothed, so a drop begins early."""
MIN_REFERENCES = 4
"""Samples that are compared with, at least: 0.8 s at 5 Hz. Fewer may be wrong boxes."""
SAME_PLACE_ACROSS = 0.8
"""Heights of the person across the picture within which it is the same place: somebody who falls to the side
moves the middle of their box by half a height."""
SAME_PLACE_DOWN = 0.4
"""The same for the feet up and down the picture; less, because depth is foreshortened there."""
LOW_SHARE = 0.88
"""Share of the upright height up to which somebody is low. A histogram detector draws somebody who sits
hardly lower than that, since it fits the outline of a person on their feet."""
RISEN_SHARE = 0.93
"""Share from which on somebody who was low is up again: above `LOW_SHARE`, against flicker."""
MIN_HEAD_DROP = 0.1
"""Heights by which the top of the box must have come down. What hides the feet leaves the top in place."""
MAX_UP_S = 0.7
"""Seconds for which somebody who is low may seem up: three samples at 5 Hz."""
BEGUN_SHARE = 0.95
"""Share from which on they had not begun to come down."""
MAX_MOVE_HEIGHTS = 1.0
"""Heights of the person across the picture that somebody low may move; further they walk, or crawl."""
MIN_HEIGHT_TO_FALL = 0.07
"""Height of an upright box, in heights of the frame, from which on a fall is told: 13 of the 180 rows in
which motion is found. Lower ones are of people too far away."""
LYING_RATIO = 0.95
"""Height over width of a box, up to which it is wide, as of a person lying across the picture."""
LYING_SHARE = 0.6
"""Share of the upright height up to which a wide box is low enough for somebody who lies."""
FLAT_SHARE = 0.47
"""Share up to which a box that is not narrow is: lower than somebody who crouches."""
NARROW_RATIO = 2.4
"""Height over width from which on a box is as narrow as that of somebody on their feet. Who crouches is
wider: their knees stand out."""
NARROW_SHARE = 0.62
"""Share up to which a narrow box is that of somebody who lies away from the camera, seen along their
body. Who sits is 0.65 high or more."""
NARROW_RISE = 0.05
"""Heights by which the lower edge of such a box may have come up: of somebody who sits, a detector may
box the upper body alone, which is narrow and as low; so may motion box a hip and an arm."""
TOWARDS_SHARE = 0.66
"""Share up to which a box is whose lower edge came down by `TOWARDS_SHIFT`: lying towards the camera."""
TOWARDS_SHIFT = 0.3
"""Heights by which the lower edge comes down, at least, when somebody falls towards the camera."""
MIN_LYING_WIDTH = 0.44
"""Width of the box over that before, from which on somebody lies there: seen along the body they are still as
wide as their shoulders. A narrower box fades, of somebody who leaves the picture or is hidden."""
MAX_FEET_RISE = 0.25
"""Heights by which the lower edge of the box may have come up, at most, for somebody to lie there: a fall
leaves the feet where they are. It comes up by more where furniture hides the legs of somebody who bends."""
MIN_SEEN_SHARE = 0.8
"""Height of somebody before they come down, over what they were seen to have about there, from which on
all was in sight: of a lower one furniture hides the legs, and bending makes the rest as low as a fall."""
NEAR_BODIES = 1.5
"""Heights of the person across the picture within which they were seen about there."""
SEEN_QUANTILE = 0.9
"""Share of the heights there that are lower than the one which counts: single boxes may be too high."""
MAX_LYING_MOVE = 0.4
"""Heights of the person across the picture that a low box may move while somebody lies there; one that goes
on is of somebody who walks, of whom a detector boxes the legs alone."""
SETTLED_S = 1.0
"""Seconds after somebody has fallen from which on they lie still: who falls while they walk slides on."""
MIN_FALL_SPEED = 0.28
"""Share of the upright height per second by which a box becomes lower, at its fastest, when somebody falls;
one that closes in on the legs of somebody who stands does so slowly."""
FASTEST_S = 0.4
"""Seconds over which that is measured: boxes are smoothed."""
SWING = 0.15
"""Heights by which the lower edge of a box must come up and go down again, at least, for the box to be first
of an upper body and then of legs. A fall leaves the feet where they are."""
HIGH_RATIO = 1.2
"""Height over width from which on a box is of somebody upright, or of a part of them."""
SWING_S = 2.0
"""Seconds before somebody seems to come down within which that begins."""
BEFORE_S = 0.6
"""Seconds before somebody comes down whose boxes are not compared with: smoothing mixes them with later
ones."""
RISE_PER_DROP = 2.0
"""Rise of the lower edge of the box for each fall of the head, up to which somebody sits: a detector may
box the upper body alone, whose lower edge is the knees."""
FREE_RISE = 0.1
"""Heights of the person by which the lower edge may rise whatever the head does: boxes tremble."""


@dataclass(frozen=True, slots=True)
class LowStretch:
    """Rows of a path in which a person is lower than before, and what they are compared with.

    They begin to come down at the row before `rows` (R,), or earlier: `began_row`. For all P samples of the
    path, `share` (P,) is the height over what it would be upright there, and `is_lying` (P,) whether the box
    may be of somebody on the floor. `upright` is their height before, in heights of the frame.
    """

    rows: IntArray
    began_row: int
    share: FloatArray
    is_lying: BoolArray
    upright: float


def find_low_stretches(path: PersonPath) -> Iterator[LowStretch]:
    """The stretches in which somebody is lower than on their feet, in order of time."""
    at = path.at
    rows = np.flatnonzero((at.head_drop >= MIN_HEAD_DROP * at.height) & ~at.is_cut)
    if len(rows) == 0:
        return
    upright, top = references(at, rows)
    dropped = at.top[rows] - top >= MIN_HEAD_DROP * upright
    is_low = (at.height[rows] <= LOW_SHARE * upright) & dropped & (upright >= MIN_HEIGHT_TO_FALL)
    done = 0
    for place in np.flatnonzero(is_low):
        if rows[place] >= done:
            stretch = follow_stretch(at, int(rows[place]), float(upright[place]), float(top[place]))
            yield stretch
            done = int(stretch.rows[-1]) + 1


def references(at: Columns, rows: IntArray) -> tuple[FloatArray, FloatArray]:
    """For some rows (R,) the height (R,) that the person has there on their feet, and its top (R,).

    In heights of the frame; the height is 0 where nothing is known.
    """
    reach, body = longest_reach(at.times_s, rows), at.body[0]
    before = rows[:, None] - np.arange(reach, 0, -1)
    is_there = before >= 0
    before = np.maximum(before, 0)
    lag_s = at.times_s[rows][:, None] - at.times_s[before]
    shift = at.feet[rows][:, None] - at.feet[before]
    across = at.x[rows][:, None] - at.x[before]
    usable = is_there & (lag_s >= REFERENCE_LAG_S) & (lag_s <= REFERENCE_S) & ~at.is_cut[before]
    usable &= (np.abs(across) <= SAME_PLACE_ACROSS * body) & (np.abs(shift) <= SAME_PLACE_DOWN * body)
    heights = np.where(usable, at.height[before] + GROWTH_PER_FEET * shift, np.inf)
    heights.sort(axis=1)
    known = usable.sum(axis=1)
    middle = heights[np.arange(len(rows)), np.minimum(known // 2, reach - 1)]
    top = np.where(usable, at.top[before], 0.0).sum(axis=1) / np.maximum(known, 1)
    return np.where(known >= MIN_REFERENCES, middle, 0.0), top


def longest_reach(times_s: FloatArray, rows: IntArray) -> int:
    """The largest number of samples (of P) within `REFERENCE_S` before one of some rows, at least 1."""
    first = np.searchsorted(times_s, times_s[rows] - REFERENCE_S)
    return max(1, int((rows - first).max()))


def follow_stretch(at: Columns, onset: int, upright: float, top: float) -> LowStretch:
    """The stretch that begins to be low at row `onset`, where the person would be `upright` high.

    It ends when they are up again, or have moved away, for longer than `MAX_UP_S`.
    """
    expected = np.maximum(upright + GROWTH_PER_FEET * (at.feet - at.feet[onset]), upright / 2)
    share = at.height / expected
    is_here = np.abs(at.x - at.x[onset]) <= MAX_MOVE_HEIGHTS * upright
    holds = (share <= RISEN_SHARE) & is_here & (at.top - top >= MIN_HEAD_DROP / 2 * upright)
    holds[:onset] = False
    holds &= (at.top >= EDGE_MARGIN) & (at.feet <= 1 - EDGE_MARGIN)
    rows = next(stretches(at.times_s, holds, MAX_UP_S))
    rows = np.arange(rows[0], rows[-1] + 1)
    up = np.flatnonzero(share[:onset] >= BEGUN_SHARE)
    began_row = int(up[-1]) if len(up) else 0
    is_lying = lies(at, share, at.feet - at.feet[began_row], upright)
    return LowStretch(rows, began_row, share, is_lying, upright)


def lies(at: Columns, share: FloatArray, shift: FloatArray, upright: float) -> BoolArray:
    """Which boxes (P,) may be of somebody on the floor, by their share of the upright height and shape.

    `shift` (P,) is how far the feet have come down the picture.
    """
    is_wide = at.height <= LYING_RATIO * at.width
    is_narrow = at.height >= NARROW_RATIO * at.width
    came_down = shift >= TOWARDS_SHIFT * upright
    return np.asarray(
        (is_wide & (share <= LYING_SHARE))
        | (is_narrow & (share <= NARROW_SHARE) & (shift >= -NARROW_RISE * upright))
        | (came_down & (share <= TOWARDS_SHARE))
        | (~is_narrow & (share <= FLAT_SHARE))
    )


def hidden_legs(at: Columns, rows: IntArray, low: LowStretch) -> BoolArray:
    """In which rows (R,) the lower edge of the box came up by more than the head came down for."""
    drop, rise = edge_shifts(at, rows, low)
    return np.asarray(rise > FREE_RISE + RISE_PER_DROP * np.maximum(drop, 0.0))


def fades(at: Columns, rows: IntArray, low: LowStretch) -> bool:
    """Whether a low box in some rows (R,) is too slim to be of anybody who lies: it fades as it shrinks."""
    before = rows_before(at, float(at.times_s[low.began_row]))
    wide = float(np.median(at.width[before])) if before.any() else 0.0
    return float(np.median(at.width[rows])) < MIN_LYING_WIDTH * wide


def rises(at: Columns, rows: IntArray, low: LowStretch) -> bool:
    """Whether the lower edge of a low box in some rows (R,) is too high up for somebody who lies there."""
    _, rise = edge_shifts(at, rows, low)
    return bool(np.median(rise) > MAX_FEET_RISE)


def is_half_hidden(at: Columns, low: LowStretch) -> bool:
    """Whether a part of somebody was hidden before they came down, by how high they were seen before that."""
    began_s = float(at.times_s[low.began_row])
    now, earlier = rows_before(at, began_s), (at.times_s <= began_s - BEFORE_S) & ~at.is_cut
    if not now.any():
        return False
    feet, x = float(np.median(at.feet[now])), float(np.median(at.x[now]))
    there = earlier & (np.abs(at.x - x) <= NEAR_BODIES * at.body)
    if not there.any():  # a box that jumped, whose middle is nowhere
        return False
    heights = at.height[there] + GROWTH_PER_FEET * (feet - at.feet[there])
    return float(np.median(at.height[now])) < MIN_SEEN_SHARE * float(np.quantile(heights, SEEN_QUANTILE))


def walks_on(at: Columns, rows: IntArray, low: LowStretch) -> bool:
    """Whether a low box in some rows (R,) moves on, after the first moment, as nobody does who lies."""
    settled = rows[at.times_s[rows] >= at.times_s[rows[0]] + SETTLED_S]
    return len(settled) > 1 and float(np.ptp(at.x[settled])) > MAX_LYING_MOVE * low.upright


def sinks_slowly(at: Columns, rows: IntArray, low: LowStretch) -> bool:
    """Whether a box became low, up to a second into some rows (R,), slower than by a fall."""
    until_s = at.times_s[rows[0]] + 2 * FASTEST_S
    around = np.flatnonzero((at.times_s >= at.times_s[rows[0]] - DROP_S) & (at.times_s <= until_s))
    earlier = np.searchsorted(at.times_s, at.times_s[around] - FASTEST_S)
    earlier = np.maximum(np.minimum(earlier, around - 1), 0)
    step_s = np.maximum(at.times_s[around] - at.times_s[earlier], MIN_STEP_S)
    return float(((low.share[earlier] - low.share[around]) / step_s).max(initial=0.0)) < MIN_FALL_SPEED


def swings(at: Columns, rows: IntArray, low: LowStretch) -> bool:
    """Whether a high box in some rows (R,) shows legs alone, after it has shown the upper body alone."""
    if np.median(at.height[rows] / at.width[rows]) < HIGH_RATIO:
        return False
    began_s, until_s = at.times_s[low.began_row], at.times_s[rows[-1]]
    feet = at.feet[(at.times_s >= began_s - SWING_S) & (at.times_s <= until_s)]
    before, after = np.maximum.accumulate(feet), np.maximum.accumulate(feet[::-1])[::-1]
    return bool((np.minimum(before, after) - feet).max(initial=0.0) >= SWING * low.upright)


def head_drops_by(at: Columns, rows: IntArray, low: LowStretch) -> FloatArray:
    """By how many heights (R,) the head is lower than before, beyond what a step to the camera explains."""
    drop, rise = edge_shifts(at, rows, low)
    return np.asarray(drop - (1 - GROWTH_PER_FEET) * np.maximum(-rise, 0.0))


def edge_shifts(at: Columns, rows: IntArray, low: LowStretch) -> tuple[FloatArray, FloatArray]:
    """How far the head came down, and the lower edge of the box came up (R,).

    In heights of the person before; both 0 where they were not seen for long enough before they came down.
    """
    before = rows_before(at, float(at.times_s[low.began_row]))
    if not before.any():
        return np.zeros(len(rows)), np.zeros(len(rows))
    height = float(np.median(at.height[before]))
    drop = (at.top[rows] - np.median(at.top[before])) / height
    return drop, (np.median(at.feet[before]) - at.feet[rows]) / height


def rows_before(at: Columns, time_s: float) -> BoolArray:
    """Which samples (P,) show how somebody was before they began to come down."""
    return np.asarray((at.times_s >= time_s - DROP_S) & (at.times_s <= time_s - BEFORE_S) & ~at.is_cut)
