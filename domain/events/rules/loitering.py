"""Who loiters: stays at one part of the floor for long, and walks up and down there.

Somebody who stands before a shelf does not walk; somebody who shops gets on. Standing and walking are told
beside it, as its parts.
"""

from collections.abc import Iterator

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from domain.events.rules.activity import WALKING_HEIGHTS_PER_S
from domain.events.rules.made import clear_score, make_event
from domain.events.rules.people import PersonPath
from domain.events.rules.scene import Scene
from domain.events.rules.series import span_of, stretches
from domain.events.types import EventType
from domain.records import Event, FloatArray, IntArray

MIN_LOITERING_S = 25
"""Seconds for which somebody must stay about one place; a look at a shelf or a word with a friend is
shorter."""
MAX_ACROSS_HEIGHTS = 3.0
"""Heights of the person across the picture that the place is wide, at most: five metres."""
MAX_DOWN_HEIGHTS = 1.2
"""The same for the feet up and down the picture; less, because depth is foreshortened there."""
MIN_WALKED_HEIGHTS = 4.0
"""Heights of the person walked within `MIN_LOITERING_S`, at least; who waits shifts their feet by less."""
MIN_WALKED_EXTENTS = 3.0
"""The same in extents of the place: to and fro and back again. Who looks at two shelves crosses it once."""
MAX_GAP_S = 1.5
"""Seconds between two looks, one a second, within one stay."""
CLEAR_LOITERING_S = 60.0
"""Seconds from which on there is no doubt."""


def find_loitering(path: PersonPath, scene: Scene) -> Iterator[Event]:
    """Stretches of loitering of one person."""
    del scene
    if path.track.range.length_s < MIN_LOITERING_S:
        return
    rows = np.flatnonzero(np.diff(np.floor(path.at.times_s), prepend=-1.0))
    times_s = path.at.times_s[rows]
    if len(rows) <= MIN_LOITERING_S:
        return
    speed = path.at.speed[rows]
    steps = np.cumsum(np.where(speed >= WALKING_HEIGHTS_PER_S, speed, 0.0))
    walked = steps[MIN_LOITERING_S:] - steps[:-MIN_LOITERING_S]
    if walked.max() < MIN_WALKED_HEIGHTS:
        return
    across, down = path.at.x[rows] / path.at.body[0], path.at.feet[rows] / path.at.body[0]
    wide, deep = window_extents(across), window_extents(down)
    is_begin = (
        (wide <= MAX_ACROSS_HEIGHTS)
        & (deep <= MAX_DOWN_HEIGHTS)
        & (walked >= np.maximum(MIN_WALKED_HEIGHTS, MIN_WALKED_EXTENTS * np.hypot(wide, deep)))
        & (times_s[MIN_LOITERING_S:] - times_s[:-MIN_LOITERING_S] <= MIN_LOITERING_S + 1)
    )
    if not is_begin.any():
        return
    is_inside = np.convolve(is_begin, np.ones(MIN_LOITERING_S + 1)) > 0
    for part in stretches(times_s, is_inside, MAX_GAP_S):
        span = span_of(times_s, stay_around(part, across, down))
        raw = clear_score(path.track, span.length_s / CLEAR_LOITERING_S, int(span.length_s))
        yield make_event(EventType.LOITERING, path.track, span, (span.start_s + span.end_s) / 2, raw)


def stay_around(part: IntArray, across: FloatArray, down: FloatArray) -> IntArray:
    """The rows of a stretch with those before and after in which the person was at the same place already."""
    is_here = np.ones(len(across), dtype=bool)
    for values in (across, down):
        is_here &= (values >= values[part].min()) & (values <= values[part].max())
    away = np.flatnonzero(~is_here)
    first = away[away < part[0]].max(initial=-1) + 1
    last = away[away > part[-1]].min(initial=len(across)) - 1
    return np.arange(first, last + 1)


def window_extents(values: FloatArray) -> FloatArray:
    """The extent (P - W,) of values (P,), one a second, over each `MIN_LOITERING_S`."""
    windows = sliding_window_view(values, MIN_LOITERING_S + 1)
    return np.asarray(windows.max(axis=1) - windows.min(axis=1))
