"""From followed people to events. Each rule takes tracks and returns what they did."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from domain.events.entry_zones import EntryZone, Stay, learn_entry_zones, to_stay
from domain.events.frame_borders import EDGE_S, entry_edge, exit_edge
from domain.geometry import enclosing_box
from domain.records import BoolArray, Box, Event, EventType, FloatArray, TimeRange, Track, VideoRecord

ENTER_LENGTH_S = 2.0
SMOOTH_S = 1.2
WALKING_HEIGHTS_PER_S = 0.22
"""Own heights per second; a person who strolls covers about half their height per second."""
MIN_MOVE_S = 1.0
UPRIGHT_RATIO, LYING_RATIO = 1.35, 0.95
"""Height over width, in pixels, of a standing and of a lying person's box."""
MIN_LYING_S = 1.5
FALL_S = 3.0
LYING_HEIGHT = 0.6
NEAR_HEIGHTS, NEAR_DEPTH = 0.75, 0.25
MIN_MEETING_S = 2.0
MEETING_GAP_S = 1.0


@dataclass(frozen=True, slots=True)
class Scene:
    """What the rules need to know of the recording: its length, width over height, and doors in its picture.

    `doors` are places where people come and go, learned (`add_learned_zones`) or drawn.
    """

    duration_s: float
    aspect: float
    doors: tuple[EntryZone, ...] = ()


def build_scene(video: VideoRecord) -> Scene:
    """The scene of an analysed video; raises `ValueError` for one that was never probed."""
    if video.probe is None:
        raise ValueError(f"Video {video.video_id} has no known size yet")
    return Scene(video.probe.duration_s, video.probe.width / video.probe.height)


def add_learned_zones(scene: Scene, tracks: Sequence[Track], earlier: Sequence[Stay] = ()) -> Scene:
    """The scene with the doors that its own paths and earlier ones of the same camera show."""
    latest = max((stay.recording for stay in earlier), default=0)
    own = [to_stay(track, latest + 1, scene.duration_s, scene.aspect) for track in tracks]
    learned = learn_entry_zones([*earlier, *own], scene.aspect)
    return replace(scene, doors=(*scene.doors, *learned))


def find_events(tracks: Sequence[Track], scene: Scene) -> tuple[Event, ...]:
    """Everything that happened, by start time."""
    found = [event for track in tracks for event in person_events(track, scene)]
    found += [event for pair in people_at_once(tracks) for event in meetings(*pair, scene)]
    return tuple(sorted(found, key=lambda event: (event.range.start_s, event.type)))


def people_at_once(tracks: Sequence[Track]) -> Iterator[tuple[Track, Track]]:
    """Pairs of people whose stays overlap, the earlier one first."""
    present: list[Track] = []
    for track in sorted(tracks, key=lambda each: each.range.start_s):
        present = [each for each in present if each.range.end_s >= track.range.start_s]
        yield from ((each, track) for each in present)
        present.append(track)


def person_events(track: Track, scene: Scene) -> Iterator[Event]:
    """What one person did, on their own."""
    yield from arrivals(track, scene)
    falls = list(collapses(track, scene))
    yield from falls
    yield from movements(track, scene, [fall.range for fall in falls])


def arrivals(track: Track, scene: Scene) -> Iterator[Event]:
    """How somebody came into sight and out of it; nothing where they were there at the start or the end.

    They enter and leave over an edge of the picture or through a door, and otherwise appear and are lost.
    """
    first, last = track.range.start_s, track.range.end_s
    path = (track.times_s, track.boxes_xyxy, scene.aspect)
    if first > EDGE_S:
        until = min(first + ENTER_LENGTH_S, last)
        came = entry_edge(*path) or is_at_door(track, first, scene)
        kind = EventType.PERSON_ENTER if came else EventType.PERSON_APPEAR
        yield make_event(kind, track, TimeRange(first, until), at_s=until)
    if last < scene.duration_s - EDGE_S:
        since = max(last - ENTER_LENGTH_S, first)
        left = exit_edge(*path) or is_at_door(track, last, scene)
        kind = EventType.PERSON_EXIT if left else EventType.PERSON_LOST
        yield make_event(kind, track, TimeRange(since, last), at_s=since)


def is_at_door(track: Track, time_s: float, scene: Scene) -> bool:
    return any(door.holds(track.box_at(time_s), scene.aspect) for door in scene.doors)


def movements(track: Track, scene: Scene, lying: Sequence[TimeRange]) -> Iterator[Event]:
    """Stretches of walking and of standing that last a second or more, outside of falls."""
    is_walking = speeds(track, scene) >= WALKING_HEIGHTS_PER_S
    is_up = ~np.array([any(span.start_s <= t < span.end_s for span in lying) for t in track.times_s])
    for mask, kind in ((is_walking, EventType.WALKING), (~is_walking, EventType.STANDING)):
        for span in ranges_where(track.times_s, mask & is_up):
            if span.length_s >= MIN_MOVE_S:
                yield make_event(kind, track, span, at_s=(span.start_s + span.end_s) / 2)


def speeds(track: Track, scene: Scene) -> FloatArray:
    """Speed (P,) of the middle of the box, in own heights per second, smoothed over a second."""
    heights = np.median(track.boxes_xyxy[:, 3] - track.boxes_xyxy[:, 1])
    middle_x = smooth_speeds(track.times_s, track.boxes_xyxy[:, [0, 2]].mean(axis=1) * scene.aspect)
    middle_y = smooth_speeds(track.times_s, track.boxes_xyxy[:, [1, 3]].mean(axis=1))
    if len(track.times_s) < 2:
        return np.zeros(len(track.times_s))
    velocity = np.hypot(np.gradient(middle_x, track.times_s), np.gradient(middle_y, track.times_s))
    return smooth_speeds(track.times_s, velocity / max(heights, 1e-6))


def smooth_speeds(times_s: FloatArray, values: FloatArray) -> FloatArray:
    """Each value (P,) replaced by the mean of those within `SMOOTH_S / 2` seconds of it."""
    low = np.searchsorted(times_s, times_s - SMOOTH_S / 2, side="left")
    high = np.searchsorted(times_s, times_s + SMOOTH_S / 2, side="right")
    sums = np.concatenate([[0.0], np.cumsum(values)])
    return np.asarray((sums[high] - sums[low]) / (high - low))


def collapses(track: Track, scene: Scene) -> Iterator[Event]:
    """An upright person whose box turns flat and low within seconds, and stays so."""
    widths = (track.boxes_xyxy[:, 2] - track.boxes_xyxy[:, 0]) * scene.aspect
    heights = track.boxes_xyxy[:, 3] - track.boxes_xyxy[:, 1]
    ratio = heights / np.maximum(widths, 1e-6)
    upright = ratio >= UPRIGHT_RATIO
    if not upright.any():
        return
    is_low = heights <= LYING_HEIGHT * np.median(heights[upright])
    for span in ranges_where(track.times_s, (ratio <= LYING_RATIO) & is_low):
        before = track.times_s[upright & (track.times_s < span.start_s)]
        if span.length_s >= MIN_LYING_S and len(before) and span.start_s - before[-1] <= FALL_S:
            fall = TimeRange(float(before[-1]), span.end_s)
            yield make_event(EventType.COLLAPSE, track, fall, at_s=span.start_s)


def meetings(one: Track, other: Track, scene: Scene) -> Iterator[Event]:
    """Two people who stay within arm's reach of each other, at about the same depth."""
    times_s = np.intersect1d(one.times_s, other.times_s)
    if len(times_s) == 0:
        return
    first = one.boxes_xyxy[np.searchsorted(one.times_s, times_s)]
    second = other.boxes_xyxy[np.searchsorted(other.times_s, times_s)]
    for span in ranges_where(times_s, are_near(first, second, scene), MEETING_GAP_S):
        if span.length_s >= MIN_MEETING_S:
            middle_s = (span.start_s + span.end_s) / 2
            box = enclosing_box([one.box_at(middle_s), other.box_at(middle_s)])
            yield Event(
                type=EventType.INTERACTION,
                range=span,
                box=box,
                track_numbers=(one.number, other.number),
                confidence=min(one.confidence, other.confidence),
                side=box_side(box),
            )


def are_near(first: FloatArray, second: FloatArray, scene: Scene) -> BoolArray:
    """For boxes (T, 4) of two people at the same times: whether they are within reach (T,)."""
    height = (first[:, 3] - first[:, 1] + second[:, 3] - second[:, 1]) / 2
    across = np.abs(first[:, [0, 2]].mean(axis=1) - second[:, [0, 2]].mean(axis=1)) * scene.aspect
    depth = np.abs(first[:, 3] - second[:, 3])
    return np.asarray((across <= NEAR_HEIGHTS * height) & (depth <= NEAR_DEPTH * height))


def ranges_where(times_s: FloatArray, holds: BoolArray, gap_s: float = 0.5) -> Iterator[TimeRange]:
    """Ranges between the first and last time of each stretch where `holds` (P,) is true.

    Interruptions shorter than `gap_s` do not end a stretch.
    """
    rows = np.flatnonzero(holds)
    if len(rows) == 0:
        return
    ends = np.flatnonzero(np.diff(times_s[rows]) > gap_s)
    for part in np.split(rows, ends + 1):
        yield TimeRange(float(times_s[part[0]]), float(times_s[part[-1]]))


def make_event(kind: EventType, track: Track, span: TimeRange, at_s: float) -> Event:
    box = track.box_at(at_s)
    edge_s = span.end_s if kind in (EventType.PERSON_EXIT, EventType.PERSON_LOST) else span.start_s
    side = box_side(track.box_at(edge_s)) if kind in ARRIVALS else box_side(box)
    return Event(kind, span, box, (track.number,), track.confidence, side)


ARRIVALS = {
    EventType.PERSON_ENTER,
    EventType.PERSON_EXIT,
    EventType.PERSON_APPEAR,
    EventType.PERSON_LOST,
}
"""Of these the side is where the path began or ended."""


def box_side(box: Box) -> str:
    """Which third of the picture the middle of a box lies in: left, center or right."""
    middle = (box[0] + box[2]) / 2
    return "left" if middle < 1 / 3 else "right" if middle > 2 / 3 else "center"
