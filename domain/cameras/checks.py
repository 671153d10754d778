"""What is wrong with the settings of a camera, in both languages: nothing that is wrong is ever kept."""

import math
from collections.abc import Iterator
from itertools import combinations
from unicodedata import category
from zoneinfo import available_timezones

from domain.cameras.places import Line, Point, Zone
from domain.cameras.polygons import area, crosses_itself
from domain.cameras.settings import DAY_MINUTES, CameraSettings, QuietHours, time_of_day
from domain.language.message import texts
from domain.language.messages import cameras as say

MAX_PLACES = 50
"""Zones and lines of a camera, together: more do not fit into a picture that people read."""
MAX_CORNERS = 100
"""Corners of a zone: enough for any outline that is drawn by hand."""
MIN_CORNERS = 3
"""Corners of a polygon."""
MAX_NAME = 100
"""Characters of the name of a zone, line or site, as of a camera."""
MIN_AREA = 1e-4
"""Area of a zone as a share of the frame, at least: a square with sides of a hundredth holds no feet."""
MIN_LENGTH = 0.01
"""Length of a line in 0..1 of the frame, at least: nobody crosses a shorter one."""
MAX_OFFSET_S = 50 * 366 * 86_400.0
"""Seconds by which a clock may be wrong: it may have begun at 1980 again, but not a century off."""
UNSEEN = ("Cc", "Cs")
"""Unicode's categories of control characters, and of halves of characters, which no database keeps."""

Problem = tuple[str, str]
"""A sentence in English and in Korean."""


def find_problems(settings: CameraSettings) -> tuple[Problem, ...]:
    """Everything that is wrong with some settings; empty where they may be kept."""
    return (
        *name_problems("name", settings.name),
        *name_problems("site", settings.site, is_required=False),
        *clock_problems(settings),
        *quiet_problems(settings.quiet_hours),
        *place_problems(settings.zones, settings.lines),
    )


def name_problems(field: str, name: str, *, is_required: bool = True) -> Iterator[Problem]:
    is_shown = all(category(sign) not in UNSEEN for sign in name)
    is_bad = len(name) > MAX_NAME or name != name.strip() or not is_shown
    if is_bad or (is_required and not name):
        yield texts(say.bad_name, field, name[: MAX_NAME + 1], MAX_NAME)


def clock_problems(settings: CameraSettings) -> Iterator[Problem]:
    if settings.time_zone is not None and settings.time_zone not in available_timezones():
        yield texts(say.unknown_time_zone, settings.time_zone[:MAX_NAME])
    if not abs(settings.clock_offset_s) <= MAX_OFFSET_S:
        yield texts(say.bad_clock_offset, settings.clock_offset_s, int(MAX_OFFSET_S))


def quiet_problems(hours: tuple[QuietHours, ...]) -> Iterator[Problem]:
    for each in hours:
        start, end = each.start_min, each.end_min
        if not (0 <= start < DAY_MINUTES and 0 < end <= DAY_MINUTES) or start == end:
            yield texts(say.senseless_quiet_hours, time_of_day(start), time_of_day(end))
    for one, other in combinations(sorted(hours), 2):
        if any(a < d and c < b for a, b in one.parts for c, d in other.parts):
            yield texts(say.quiet_hours_overlap, hours_text(one), hours_text(other))


def hours_text(hours: QuietHours) -> str:
    return f"{time_of_day(hours.start_min)}-{time_of_day(hours.end_min)}"


def place_problems(zones: tuple[Zone, ...], lines: tuple[Line, ...]) -> Iterator[Problem]:
    if (count := len(zones) + len(lines)) > MAX_PLACES:
        yield texts(say.too_many_places, count, MAX_PLACES)
        return
    names = [*(each.name for each in zones), *(each.name for each in lines)]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield texts(say.name_twice, name)
    for zone in zones:
        yield from zone_problems(zone)
    for line in lines:
        yield from line_problems(line)


def zone_problems(zone: Zone) -> Iterator[Problem]:
    yield from name_problems("zones", zone.name)
    outside = [corner for corner in zone.corners if not is_inside(corner)]
    if outside:
        yield texts(say.outside, zone.name, point_text(outside[0]))
    elif not MIN_CORNERS <= len(zone.corners) <= MAX_CORNERS:
        yield texts(say.corner_count, zone.name, len(zone.corners), MAX_CORNERS)
    elif repeated := [each for each in zone.corners if zone.corners.count(each) > 1]:
        yield texts(say.corner_twice, zone.name, point_text(repeated[0]))
    elif has_no_width(zone):
        yield texts(say.no_area, zone.name)
    elif crosses_itself(zone.corners):
        yield texts(say.crosses_itself, zone.name)
    elif area(zone.corners) < MIN_AREA:
        yield texts(say.no_area, zone.name)


def has_no_width(zone: Zone) -> bool:
    """Whether all corners lie on a straight line, whose sides would be called crossing otherwise."""
    (x0, y0), *others = zone.corners
    far_x, far_y = max(others, key=lambda each: math.dist(each, (x0, y0)))
    off = [abs((far_x - x0) * (y - y0) - (far_y - y0) * (x - x0)) for x, y in others]
    return max(off) < MIN_AREA


def line_problems(line: Line) -> Iterator[Problem]:
    yield from name_problems("lines", line.name)
    outside = [point for point in (line.start, line.end) if not is_inside(point)]
    if outside:
        yield texts(say.outside, line.name, point_text(outside[0]))
    elif math.dist(line.start, line.end) < MIN_LENGTH:
        yield texts(say.no_length, line.name, point_text(line.start), point_text(line.end))


def is_inside(point: Point) -> bool:
    """Whether a point lies in the frame; what is no number does not."""
    return all(0 <= each <= 1 for each in point)


def point_text(point: Point) -> str:
    return f"({point[0]:g}, {point[1]:g})"
