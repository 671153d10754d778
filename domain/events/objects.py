"""What vehicles, bags and animals do: each rule takes tracks of things and returns events about them.

Times are seconds, boxes xyxy in 0..1 of the frame. Something arrives that moves when it is first seen, and
departs when it still moves when it is last seen, so that a parked car which a detector finds late, or loses
in the dark, does neither. A bag that somebody has with them moves with that person, and does nothing itself.
The confidence of an event is the median score of the boxes of its thing.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from domain.events.frame_borders import START_MARGIN_S
from domain.events.rules.coming_going import ENTRY_LENGTH_S
from domain.events.rules.made import box_side
from domain.events.rules.scene import Scene
from domain.events.rules.series import MAX_STRETCH_GAP_S, ranges_where
from domain.events.types import EventType
from domain.geometry import MIN_AREA, box_areas, paired_intersection_areas
from domain.records import BoolArray, Event, FloatArray, TimeRange, Track
from domain.tracking.things import SAME_PLACE_IOU, at_rest, paired_iou

BAG = "bag"
"""The label of what people carry."""
MIN_STAY_S = 5.0
"""Seconds for which something rests in one place to stay there: longer than a car that lets others pass."""
REACH_WIDTHS = 0.5
"""Widths of a person to each side of their box within which a bag is theirs: a case that they pull."""
REACH_HEIGHTS = 0.1
"""The same below and above, in heights of the person: a bag on the floor in front of their feet."""
MIN_HELD_SHARE = 0.6
"""Share of a bag's box within reach of a person from which on they have it with them."""


def find_object_events(things: Sequence[Track], people: Sequence[Track], scene: Scene) -> tuple[Event, ...]:
    """What the things of a recording did, by start time.

    Args:
        things: Tracks of vehicles, bags and animals.
        people: Tracks of people, for what they carry.
        scene: The recording.
    """
    found = [event for thing in things for event in find_thing_events(thing, people, scene)]
    return tuple(sorted(found, key=lambda event: (event.range.start_s, event.type, event.track_numbers)))


def find_thing_events(thing: Track, people: Sequence[Track], scene: Scene) -> Iterator[Event]:
    """What one thing did on its own."""
    rests, is_held = at_rest(thing), is_carried(thing, people)
    yield from find_arrival_and_departure(thing, ~rests & ~is_held, scene)
    for span in find_stays(thing, rests & ~is_held):
        yield make_object_event(EventType.OBJECT_STAY, thing, span, (span.start_s + span.end_s) / 2)


def find_arrival_and_departure(thing: Track, moves: BoolArray, scene: Scene) -> Iterator[Event]:
    """How something came into the picture and went out of it; `moves` (P,) is when it does so by itself."""
    first_s, last_s = thing.range.start_s, thing.range.end_s
    if first_s > START_MARGIN_S and moves[0]:
        until_s = min(first_s + ENTRY_LENGTH_S, last_s)
        yield make_object_event(EventType.OBJECT_ARRIVE, thing, TimeRange(first_s, until_s), until_s)
    if last_s < scene.duration_s - START_MARGIN_S and moves[-1]:
        since_s = max(last_s - ENTRY_LENGTH_S, first_s)
        yield make_object_event(EventType.OBJECT_DEPART, thing, TimeRange(since_s, last_s), since_s)


def find_stays(thing: Track, rests: BoolArray) -> Iterator[TimeRange]:
    """Times for which something stays in one place; being hidden meanwhile does not end them."""
    spans: list[TimeRange] = []
    for span in ranges_where(thing.times_s, rests, MAX_STRETCH_GAP_S):
        if spans and stays_put(thing, spans[-1], span):
            spans[-1] = TimeRange(spans[-1].start_s, span.end_s)
        else:
            spans.append(span)
    yield from (span for span in spans if span.length_s >= MIN_STAY_S)


def stays_put(thing: Track, before: TimeRange, after: TimeRange) -> bool:
    """Whether something is in its place all the while from one range of time to another one."""
    is_between = (thing.times_s >= before.end_s) & (thing.times_s <= after.start_s)
    boxes = thing.boxes_xyxy[is_between]
    return bool((paired_iou(boxes, np.broadcast_to(boxes[0], boxes.shape)) >= SAME_PLACE_IOU).all())


def is_carried(thing: Track, people: Sequence[Track]) -> BoolArray:
    """Whether somebody has a bag with them, at each of its P times (P,); never of other things."""
    carried = np.zeros(len(thing.times_s), dtype=bool)
    if thing.label != BAG:
        return carried
    for person in people:
        times_s, own, others = np.intersect1d(thing.times_s, person.times_s, return_indices=True)
        if len(times_s):
            within = reach(person.boxes_xyxy[others])
            shared = paired_intersection_areas(thing.boxes_xyxy[own], within)
            share = shared / np.maximum(box_areas(thing.boxes_xyxy[own]), MIN_AREA)
            carried[own] |= share >= MIN_HELD_SHARE
    return carried


def reach(boxes_xyxy: FloatArray) -> FloatArray:
    """What people (N, 4) reach: their boxes, larger by `REACH_WIDTHS` and `REACH_HEIGHTS`."""
    sizes = boxes_xyxy[:, 2:] - boxes_xyxy[:, :2]
    margin = sizes * np.array([REACH_WIDTHS, REACH_HEIGHTS])
    return np.concatenate([boxes_xyxy[:, :2] - margin, boxes_xyxy[:, 2:] + margin], axis=1)


def make_object_event(event_type: EventType, thing: Track, span: TimeRange, at_s: float) -> Event:
    """An event about a thing, with its box at `at_s`, and the side where it comes from or goes to."""
    side_s = {"start": span.start_s, "end": span.end_s}.get(event_type.kind.side_from or "", at_s)
    return Event(
        type=event_type,
        range=span,
        box=thing.box_at(at_s),
        track_numbers=(thing.number,),
        confidence=thing.confidence,
        side=box_side(thing.box_at(side_s)),
        label=thing.label,
    )
