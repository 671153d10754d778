"""From tracks to events: each rule takes tracks of people and returns what they did.

Times are seconds, boxes xyxy in 0..1 of the frame. Thresholds are in heights of the person, so that they hold
near to and far from the camera; they have no published source and were tuned on drawn scenes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from domain.cameras.places import Line, Zone
from domain.events.entry_zones import EntryZone, Stay, learn_entry_zones, to_stay
from domain.events.frame_borders import START_MARGIN_S, entry_edge, exit_edge
from domain.events.types import EventType
from domain.geometry import enclosing_box
from domain.records import BoolArray, Box, Event, FloatArray, TimeRange, Track, VideoRecord

ENTRY_LENGTH_S = 2.0
"""Seconds that an entry or exit event lasts, at most: about what crossing the edge takes."""
SMOOTHING_S = 1.2
"""Width of the moving average over positions and speeds (seconds): about one stride, so that swinging arms
and legs, which move the box, cancel. Longer blurs short stops."""
WALKING_HEIGHTS_PER_S = 0.22
"""Heights of the person per second from which on they walk; somebody who strolls covers about half of their
height per second."""
MIN_MOVEMENT_S = 1.0
"""Seconds of walking or standing that make an event, at least; shorter ones flicker."""
UPRIGHT_RATIO = 1.35
"""Height over width of a box, in pixels, from which on the person is upright."""
LYING_RATIO = 0.95
"""Height over width of a box, in pixels, up to which the person lies. What is between the two ratios is
neither: somebody who bends or sits."""
MIN_LYING_S = 1.5
"""Seconds for which somebody must lie to have fallen; shorter is bending down."""
MAX_FALL_S = 3.0
"""Seconds from the last upright box to the first lying one, at most; lying down takes longer than falling."""
LYING_HEIGHT_SHARE = 0.6
"""Share of the usual upright height up to which a box is low enough for somebody who lies."""
NEAR_HEIGHTS = 0.75
"""Distance across the picture, in heights of the person, up to which two people interact: arm's reach."""
NEAR_DEPTH_HEIGHTS = 0.25
"""The same for the feet up and down the picture, which stands for depth: smaller, because depth is
foreshortened there."""
MIN_INTERACTION_S = 2.0
"""Seconds for which two people must be near each other; passing each other is shorter."""
MAX_INTERACTION_GAP_S = 1.0
"""Seconds for which they may be further apart within one interaction."""
MAX_STRETCH_GAP_S = 0.5
"""Seconds for which a condition may fail within one stretch: two samples at 5 Hz."""
MIN_EXTENT = 1e-6
"""Smallest width or height that is divided by, in heights of the frame; for empty boxes."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What the rules need to know of the recording: its length, and `aspect`, width over height of the frame.

    `entry_zones` are places inside the picture where people come and go (`add_learned_zones`); `zones` and
    `lines` are drawn by the owner of the camera.
    """

    duration_s: float
    aspect: float
    entry_zones: tuple[EntryZone, ...] = ()
    zones: tuple[Zone, ...] = ()
    lines: tuple[Line, ...] = ()


def build_scene(video: VideoRecord) -> Scene:
    """The scene of an analysed video; raises `ValueError` for one that was never probed."""
    if video.probe is None:
        raise ValueError(f"Video {video.video_id} has no known size yet")
    return Scene(video.probe.duration_s, video.probe.width / video.probe.height)


def add_learned_zones(scene: Scene, tracks: Sequence[Track], earlier: Sequence[Stay] = ()) -> Scene:
    """The scene with the entry zones that its own paths and earlier ones of the same camera show."""
    latest = max((stay.recording for stay in earlier), default=0)
    own = [to_stay(track, latest + 1, scene.duration_s, scene.aspect) for track in tracks]
    learned = learn_entry_zones([*earlier, *own], scene.aspect)
    return replace(scene, entry_zones=(*scene.entry_zones, *learned))


def find_events(tracks: Sequence[Track], scene: Scene) -> tuple[Event, ...]:
    """Everything that happened, by start time."""
    found = [event for track in tracks for event in find_person_events(track, scene)]
    found += [event for pair in simultaneous_people(tracks) for event in find_interactions(*pair, scene)]
    return tuple(sorted(found, key=lambda event: (event.range.start_s, event.type)))


def simultaneous_people(tracks: Sequence[Track]) -> Iterator[tuple[Track, Track]]:
    """Pairs of people who are there at the same time, the earlier one first."""
    present: list[Track] = []
    for track in sorted(tracks, key=lambda each: each.range.start_s):
        present = [each for each in present if each.range.end_s >= track.range.start_s]
        yield from ((each, track) for each in present)
        present.append(track)


def find_person_events(track: Track, scene: Scene) -> Iterator[Event]:
    """What one person did, on their own."""
    yield from find_entry_and_exit(track, scene)
    falls = list(find_collapses(track, scene))
    yield from falls
    yield from find_movements(track, scene, [fall.range for fall in falls])


def find_entry_and_exit(track: Track, scene: Scene) -> Iterator[Event]:
    """How somebody came into sight and out of it; nothing where they were there at the start or the end.

    They enter and exit over an edge of the picture or in an entry zone, and otherwise appear and are lost.
    """
    first, last = track.range.start_s, track.range.end_s
    path = (track.times_s, track.boxes_xyxy, scene.aspect)
    if first > START_MARGIN_S:
        until = min(first + ENTRY_LENGTH_S, last)
        came = entry_edge(*path) or is_in_entry_zone(track, first, scene)
        kind = EventType.PERSON_ENTER if came else EventType.PERSON_APPEAR
        yield make_event(kind, track, TimeRange(first, until), at_s=until)
    if last < scene.duration_s - START_MARGIN_S:
        since = max(last - ENTRY_LENGTH_S, first)
        left = exit_edge(*path) or is_in_entry_zone(track, last, scene)
        kind = EventType.PERSON_EXIT if left else EventType.PERSON_LOST
        yield make_event(kind, track, TimeRange(since, last), at_s=since)


def is_in_entry_zone(track: Track, time_s: float, scene: Scene) -> bool:
    return any(zone.contains(track.box_at(time_s), scene.aspect) for zone in scene.entry_zones)


def find_movements(track: Track, scene: Scene, lying: Sequence[TimeRange]) -> Iterator[Event]:
    """Stretches of walking and of standing that last `MIN_MOVEMENT_S` or more, outside of falls."""
    is_walking = walking_speeds(track, scene) >= WALKING_HEIGHTS_PER_S
    is_up = ~np.array([any(span.start_s <= t < span.end_s for span in lying) for t in track.times_s])
    for mask, kind in ((is_walking, EventType.WALKING), (~is_walking, EventType.STANDING)):
        for span in ranges_where(track.times_s, mask & is_up):
            if span.length_s >= MIN_MOVEMENT_S:
                yield make_event(kind, track, span, at_s=(span.start_s + span.end_s) / 2)


def walking_speeds(track: Track, scene: Scene) -> FloatArray:
    """Speed (P,) of the middle of the box, in heights of the person per second, smoothed."""
    height = np.median(track.boxes_xyxy[:, 3] - track.boxes_xyxy[:, 1])
    middle_x = moving_average(track.times_s, track.boxes_xyxy[:, [0, 2]].mean(axis=1) * scene.aspect)
    middle_y = moving_average(track.times_s, track.boxes_xyxy[:, [1, 3]].mean(axis=1))
    if len(track.times_s) < 2:
        return np.zeros(len(track.times_s))
    velocity = np.hypot(np.gradient(middle_x, track.times_s), np.gradient(middle_y, track.times_s))
    return moving_average(track.times_s, velocity / max(height, MIN_EXTENT))


def moving_average(times_s: FloatArray, values: FloatArray) -> FloatArray:
    """Each value (P,) replaced by the mean of those within `SMOOTHING_S / 2` seconds of it."""
    low = np.searchsorted(times_s, times_s - SMOOTHING_S / 2, side="left")
    high = np.searchsorted(times_s, times_s + SMOOTHING_S / 2, side="right")
    sums = np.concatenate([[0.0], np.cumsum(values)])
    return np.asarray((sums[high] - sums[low]) / (high - low))


def find_collapses(track: Track, scene: Scene) -> Iterator[Event]:
    """Falls: an upright person whose box turns wide and low within seconds, and stays so."""
    widths = (track.boxes_xyxy[:, 2] - track.boxes_xyxy[:, 0]) * scene.aspect
    heights = track.boxes_xyxy[:, 3] - track.boxes_xyxy[:, 1]
    ratio = heights / np.maximum(widths, MIN_EXTENT)
    upright = ratio >= UPRIGHT_RATIO
    if not upright.any():
        return
    is_low = heights <= LYING_HEIGHT_SHARE * np.median(heights[upright])
    for span in ranges_where(track.times_s, (ratio <= LYING_RATIO) & is_low):
        before = track.times_s[upright & (track.times_s < span.start_s)]
        if span.length_s >= MIN_LYING_S and len(before) and span.start_s - before[-1] <= MAX_FALL_S:
            fall = TimeRange(float(before[-1]), span.end_s)
            yield make_event(EventType.COLLAPSE, track, fall, at_s=span.start_s)


def find_interactions(one: Track, other: Track, scene: Scene) -> Iterator[Event]:
    """Times when two people stay within arm's reach of each other, at about the same depth."""
    times_s = np.intersect1d(one.times_s, other.times_s)
    if len(times_s) == 0:
        return
    first = one.boxes_xyxy[np.searchsorted(one.times_s, times_s)]
    second = other.boxes_xyxy[np.searchsorted(other.times_s, times_s)]
    for span in ranges_where(times_s, are_near(first, second, scene), MAX_INTERACTION_GAP_S):
        if span.length_s >= MIN_INTERACTION_S:
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
    return np.asarray((across <= NEAR_HEIGHTS * height) & (depth <= NEAR_DEPTH_HEIGHTS * height))


def ranges_where(
    times_s: FloatArray, holds: BoolArray, gap_s: float = MAX_STRETCH_GAP_S
) -> Iterator[TimeRange]:
    """Ranges between the first and last time of each stretch where `holds` (P,) is true.

    Interruptions shorter than `gap_s` do not end a stretch.
    """
    rows = np.flatnonzero(holds)
    if len(rows) == 0:
        return
    ends = np.flatnonzero(np.diff(times_s[rows]) > gap_s)
    for part in np.split(rows, ends + 1):
        yield TimeRange(float(times_s[part[0]]), float(times_s[part[-1]]))


def make_event(event_type: EventType, track: Track, span: TimeRange, at_s: float) -> Event:
    box = track.box_at(at_s)
    side_from = event_type.kind.side_from
    if side_from is None:
        side = box_side(box)
    else:
        side = box_side(track.box_at(span.end_s if side_from == "end" else span.start_s))
    return Event(event_type, span, box, (track.number,), track.confidence, side)


def box_side(box: Box) -> str:
    """Which third of the picture the middle of a box lies in: left, center or right."""
    middle = (box[0] + box[2]) / 2
    return "left" if middle < 1 / 3 else "right" if middle > 2 / 3 else "center"
