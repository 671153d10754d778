"""Zones and lines that are drawn into the picture of a fixed camera, in 0..1 of the upright frame."""

from dataclasses import dataclass
from enum import StrEnum

Point = tuple[float, float]
"""x to the right, y downwards, in 0..1 of the frame."""


class ZoneUse(StrEnum):
    """What a zone is for."""

    COUNTER = "counter"
    SHELF = "shelf"
    EXIT = "exit"
    RESTRICTED = "restricted"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of the floor that people stand on: a simple polygon of at least three corners."""

    name: str
    corners: tuple[Point, ...]
    use: ZoneUse = ZoneUse.OTHER


@dataclass(frozen=True, slots=True)
class Line:
    """A line that people cross, from `start` to `end`; `in` is from its left side to its right side.

    Left and right are those of somebody who stands at `start`, looks to `end`, and sees the picture upright.
    """

    name: str
    start: Point
    end: Point
