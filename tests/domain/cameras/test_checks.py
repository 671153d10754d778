"""What may be set of a camera, and what is said of the rest: a table of settings and words."""

import math
from dataclasses import replace

import pytest

from domain.cameras.checks import MAX_CORNERS, MAX_PLACES, find_problems
from domain.cameras.documents import from_document, places_digest, to_document
from domain.cameras.places import Line, Point, Zone, ZoneUse
from domain.cameras.settings import CameraSettings, QuietHours

SQUARE: tuple[Point, ...] = ((0.1, 0.1), (0.4, 0.1), (0.4, 0.4), (0.1, 0.4))
DOOR = CameraSettings(
    name="door",
    site="1호점",
    time_zone="Asia/Seoul",
    clock_offset_s=-300.0,
    quiet_hours=(QuietHours(22 * 60, 6 * 60), QuietHours(12 * 60, 13 * 60)),
    zones=(Zone("counter", SQUARE, ZoneUse.COUNTER), Zone("whole", ((0, 0), (1, 0), (1, 1), (0, 1)))),
    lines=(Line("step", (0.2, 0.9), (0.8, 0.9)),),
)


def zone(*corners: Point, name: str = "counter") -> CameraSettings:
    return CameraSettings("door", zones=(Zone(name, corners),))


def quiet(*ranges: tuple[int, int]) -> CameraSettings:
    return CameraSettings("door", quiet_hours=tuple(QuietHours(a * 60, b * 60) for a, b in ranges))


def test_good_settings_have_no_problem_and_come_back_from_their_document() -> None:
    assert find_problems(DOOR) == ()
    assert find_problems(CameraSettings("door")) == ()
    assert from_document(to_document(DOOR)) == DOOR


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        (zone((0.1, 0.1), (1.2, 0.1), (0.4, 0.4)), "the point (1.2, 0.1) lies outside the frame"),
        (zone((0.1, 0.1), (0.4, -0.01), (0.4, 0.4)), "the point (0.4, -0.01) lies outside"),
        (zone((0.1, 0.1), (math.nan, 0.1), (0.4, 0.4)), "(nan, 0.1) lies outside"),
        (zone((0.1, 0.1), (0.4, 0.4), (0.4, 0.1), (0.1, 0.4)), "crosses itself"),  # a bow tie
        (zone((0, 0), (0.9, 0), (0.9, 0.9), (0.5, 0), (0, 0.9)), "crosses itself"),  # touches a side
        (zone((0, 0), (0.5, 0), (0.3, 0), (0.3, 0.5)), "crosses itself"),  # a spike
        (zone((0.1, 0.1), (0.4, 0.1)), "has 2 corners; a zone has 3 to 100"),
        (zone(), "has 0 corners"),
        (
            zone(*((0.5 + 0.4 * math.cos(a / 20), 0.5 + 0.4 * math.sin(a / 20)) for a in range(101))),
            f"has 101 corners; a zone has 3 to {MAX_CORNERS}",
        ),
        (zone((0.1, 0.1), (0.4, 0.4), (0.9, 0.9)), "has no area"),  # on a line
        (zone((0.1, 0.1), (0.105, 0.1), (0.1, 0.105)), "has no area"),  # smaller than a foot
        (zone((0.1, 0.1), (0.4, 0.1), (0.4, 0.1), (0.1, 0.4)), "has the corner (0.4, 0.1) twice"),
        (zone(*SQUARE, name=""), "zones: '' cannot be a name"),
        (zone(*SQUARE, name=" a"), "zones: ' a' cannot be a name"),
        (zone(*SQUARE, name="a\nb"), r"zones: 'a\nb' cannot be a name"),
        (replace(DOOR, zones=(*DOOR.zones, Zone("whole", SQUARE))), "Two zones or lines are called 'whole'"),
        (replace(DOOR, lines=(Line("counter", (0, 0), (1, 1)),)), "Two zones or lines are called 'counter'"),
        (replace(DOOR, lines=(Line("step", (0.2, 0.9), (0.2, 0.905)),)), "'step' has no length"),
        (replace(DOOR, lines=(Line("step", (0.2, 0.9), (0.2, 1.5)),)), "the point (0.2, 1.5) lies outside"),
        (
            CameraSettings("door", lines=tuple(Line(f"{n}", (0, 0), (1, n / 60)) for n in range(51))),
            f"There are 51 zones and lines; at most {MAX_PLACES}",
        ),
        (replace(DOOR, time_zone="Asia/Soul"), "'Asia/Soul' is not a time zone"),
        (replace(DOOR, time_zone=""), "'' is not a time zone"),
        (replace(DOOR, time_zone="../../etc/passwd"), "is not a time zone"),
        (replace(DOOR, clock_offset_s=math.nan), "clock_offset_s: nan is not an offset"),
        (replace(DOOR, clock_offset_s=1e12), "clock_offset_s: 1e+12 is not an offset"),
        (replace(DOOR, site="x" * 101), "site: "),
        (replace(DOOR, site="\ud800"), "site: '\\ud800' cannot be a name"),  # half a character
        (quiet((22, 22)), "22:00 to 22:00 is no time of the day"),
        (quiet((24, 6)), "24:00 to 06:00 is no time of the day"),
        (quiet((22, 6), (5, 7)), "quiet_hours: 05:00-07:00 and 22:00-06:00 overlap"),
    ],
)
def test_what_is_wrong_is_named_with_its_value_in_both_languages(
    settings: CameraSettings, words: str
) -> None:
    ((english, korean),) = find_problems(settings)
    assert words in english
    assert any("가" <= sign <= "힣" for sign in korean)


def test_every_problem_is_told_at_once() -> None:
    bad = replace(DOOR, time_zone="Mars", zones=(Zone("", SQUARE), Zone("b", SQUARE[:2])))
    assert len(find_problems(bad)) == 3


def test_quiet_hours_that_only_meet_do_not_overlap() -> None:
    assert find_problems(quiet((22, 6), (6, 7), (0 + 20, 22))) == ()


def test_the_digest_of_places_follows_what_matters_to_events() -> None:
    digest = places_digest(DOOR)
    same = replace(DOOR, name="gate", site="", time_zone=None, clock_offset_s=0.0, quiet_hours=())
    assert places_digest(same) == digest
    assert places_digest(replace(DOOR, zones=DOOR.zones[::-1])) == digest
    moved = replace(DOOR, lines=(Line("step", (0.2, 0.9), (0.8, 0.91)),))
    renamed = replace(DOOR, lines=(replace(DOOR.lines[0], name="stairs"),))
    other_use = replace(DOOR, zones=(replace(DOOR.zones[0], use=ZoneUse.SHELF), DOOR.zones[1]))
    assert len({digest, *map(places_digest, (moved, renamed, other_use))}) == 4
    assert places_digest(replace(DOOR, zones=(), lines=())) == ""
