"""Settings of cameras as plain JSON values, as they are stored, sent and exported, and the way back."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from domain.cameras.places import Line, Point, Zone, ZoneUse
from domain.cameras.settings import CameraSettings, QuietHours, parse_time_of_day, time_of_day

Document = dict[str, Any]
NO_PLACES = ""
"""The digest of a camera, or a recording, without zones and lines."""
DIGEST_LENGTH = 16
"""Characters of a digest of places: two of one camera are never the same by chance."""


def to_document(settings: CameraSettings) -> Document:
    """The settings with JSON values only."""
    return {
        "name": settings.name,
        "site": settings.site,
        "time_zone": settings.time_zone,
        "clock_offset_s": settings.clock_offset_s,
        "quiet_hours": [
            {"start": time_of_day(each.start_min), "end": time_of_day(each.end_min)}
            for each in settings.quiet_hours
        ],
        "zones": [
            {"name": each.name, "use": each.use.value, "corners": [list(corner) for corner in each.corners]}
            for each in settings.zones
        ],
        "lines": [
            {"name": each.name, "start": list(each.start), "end": list(each.end)} for each in settings.lines
        ],
    }


def from_document(document: Mapping[str, Any]) -> CameraSettings:
    """The way back; a time of day that is none becomes one that `find_problems` refuses."""
    return CameraSettings(
        name=document["name"],
        site=document["site"],
        time_zone=document["time_zone"],
        clock_offset_s=document["clock_offset_s"],
        quiet_hours=tuple(
            QuietHours(minute_of(each["start"]), minute_of(each["end"])) for each in document["quiet_hours"]
        ),
        zones=tuple(
            Zone(each["name"], tuple(map(to_point, each["corners"])), ZoneUse(each["use"]))
            for each in document["zones"]
        ),
        lines=tuple(
            Line(each["name"], to_point(each["start"]), to_point(each["end"])) for each in document["lines"]
        ),
    )


def minute_of(text: str) -> int:
    minute = parse_time_of_day(text)
    if minute is None:
        raise ValueError(f"{text!r} is no time of day")
    return minute


def to_point(pair: list[float]) -> Point:
    x, y = pair
    return (float(x), float(y))


def places_digest(settings: CameraSettings) -> str:
    """What tells two sets of zones and lines apart, in whatever order they stand; empty without any.

    >>> places_digest(CameraSettings("door"))
    ''
    """
    if not settings.zones and not settings.lines:
        return NO_PLACES
    document = to_document(settings)
    parts = {kind: sorted(document[kind], key=lambda each: each["name"]) for kind in ("zones", "lines")}
    return sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:DIGEST_LENGTH]
