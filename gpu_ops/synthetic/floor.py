"""Zones and lines on the floor of a drawn scene, and how its camera sees them."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.cameras.places import Line, Point, Zone, ZoneUse
from gpu_ops.synthetic.draw import Camera

FloorPoint = tuple[float, float]
"""(x, z) in metres."""


@dataclass(frozen=True, slots=True)
class FloorZone:
    """A polygon on the floor; corners (x, z) in metres, all of them in front of the camera."""

    name: str
    corners: tuple[FloorPoint, ...]
    use: ZoneUse = ZoneUse.OTHER

    def holds(self, at: FloorPoint) -> bool:
        """Whether a point (x, z) lies inside: a ray from it crosses the outline an odd number of times."""
        x, z = at
        inside = False
        for (x1, z1), (x2, z2) in self.sides:
            if (z1 > z) != (z2 > z) and x < x1 + (z - z1) / (z2 - z1) * (x2 - x1):
                inside = not inside
        return inside

    @property
    def sides(self) -> Sequence[tuple[FloorPoint, FloorPoint]]:
        return list(zip(self.corners, (*self.corners[1:], self.corners[0]), strict=True))


@dataclass(frozen=True, slots=True)
class FloorLine:
    """A line on the floor from `start` to `end`, each (x, z) in metres."""

    name: str
    start: FloorPoint
    end: FloorPoint

    def side(self, at: FloorPoint) -> float:
        """Above 0 to the right of the line, as a camera sees it that looks along `z`; below 0 to the left."""
        (x1, z1), (x2, z2) = self.start, self.end
        return (x2 - x1) * (z1 - at[1]) - (z1 - z2) * (at[0] - x1)

    def is_crossed_within(self, one: FloorPoint, other: FloorPoint) -> bool:
        """Whether the way from one point to another crosses the line between its two ends."""
        way = FloorLine("", one, other)
        is_between = (way.side(self.start) > 0) != (way.side(self.end) > 0)
        return is_between and (self.side(one) > 0) != (self.side(other) > 0)


def seen_zone(zone: FloorZone, camera: Camera) -> Zone:
    return Zone(zone.name, tuple(seen_point(corner, camera) for corner in zone.corners), zone.use)


def seen_line(line: FloorLine, camera: Camera) -> Line:
    return Line(line.name, seen_point(line.start, camera), seen_point(line.end, camera))


def seen_point(at: FloorPoint, camera: Camera) -> Point:
    """A point (x, z) of the floor in 0..1 of the frame."""
    x, y, _ = camera.project((at[0], 0.0, at[1]))
    return (x / camera.width, y / camera.height)
