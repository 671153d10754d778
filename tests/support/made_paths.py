"""Paths of people for tests of rules."""

import numpy as np

from domain.records import BoxSource, Detections, Track


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


SECONDS = [round(5 + at / 5, 1) for at in range(20)]


def detections(*rows: tuple[float, tuple[float, ...], float, BoxSource]) -> Detections:
    times, boxes, scores, sources = zip(*rows, strict=True)
    named = np.array([each.value for each in sources])
    labels = np.where(named == BoxSource.NONE.value, "", "person")
    colours = np.full((len(times), 6), np.nan)
    return Detections(np.array(times), np.array(boxes), np.array(scores), named, labels, colours)


def standing_at(
    x: float, times: list[float], source: BoxSource = BoxSource.DETECTOR, size: float = 1.0
) -> list:
    box = (x, 0.4, x + 0.1 * size, 0.4 + 0.4 * size)
    return [(time, box, 0.9 if source is BoxSource.DETECTOR else 0.3, source) for time in times]


def way(number: int, *points: tuple[float, float, float], height: float = 0.4, width: float = 0.08) -> Track:
    """A person at 5 Hz whose feet go along points of (seconds, x, y), in straight lines."""
    at_s, x, y = np.array(points).T
    times_s = np.round(np.arange(round(at_s[0] * 5), round(at_s[-1] * 5) + 1) / 5, 6)
    middle, feet = np.interp(times_s, at_s, x), np.interp(times_s, at_s, y)
    boxes = np.stack([middle - width / 2, feet - height, middle + width / 2, feet], axis=1)
    return Track(number, times_s, boxes, 0.9)


def shaped(number: int, *stages: tuple[float, float, float, float], x: float = 0.5) -> Track:
    """A person at 5 Hz whose box goes through stages of (seconds, width, height, feet), in straight lines."""
    at_s, wide, high, low = np.array(stages).T
    times_s = np.round(np.arange(round(at_s[0] * 5), round(at_s[-1] * 5) + 1) / 5, 6)
    width, height, feet = (np.interp(times_s, at_s, each) for each in (wide, high, low))
    boxes = np.stack([x - width / 2, feet - height, x + width / 2, feet], axis=1)
    return Track(number, times_s, boxes, 0.9)
