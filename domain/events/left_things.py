"""Rules on things that are left behind or taken away, from still places in the picture and people's paths.

The picture alone does not tell a bag from a shadow, a chair that was pushed, or somebody who sits still. So a
still place counts only where somebody was at its beginning, is gone since, and where it has the size of a
thing that a person carries, edges of its own, and another surface than the floor before. Where this does not
hold, nothing is said (decision 0032).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from domain.events.confidence import share_right
from domain.events.types import EventType
from domain.geometry import enclosing_box
from domain.records import BoolArray, Box, Event, FloatArray, TimeRange, Track
from domain.video.pictures import StillThings

THING = "object"
"""The label of a thing of which only the motion is known."""
MIN_AWAY_S = 10.0
"""Seconds for which nobody who left a thing, or took it, may be near; shorter is putting a bag down."""
AT_START_S = 3.0
"""Seconds around the beginning of a still place within which whoever left it must be there: a place counts
as still only after its person has uncovered it."""
NEAR_HEIGHTS = 0.5
"""Distance from the box of a person, in their heights, up to which a thing is within reach."""
THING_HEIGHTS = (0.08, 0.55)
"""Smallest and largest height of a thing, in heights of the person: from a handbag to a suitcase. Higher is
somebody who sits, or a door."""
MAX_THING_WIDTH = 0.7
"""Largest width of a thing, in heights of the person: wider is somebody who lies, or light."""
CAME_GAIN = 1.25
"""Ratio of edges along the outline, now over the empty scene, from which on something came."""
WENT_GAIN = 0.6
"""The same up to which something went. Stricter than the inverse: a bright reflex that ends looks like it."""
MAX_LIKENESS = 0.5
"""Correlation with the empty scene inside the outline from which on only the light has changed."""
MIN_PERSON_SHARE = 0.6
"""Height of a box on a path, as a share of the usual one, from which on it is a person: less may be what they
left, by which the tracker keeps a path alive."""
MIN_KNOWN_S = 5.0
"""Seconds of the recording before a change from which on the scene before is known."""
MIN_LOOKS = 3
"""Measurements of a still place, at least; fewer are chance."""
PAIR_S = 15.0
"""Seconds between two still places near each other that make them one thing that was pushed."""
PAIR_SIZES = 2.0
"""Distance between the middles of these, in their own sizes, at most."""
MAX_BOXED_SHARE = 0.5
"""Share of the time of a still place for which somebody may be boxed there; more of it is the person."""
REMOVAL_S = 2.0
"""Seconds that the event of a thing that is taken away lasts, from the last change of its place on."""
LASTING_S = 2.5
"""Seconds before the end of the recording up to which a thing counts as still there at its end."""
CONFIDENCE_OF_CAME = 0.8
"""Confidence that something was left behind. Set by hand: too few scenes show any for a
curve (decision 0032)."""
CONFIDENCE_OF_WENT = 0.7
"""The same for something that was taken away: what was there before is known less well."""
MIN_SIZE = 1e-6
"""Smallest size that is divided by, in heights of the frame."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One still place over time: its usual box and measures; sizes and places in 0..1 of the frame."""

    range: TimeRange
    box: Box
    edge_gain: float
    likeness: float
    looks: int

    @property
    def height(self) -> float:
        return self.box[3] - self.box[1]

    @property
    def middle(self) -> tuple[float, float]:
        return ((self.box[0] + self.box[2]) / 2, (self.box[1] + self.box[3]) / 2)

    @property
    def kind(self) -> EventType | None:
        """Whether it came or went; None where the picture does not tell, or only the light changed."""
        if self.likeness > MAX_LIKENESS or self.looks < MIN_LOOKS:
            return None
        if self.edge_gain >= CAME_GAIN:
            return EventType.OBJECT_ABANDONED
        return EventType.OBJECT_REMOVED if self.edge_gain <= WENT_GAIN else None


@dataclass(frozen=True, slots=True)
class Visit:
    """The stretch for which a person was near a thing at its beginning."""

    track_number: int
    height: float
    last_s: float


def find_left_things(
    still: StillThings | None, tracks: Sequence[Track], duration_s: float, aspect: float
) -> tuple[Event, ...]:
    """Things left behind and things taken away, by start time; `aspect` is width over height of the frame."""
    if still is None:
        return ()
    things = list(gather_things(still))
    found: dict[tuple[EventType, TimeRange, int], list[Box]] = {}
    for thing in things:
        kind, visit = thing.kind, find_visit(thing, tracks, aspect)
        if kind is None or visit is None or thing.range.start_s < MIN_KNOWN_S:
            continue
        is_carried = is_thing_sized(thing, visit, aspect) and not is_person(thing, tracks)
        if is_carried and is_left_alone(thing, visit, duration_s) and not was_pushed(thing, things, aspect):
            span = event_range(kind, thing)
            found.setdefault((kind, span, visit.track_number), []).append(thing.box)
    events = [make_thing_event(*key, boxes) for key, boxes in found.items()]
    return tuple(sorted(events, key=lambda event: (event.range.start_s, event.type)))


def gather_things(still: StillThings) -> Iterator[Thing]:
    """The still places as things, each with the medians of its measurements."""
    for number in np.unique(still.numbers):
        rows = still.numbers == number
        x1, y1, x2, y2 = (float(edge) for edge in np.median(still.boxes_xyxy[rows], axis=0))
        last_s = float(still.times_s[rows][-1])
        yield Thing(
            range=TimeRange(min(float(np.median(still.since_s[rows])), last_s), last_s),
            box=(x1, y1, x2, y2),
            edge_gain=float(np.median(still.edge_gain[rows])),
            likeness=float(np.median(still.likeness[rows])),
            looks=int(rows.sum()),
        )


def find_visit(thing: Thing, tracks: Sequence[Track], aspect: float) -> Visit | None:
    """Who was near a thing when it began to be still: of several, the one who was there last."""
    visits = [visit for track in tracks if (visit := visit_of(thing, track, aspect)) is not None]
    return max(visits, key=lambda visit: visit.last_s, default=None)


def visit_of(thing: Thing, track: Track, aspect: float) -> Visit | None:
    """The visit of one person, if they were near the thing around its beginning."""
    times_s, height = track.times_s, person_height(track)
    is_near = person_rows(track) & near_rows(track.boxes_xyxy, thing.box, aspect)
    begin = is_near & (np.abs(times_s - thing.range.start_s) <= AT_START_S)
    if not begin.any():
        return None
    later = np.flatnonzero(is_near & (times_s >= times_s[begin][0]))
    away = np.flatnonzero(np.diff(times_s[later]) > MIN_AWAY_S)
    last = later[away[0]] if len(away) else later[-1]
    return Visit(track.number, height, float(times_s[last]))


def person_height(track: Track) -> float:
    """The usual height of a person's boxes (0..1): the upper quartile, as bags and hidden legs lower it."""
    return float(np.percentile(track.boxes_xyxy[:, 3] - track.boxes_xyxy[:, 1], 75))


def person_rows(track: Track) -> BoolArray:
    """(P,) whether a box of a path is as high as a person."""
    heights = track.boxes_xyxy[:, 3] - track.boxes_xyxy[:, 1]
    return np.asarray(heights >= MIN_PERSON_SHARE * person_height(track))


def near_rows(boxes_xyxy: FloatArray, box: Box, aspect: float) -> BoolArray:
    """(P,) whether a box lies within `NEAR_HEIGHTS` of boxes (P, 4), sideways and below."""
    reach = NEAR_HEIGHTS * (boxes_xyxy[:, 3] - boxes_xyxy[:, 1])
    across = np.maximum(boxes_xyxy[:, 0] - box[2], box[0] - boxes_xyxy[:, 2]) * aspect
    down = np.maximum(boxes_xyxy[:, 1] - box[3], box[1] - boxes_xyxy[:, 3])
    return np.asarray((across <= reach) & (down <= reach / 2))


def is_thing_sized(thing: Thing, visit: Visit, aspect: float) -> bool:
    """Whether a thing has the size of what its person can carry."""
    height, width = thing.height / max(visit.height, MIN_SIZE), (thing.box[2] - thing.box[0]) * aspect
    return THING_HEIGHTS[0] <= height <= THING_HEIGHTS[1] and width <= MAX_THING_WIDTH * visit.height


def is_person(thing: Thing, tracks: Sequence[Track]) -> bool:
    """Whether somebody is boxed there for half of the time or more: they sit, or stand still."""
    x, y = thing.middle
    for track in tracks:
        during = (track.times_s >= thing.range.start_s) & (track.times_s <= thing.range.end_s)
        boxes = track.boxes_xyxy[during & person_rows(track)]
        inside = (boxes[:, 0] <= x) & (x <= boxes[:, 2]) & (boxes[:, 1] <= y) & (y <= boxes[:, 3])
        step_s = float(np.median(np.diff(track.times_s))) if len(track.times_s) > 1 else 0.0
        if inside.sum() * step_s > MAX_BOXED_SHARE * thing.range.length_s:
            return True
    return False


def is_left_alone(thing: Thing, visit: Visit, duration_s: float) -> bool:
    """Whether the place stays as it is for `MIN_AWAY_S` after its person has gone.

    Also a place that is measured no more counts until then: somebody may stand before it.
    """
    end_s = duration_s if duration_s - thing.range.end_s <= LASTING_S else thing.range.end_s
    return end_s - max(visit.last_s, thing.range.start_s) >= MIN_AWAY_S


def was_pushed(thing: Thing, things: Sequence[Thing], aspect: float) -> bool:
    """Whether something went nearby when this came, or the other way round: a chair that was moved."""
    return any(
        other.kind is not None
        and other.kind is not thing.kind
        and abs(other.range.start_s - thing.range.start_s) <= PAIR_S
        and distance(thing, other, aspect) <= PAIR_SIZES * max(thing.height, other.height)
        for other in things
    )


def distance(one: Thing, other: Thing, aspect: float) -> float:
    """Distance of the middles of two things, in heights of the frame."""
    (x1, y1), (x2, y2) = one.middle, other.middle
    return float(np.hypot((x1 - x2) * aspect, y1 - y2))


def event_range(kind: EventType, thing: Thing) -> TimeRange:
    """Left behind: from when it lies there until it is gone. Taken away: the moment in which it went."""
    if kind is EventType.OBJECT_ABANDONED:
        return thing.range
    start_s = thing.range.start_s
    return TimeRange(start_s, min(start_s + REMOVAL_S, thing.range.end_s))


def make_thing_event(kind: EventType, span: TimeRange, track_number: int, boxes: Sequence[Box]) -> Event:
    box = enclosing_box(boxes)
    middle = (box[0] + box[2]) / 2
    clear = CONFIDENCE_OF_CAME if kind is EventType.OBJECT_ABANDONED else CONFIDENCE_OF_WENT
    return Event(
        type=kind,
        range=span,
        box=box,
        track_numbers=(track_number,),
        confidence=share_right(kind, clear),
        side="left" if middle < 1 / 3 else "right" if middle > 2 / 3 else "center",
        label=THING,
        peak_s=span.start_s,
    )
