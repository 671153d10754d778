"""Who is taken for a person before they come and after they go; each table is distilled from a recording."""

import numpy as np
import pytest

from domain.records import BoxSource
from domain.tracking.paths import find_tracks
from tests.domain.made_paths import SECONDS, detections, standing_at

FREE = -1
Row = tuple[float, tuple[float, ...], float, BoxSource]


def detected_row(time_s: float, *box: float) -> Row:
    return (round(time_s, 1), box, 0.9, BoxSource.DETECTOR)


def moving(time_s: float, *box: float) -> Row:
    return (round(time_s, 1), box, 0.3, BoxSource.MOTION)


def spans(rows: list[Row], track_ids: list[int]) -> list[tuple[float, float]]:
    order = np.argsort([row[0] for row in rows], kind="stable")
    found = find_tracks(detections(*[rows[at] for at in order]), np.array(track_ids)[order])
    return [(track.range.start_s, track.range.end_s) for track in found]


PERSON = [detected_row(time_s, 0.35, 0.2, 0.55, 0.96) for time_s in SECONDS]
"""Somebody close to the camera, from 5.0 to 8.8 s."""
BEFORE = [3.8, 4.0, 4.2, 4.4, 4.6, 4.8]


@pytest.mark.parametrize(
    "thing",
    [
        (0.46, 0.58, 0.48, 0.70),  # beside a table's leg, 16 % of the person's height
        (0.50, 0.29, 0.56, 0.37),  # on a table top
    ],
)
def test_small_things_that_move_before_somebody_comes_are_not_the_person(thing: tuple[float, ...]) -> None:
    rows = [*(moving(time_s, *thing) for time_s in BEFORE), *PERSON]
    assert spans(rows, [FREE] * 6 + [1] * 20) == [(5.0, 8.8)]
    held = [*(moving(time_s, *thing) for time_s in BEFORE), *PERSON]
    assert spans(held, [1] * 26) == [(5.0, 8.8)], "neither where the tracker held on to them"


def test_a_large_patch_of_light_at_the_edge_is_not_the_person_who_comes_in_through_it() -> None:
    """It had been there for long, as large as a person, and stood still until somebody came."""
    patch = [moving(time_s, 0.0, 0.39, 0.59, 1.0) for time_s in [2.0, *BEFORE]]
    head = moving(4.9, 0.3, 0.75, 0.5, 1.0)
    ((start_s, _),) = spans([*patch, head, *PERSON], [FREE] * 8 + [1] * 20)
    assert abs(start_s - 4.9) <= 0.2


def test_a_head_that_comes_in_at_the_lower_edge_is_the_person() -> None:
    heads = [moving(4.6, 0.4, 0.95, 0.5, 1.0), moving(4.8, 0.38, 0.8, 0.53, 1.0)]
    assert spans([*heads, *PERSON], [FREE] * 2 + [1] * 20) == [(4.6, 8.8)]


@pytest.mark.parametrize(
    "other",
    [
        moving(4.8, 0.8, 0.2, 0.98, 0.9),  # motion elsewhere
        detected_row(4.8, 0.7, 0.5, 0.8, 0.9),  # somebody half as high
        detected_row(4.8, 0.75, 0.2, 0.95, 0.96),  # further away than anybody runs in 0.2 s
    ],
)
def test_what_the_person_could_not_be_or_come_from_is_not_their_way(other: Row) -> None:
    assert spans([other, *PERSON], [FREE] + [1] * 20) == [(5.0, 8.8)]


def test_a_box_that_the_tracker_missed_a_short_run_away_is() -> None:
    assert spans([detected_row(4.8, 0.6, 0.2, 0.8, 0.96), *PERSON], [FREE] + [1] * 20) == [(4.8, 8.8)]


def test_somebody_who_walks_out_is_followed_until_they_are_gone() -> None:
    """The tracker went on with a speck beside the table, and let go of who walked out on the right."""
    speck = [moving(9.0 + at / 5, 0.38, 0.92, 0.4, 0.97) for at in range(4)]
    out = [moving(9.0 + at / 5, 0.42 + 0.06 * at, 0.1, min(1.0, 0.64 + 0.08 * at), 0.98) for at in range(7)]
    shadow = [moving(10.4 + at / 5, 0.8, 0.7, 1.0, 1.0) for at in range(15)]
    (span,) = spans([*PERSON, *speck, *out, *shadow], [1] * 24 + [FREE] * 22)
    assert span[0] == 5.0
    assert abs(span[1] - 10.2) <= 1.0, "gone at 10.2 s; the shadow on the floor stays"


def test_two_visits_that_motion_at_the_edge_holds_together_are_two() -> None:
    gone = [moving(9.0 + at / 5, 0.7, 0.2, 1.0, 1.0) for at in range(25)]
    again = [detected_row(14.0 + at / 5, 0.35, 0.2, 0.55, 0.96) for at in range(20)]
    assert len(spans([*PERSON, *gone, *again], [1] * 65)) == 2


def test_somebody_who_lies_for_long_and_gets_up_is_one() -> None:
    lies = [moving(9.0 + at / 5, 0.3, 0.7, 0.75, 0.92) for at in range(50)]
    again = [detected_row(19.0 + at / 5, 0.35, 0.2, 0.55, 0.96) for at in range(20)]
    assert spans([*PERSON, *lies, *again], [1] * 90) == [(5.0, 22.8)]


def test_who_is_there_from_the_first_look_on_did_not_come() -> None:
    still = standing_at(0.0, [0.0, 0.2, 0.4, 0.6], BoxSource.MOTION)
    stays = standing_at(0.0, [0.8 + at / 5 for at in range(20)])
    assert spans([*still, *stays], [FREE] * 4 + [1] * 20)[0][0] == 0.0
