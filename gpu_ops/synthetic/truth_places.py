"""Events that follow from a script at places, of things, and of the camera."""

from collections.abc import Iterator, Sequence

import numpy as np

from domain.events.types import EventType
from domain.records import TimeRange
from gpu_ops.synthetic.faults import Fault, FaultKind
from gpu_ops.synthetic.floor import FloorLine, FloorZone
from gpu_ops.synthetic.paths import Path, stretches
from gpu_ops.synthetic.script import Prop, ScriptedEvent

DWELL_S = 8.0
"""Seconds inside a zone that are a stay for certain; from `SHORT_DWELL_S` on one is optional."""
SHORT_DWELL_S = 2.0
"""Seconds inside a zone from which on a stay is optional."""
SHORT_VISIT_S = 1.0
"""Seconds inside a zone, or outside between two visits, below which stepping in and out is optional."""
ALONE_S = 10.0
"""Seconds for which a thing must stand alone to be left behind, or to be missed when it is taken."""
ALONE_M = 2.5
"""Metres that its owner must have gone away."""
FAULTS = {
    FaultKind.COVERED: EventType.CAMERA_BLOCKED,
    FaultKind.TURNED: EventType.CAMERA_MOVED,
    FaultKind.BLACK: EventType.CAMERA_BLACK,
    FaultKind.FROZEN: EventType.CAMERA_FROZEN,
    FaultKind.BLINDED: EventType.CAMERA_BLINDED,
}
"""What each fault is."""


def zone_events(zone: FloorZone, path: Path) -> Iterator[ScriptedEvent]:
    """Steps into and out of a zone, and stays in it, of one actor who is in sight."""
    inside = np.array([not np.isnan(x) and zone.holds((x, z)) for x, z in path.xz])
    visits = list(stretches(path.times_s, inside & path.is_in_sight))
    for visit in visits:
        rest_s = min((gap_between(visit, each) for each in visits if each is not visit), default=np.inf)
        is_brief = min(visit.length_s, rest_s) < SHORT_VISIT_S
        for kind, at_s, step in (
            (EventType.ZONE_ENTER, visit.start_s, -1),
            (EventType.ZONE_EXIT, visit.end_s, 1),
        ):
            row = int(np.searchsorted(path.times_s, at_s)) + step
            if 0 <= row < len(inside) and path.is_in_sight[row]:
                yield place_event(kind, at_s, path, zone.name, is_optional=is_brief)
        if visit.length_s >= SHORT_DWELL_S:
            is_short = visit.length_s < DWELL_S
            yield ScriptedEvent(EventType.ZONE_DWELL, visit, (path.number,), zone.name, None, is_short)


def gap_between(one: TimeRange, other: TimeRange) -> float:
    return max(one.start_s - other.end_s, other.start_s - one.end_s)


def line_events(line: FloorLine, path: Path) -> Iterator[ScriptedEvent]:
    """Crossings of a line by one actor who is in sight: `in` from its left side to its right side."""
    for row in np.flatnonzero(path.is_in_sight[1:] & path.is_in_sight[:-1]):
        (one, other) = (tuple(map(float, path.xz[at])) for at in (row, row + 1))
        if line.is_crossed_within((one[0], one[1]), (other[0], other[1])):
            direction = "in" if line.side((other[0], other[1])) > 0 else "out"
            yield place_event(
                EventType.LINE_CROSSING, float(path.times_s[row + 1]), path, line.name, direction
            )


def place_event(
    kind: EventType, at_s: float, path: Path, name: str, direction: str | None = None, *,
    is_optional: bool = False,
) -> ScriptedEvent:  # fmt: skip
    return ScriptedEvent(kind, TimeRange(at_s, at_s), (path.number,), name, direction, is_optional)


def prop_events(prop: Prop, paths: Sequence[Path], duration_s: float) -> Iterator[ScriptedEvent]:
    """A thing that its owner leaves behind, and a thing that is taken away."""
    until_s = min(prop.taken_s, duration_s)
    if prop.owner is not None:
        alone_s = until_s - gone_since(prop, paths[prop.owner - 1], duration_s)
        span = TimeRange(prop.put_s, until_s)
        is_short = alone_s < ALONE_S
        yield ScriptedEvent(EventType.OBJECT_ABANDONED, span, (prop.owner,), is_optional=is_short)
    if until_s < duration_s:
        was_there = prop.put_s < 0
        yield ScriptedEvent(
            EventType.OBJECT_REMOVED, TimeRange(until_s, until_s), (), is_optional=not was_there
        )


def gone_since(prop: Prop, path: Path, duration_s: float) -> float:
    """When (seconds) the owner of a thing was `ALONE_M` away from it, or out of sight, for the last time."""
    distances = np.hypot(*(path.xz - np.array(prop.at)).T)
    is_near = path.is_in_sight & (distances <= ALONE_M)
    near_s = path.times_s[is_near & (path.times_s >= prop.put_s)]
    return float(near_s[-1]) if len(near_s) else duration_s


def fault_events(faults: Sequence[Fault], duration_s: float) -> Iterator[ScriptedEvent]:
    """What is wrong with the camera."""
    for fault in faults:
        span = TimeRange(fault.range.start_s, min(fault.range.end_s, duration_s))
        yield ScriptedEvent(FAULTS[fault.kind], span, ())
