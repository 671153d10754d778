"""From boxes to tracked vehicles, bags and animals: the tracker of `gpu_ops`, then the rules of `domain`."""

from dataclasses import replace

import numpy as np

from domain.records import THINGS, Detections, FloatArray, Track
from domain.tracking.things import find_things, own_boxes
from gpu_ops.detect.tracker import track_boxes


def track_things(detections: Detections, people: int) -> tuple[Track, ...]:
    """The things in a recording, in order of appearance, numbered after its `people`."""
    found = [thing for label in THINGS for thing in track_label(detections, label)]
    in_order = sorted(found, key=lambda thing: (thing.range.start_s, THINGS.index(thing.label)))
    return tuple(replace(thing, number=number) for number, thing in enumerate(in_order, start=people + 1))


def track_label(detections: Detections, label: str) -> tuple[Track, ...]:
    """The things of one label; nothing where the detector saw none."""
    is_own = own_boxes(detections, label)
    if not is_own.any():
        return ()
    columns = (detections.times_s, detections.boxes_xyxy, detections.scores)
    return find_things(detections, track_boxes(*columns, is_own, detections.colours, no_clothes), label)


def no_clothes(first: FloatArray, second: FloatArray) -> FloatArray:
    """Unknown distances: things wear none, and the colours of their boxes are measured as if they did."""
    return np.full(np.broadcast_shapes(first.shape, second.shape)[:-1], np.nan)
