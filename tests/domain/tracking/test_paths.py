from dataclasses import replace

import numpy as np

from domain.records import BoxSource, Track
from domain.tracking.paths import find_tracks, join_pieces, to_track_boxes, to_tracks
from tests.support.made_paths import SECONDS, detections, path, standing_at


def test_motion_that_leads_up_to_a_person_belongs_to_them() -> None:
    lead = standing_at(0.3, [4.4, 4.6, 4.8], BoxSource.MOTION)
    boxes = detections(*lead, *standing_at(0.3, SECONDS))
    (person,) = find_tracks(boxes, np.array([-1] * 3 + [7] * 20))
    assert person.number == 1
    assert person.range.start_s == 4.4


def test_motion_elsewhere_or_long_before_does_not() -> None:
    apart = standing_at(0.8, [4.6, 4.8], BoxSource.MOTION)
    earlier = standing_at(0.3, [3.0], BoxSource.MOTION)
    boxes = detections(*earlier, *apart, *standing_at(0.3, SECONDS))
    (person,) = find_tracks(boxes, np.array([-1] * 3 + [7] * 20))
    assert person.range.start_s == 5.0


def test_a_shadow_that_lingers_at_the_edge_is_cut_off() -> None:
    last = SECONDS[-1]
    shadow = [(last + at / 5, (0.9, 0.8, 1.0, 0.9), 0.3, BoxSource.MOTION) for at in range(1, 30)]
    boxes = detections(*standing_at(0.85, SECONDS), *shadow)
    (person,) = find_tracks(boxes, np.full(49, 3))
    assert person.range.end_s <= last + 1.6


def test_somebody_on_the_floor_is_followed_by_motion() -> None:
    last = SECONDS[-1]
    floor = [(last + at / 5, (0.3, 0.7, 0.6, 0.85), 0.3, BoxSource.MOTION) for at in range(1, 30)]
    boxes = detections(*standing_at(0.4, SECONDS), *floor)
    (person,) = find_tracks(boxes, np.full(49, 3))
    assert person.range.end_s == boxes.times_s[-1]


def test_somebody_who_passes_by_in_under_two_seconds_gets_a_number() -> None:
    """Three good boxes, a width and more apart; the same three in one place may be a coat on a hook."""
    hurries = [
        (5 + at / 5, (0.2 + 0.1 * at, 0.4, 0.28 + 0.1 * at, 0.8), 0.9, BoxSource.DETECTOR) for at in range(3)
    ]
    (person,) = find_tracks(detections(*hurries), np.zeros(3, int))
    assert (person.range.start_s, person.range.end_s) == (5.0, 5.4)
    assert find_tracks(detections(*standing_at(0.3, SECONDS[:3])), np.zeros(3, int)) == ()


def test_something_never_seen_by_the_detector_is_nobody() -> None:
    boxes = detections(*standing_at(0.3, SECONDS, BoxSource.MOTION))
    assert find_tracks(boxes, np.zeros(20, int)) == ()


def test_pieces_of_one_person_are_joined_and_others_are_not() -> None:
    first, goes_on, far = path(1, 0, 5, (0.2, 0.4)), path(2, 6, 9, (0.45, 0.6)), path(3, 6, 9, (0.9, 0.8))
    assert join_pieces([first, goes_on, far], {}) == [[1, 2], [3]]


def test_a_second_number_on_the_same_person_is_no_second_person() -> None:
    whole = path(1, 0, 20, (0.4, 0.4))
    half = path(2, 8, 12, (0.4, 0.4), height=0.25, width=0.06)
    beside = path(3, 8, 12, (0.6, 0.6))
    assert join_pieces([whole, half, beside], {}) == [[1, 2], [3]]


def test_tracks_survive_the_way_through_columns() -> None:
    people = (path(1, 0, 4, (0.1, 0.4)), path(2, 2, 5, (0.9, 0.5)))
    back = to_tracks(to_track_boxes(people))
    assert [track.number for track in back] == [1, 2]
    assert all(np.allclose(a.boxes_xyxy, b.boxes_xyxy) for a, b in zip(people, back, strict=True))
    assert to_tracks(to_track_boxes(())) == ()
    assert isinstance(back[0], Track)


RED, BLUE = np.array([45, 58, 38, 20, 0, 0.0]), np.array([48, 5, -45, 80, 0, 0.0])


def wearing(colours: np.ndarray, number: int, start_s: float, end_s: float, x: tuple[float, float]) -> Track:
    return replace(path(number, start_s, end_s, x), colours=colours)


def test_clothes_tell_who_goes_on_and_who_is_new() -> None:
    first = wearing(RED, 1, 0, 5, (0.3, 0.5))
    again, other = wearing(RED, 2, 9, 14, (0.62, 0.8)), wearing(BLUE, 2, 6, 12, (0.52, 0.8))
    assert len(join_pieces([first, again], {})) == 1, "the same clothes, four seconds on, a few steps further"
    assert len(join_pieces([first, other], {})) == 2, "other clothes in the same place"
    assert len(join_pieces([first, wearing(RED, 2, 30, 35, (0.62, 0.8))], {})) == 2, "much later"


def test_somebody_who_left_at_the_side_is_not_the_one_who_comes_out_of_a_shelf() -> None:
    gone, new = path(1, 0, 5, (0.6, 0.96)), path(2, 6, 9, (0.85, 0.6))
    assert len(join_pieces([gone, new], {})) == 2
    assert len(join_pieces([gone, path(2, 6, 9, (0.96, 0.6))], {})) == 1, "back through the same side"


def test_a_path_that_lingers_where_somebody_was_hidden_is_gone_on_with() -> None:
    first = wearing(RED, 1, 0, 5, (0.3, 0.5))
    again = wearing(RED, 2, 4.6, 9, (0.52, 0.8))
    assert len(join_pieces([first, again], {})) == 1
    assert len(join_pieces([first, wearing(BLUE, 2, 4.6, 9, (0.56, 0.8))], {})) == 2, "other clothes"
    assert len(join_pieces([first, wearing(RED, 2, 3.8, 9, (0.56, 0.8))], {})) == 2, "side by side for long"
    assert (
        len(join_pieces([wearing(RED, 1, 0, 5, (0.6, 0.96)), wearing(RED, 2, 4.6, 9, (0.8, 0.6))], {})) == 2
    )


def test_somebody_who_is_hidden_for_a_moment_has_a_way_through_it() -> None:
    passed = [
        (5 + at / 5, (0.02 * at, 0.4, 0.1 + 0.02 * at, 0.8), 0.9, BoxSource.DETECTOR) for at in range(40)
    ]
    nobody = [(each[0], (0.0, 0.0, 0.0, 0.0), 0.0, BoxSource.NONE) for each in passed]
    for first, behind, is_filled in ((12, 20, True), (10, 24, False)):
        rows = [*passed[:first], *nobody[first:behind], *passed[behind:]]
        track_ids = np.array([3 if row[3] is BoxSource.DETECTOR else -1 for row in rows])
        (person,) = find_tracks(detections(*rows), track_ids)
        assert len(person.times_s) == (40 if is_filled else 40 - (behind - first))
        middle = person.boxes_xyxy[np.abs(person.times_s - 8.0) < 1e-6]
        assert np.allclose(middle, [[0.3, 0.4, 0.4, 0.8]] if is_filled else np.zeros((0, 4)))
