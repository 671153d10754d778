"""Paths of people for tests of rules."""

import numpy as np

from domain.records import Track


def path(
    number: int, start_s: float, end_s: float, x: tuple[float, float], rate_hz: float = 5, **shape: float
) -> Track:
    """A person whose middle goes from `x[0]` to `x[1]`; `width`, `height`, `bottom` in 0..1."""
    times_s = np.arange(round((end_s - start_s) * rate_hz) + 1) / rate_hz + start_s
    middle = np.linspace(x[0], x[1], len(times_s))
    width, height, bottom = shape.get("width", 0.08), shape.get("height", 0.4), shape.get("bottom", 0.8)
    boxes = np.stack(
        [
            middle - width / 2,
            np.full_like(middle, bottom - height),
            middle + width / 2,
            np.full_like(middle, bottom),
        ],
        axis=1,
    )
    return Track(number, times_s, boxes, 0.9)


def then(first: Track, second: Track) -> Track:
    """One person who goes both ways, one after the other."""
    return Track(
        first.number,
        np.concatenate([first.times_s, second.times_s]),
        np.concatenate([first.boxes_xyxy, second.boxes_xyxy]),
        first.confidence,
    )
