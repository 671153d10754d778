"""What one person does: stand, walk or run, sit or crouch, or fall. One of them at a moment.

Somebody who is lower than on their feet (`domain.events.rules.posture`) neither stands nor walks. For the
others speed decides. Walking up or down the picture, which is depth, looks slower than it is.
"""

from collections.abc import Iterator

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from domain.events.rules.made import clear_score, make_event
from domain.events.rules.people import MIN_STEP_S, PersonPath
from domain.events.rules.posture import (
    LowStretch,
    fades,
    find_low_stretches,
    hidden_legs,
    is_half_hidden,
    rises,
    sinks_slowly,
    swings,
    walks_on,
)
from domain.events.rules.scene import Scene
from domain.events.rules.series import ranges_where, span_of, stretches
from domain.events.rules.sitting import find_sitting
from domain.events.types import EventType
from domain.records import BoolArray, Event, FloatArray, IntArray, TimeRange

WALKING_HEIGHTS_PER_S = 0.22
"""Heights of the person per second from which on they walk; somebody who strolls covers about half of their
height per second."""
RUNNING_HEIGHTS_PER_S = 1.4
"""Heights of the person per second from which on they run: 2.4 m/s for somebody of 1.7 m. A brisk walk is
1.0, a jog 1.6."""
STILL_RUNNING_HEIGHTS_PER_S = 1.05
"""Speed from which on somebody speeds up to a run or has not yet ended it: half way to a stroll."""
CLEARLY_FASTER_HEIGHTS_PER_S = 1.0
"""By how much somebody who clearly runs is faster than that."""
MAYBE_RUNNING_HEIGHTS_PER_S = 0.8
"""Speed over a stride below which nobody runs, however short; there the exact look is saved."""
RUN_STEPS = 5
"""Steps from sample to sample whose median is the speed of a run: one second at 5 Hz."""
MIN_MOVEMENT_S = 1.0
"""Seconds of walking or standing that make an event, at least; shorter ones flicker."""
MIN_RUNNING_S = 0.6
"""The same for running, which crosses a small room in two seconds; speeds are smoothed over more."""
MIN_LYING_S = 1.5
"""Seconds for which somebody must lie to have fallen; shorter is bending down."""
MIN_LOST_LYING_S = 0.4
"""The same where the path ends there: nobody who lies gets up unseen, and a detector may lose them."""
MAX_FALL_S = 3.0
"""Seconds before the first lying box within which the drop must come; lying down takes longer than a fall."""
MAX_LANDING_S = 1.0
"""Seconds after the first lying box until the drop is over: boxes are smoothed."""
MIN_FALL_SHARE = 0.3
"""Share of the upright height by which the box drops in a fall, at least, be it from standing or a chair."""
STEADY_SHARE = 0.05
"""Share by which the height before a fall may tremble: the fall begins when it is left for good."""
CLEAR_LYING_SHARE = 0.25
"""Share of the upright height at which it is clear that somebody lies."""
CLEAR_MOVEMENT_S = 6.0
"""Seconds of one movement from which on its length leaves no doubt."""


def find_activities(path: PersonPath, scene: Scene) -> Iterator[Event]:
    """Stretches of standing, walking, running, sitting and lying of one person."""
    lows = list(find_low_stretches(path))
    is_up = np.ones(len(path.at.times_s), dtype=bool)
    for low in lows:
        for event in find_postures(path, low, scene):
            inside = (path.at.times_s >= event.range.start_s) & (path.at.times_s <= event.range.end_s)
            is_up &= ~inside
            yield event
    yield from find_movements(path, is_up)


def find_postures(path: PersonPath, low: LowStretch, scene: Scene) -> Iterator[Event]:
    """Falls within one stretch of being low, and sitting before the first of them."""
    is_lying = np.zeros(len(path.at.times_s), dtype=bool)
    is_lying[low.rows] = low.is_lying[low.rows]
    falls = [find_fall(path, low, rows, scene) for rows in stretches(path.at.times_s, is_lying)]
    found = [fall for fall in falls if fall is not None]
    until_s = found[0].range.start_s if found else float(path.at.times_s[low.rows[-1]])
    yield from found
    yield from find_sitting(path, low, until_s)


def find_fall(path: PersonPath, low: LowStretch, lying: IntArray, scene: Scene) -> Event | None:
    """The fall that ends in some lying rows; None where those are too short, or came about slowly."""
    times_s = path.at.times_s
    span = span_of(times_s, lying)
    is_lost = span.end_s == times_s[-1] < scene.duration_s - MIN_LYING_S
    if span.length_s < (MIN_LOST_LYING_S if is_lost else MIN_LYING_S):
        return None
    before = np.flatnonzero((times_s >= span.start_s - MAX_FALL_S) & (times_s < span.start_s))
    after = lying[times_s[lying] <= span.start_s + MAX_LANDING_S]
    highest = low.share[before].max(initial=0.0)
    if highest - low.share[after].min() < MIN_FALL_SHARE or looks_like_no_fall(path, low, lying):
        return None
    began = before[low.share[before] >= highest - STEADY_SHARE][-1]
    lowest = lying[int(low.share[lying].argmin())]
    raw = clear_score(path.track, (1 - low.share[lowest]) / (1 - CLEAR_LYING_SHARE), len(lying))
    fall = TimeRange(float(times_s[began]), span.end_s)
    return make_event(EventType.COLLAPSE, path.track, fall, float(times_s[lowest]), raw)


def looks_like_no_fall(path: PersonPath, low: LowStretch, lying: IntArray) -> bool:
    """Whether a box became low because legs are hidden, or the upper body is, or because it fades."""
    is_hidden = bool(np.median(hidden_legs(path.at, lying, low))) or is_half_hidden(path.at, low)
    looks = (fades, rises, walks_on, sinks_slowly, swings)
    return is_hidden or any(looks_so(path.at, lying, low) for looks_so in looks)


def find_movements(path: PersonPath, is_up: BoolArray) -> Iterator[Event]:
    """Stretches of running, walking and standing where `is_up` (P,)."""
    times_s, speed = path.at.times_s, path.at.speed
    is_running = running_rows(path, is_up)
    is_walking = (speed >= WALKING_HEIGHTS_PER_S) & ~is_running
    for span in ranges_where(times_s, is_running):
        inside = (times_s >= span.start_s) & (times_s <= span.end_s)
        fastest = int(np.where(inside, speed, 0.0).argmax())
        beyond = float(quick_speed(path)[inside].max()) - RUNNING_HEIGHTS_PER_S
        raw = clear_score(path.track, beyond / CLEARLY_FASTER_HEIGHTS_PER_S, int(inside.sum()))
        yield make_event(EventType.RUNNING, path.track, span, float(times_s[fastest]), raw)
    for mask, kind in ((is_walking, EventType.WALKING), (~is_walking & ~is_running, EventType.STANDING)):
        for rows in stretches(times_s, mask & is_up):
            span = span_of(times_s, rows)
            if span.length_s >= MIN_MOVEMENT_S:
                middle_s = float(times_s[rows[len(rows) // 2]])
                raw = clear_score(path.track, span.length_s / CLEAR_MOVEMENT_S, len(rows))
                yield make_event(kind, path.track, span, middle_s, raw)


def running_rows(path: PersonPath, is_up: BoolArray) -> BoolArray:
    """Which samples (P,) belong to a run of `MIN_RUNNING_S` or longer."""
    running = np.zeros(len(is_up), dtype=bool)
    if path.at.speed.max() < MAYBE_RUNNING_HEIGHTS_PER_S:
        return running
    speed = quick_speed(path)
    for rows in stretches(path.at.times_s, (speed >= STILL_RUNNING_HEIGHTS_PER_S) & is_up):
        fast = rows[speed[rows] >= RUNNING_HEIGHTS_PER_S]
        if len(fast) and span_of(path.at.times_s, fast).length_s >= MIN_RUNNING_S:
            running[rows[0] : rows[-1] + 1] = True
    return running


def quick_speed(path: PersonPath) -> FloatArray:
    """Speed (P,) as the median of the `RUN_STEPS` steps around each sample, in heights per second.

    It follows a short run, which the average over a stride blurs, and ignores a box that jumps.
    """
    at = path.at
    step_s = np.maximum(np.diff(at.times_s), MIN_STEP_S) * at.body[0]
    steps = np.stack([np.diff(at.x) / step_s, np.diff(at.top + at.feet) / 2 / step_s], axis=1)
    if len(steps) < RUN_STEPS:
        return at.speed
    medians = np.sort(sliding_window_view(steps, RUN_STEPS, axis=0), axis=-1)[..., RUN_STEPS // 2]
    middle = np.clip(np.arange(len(at.times_s)) - RUN_STEPS // 2, 0, len(medians) - 1)
    return np.asarray(np.hypot(*medians[middle].T))
