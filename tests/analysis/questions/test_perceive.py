"""What a perfect perception makes of the scripts: tracks, clothes, events and coverage."""

import pytest

from analysis.questions.perceive import perceive_script
from domain.events.types import EventType
from domain.people.colour import ColourName
from domain.records import CoverageState
from gpu_ops.synthetic.question_scenes import QuestionScene, question_scenes

SCENES = {scene.name: scene for scene in question_scenes()}
DIGESTS = {
    "visitors": "18a74aa67695",
    "fall": "5ed60d4eb232",
    "meeting": "940ede62c9bb",
    "seat": "84d8e140a510",
    "gate": "8baccd4b948b",
    "dark": "5701b26c4764",
    "nobody": "1ab25916d1e7",
    "group": "11d485709d11",
    "unsure": "33651d70527f",
    "bag": "5f89f943f1ce",
    "pacing": "4ea89caed39d",
    "front_noon": "799d97130d4a",
    "front_before": "505da6586dd7",
    "back_afternoon": "049dab261ee5",
    "back_night": "0dd8f578f8b6",
}
"""Of the scripts as they were fixed, by scene."""


@pytest.mark.parametrize("scene", SCENES.values(), ids=list(SCENES))
def test_people_are_numbered_in_order_and_followed_while_they_are_in_sight(scene: QuestionScene) -> None:
    seen, stays = perceive_script(scene), scene.stays()
    assert [track.number for track in seen.people] == list(range(1, len(stays) + 1))
    for track, span in zip(seen.people, stays.values(), strict=True):
        assert track.range.start_s == pytest.approx(span.start_s, abs=0.1)
        assert track.range.end_s == pytest.approx(span.end_s, abs=0.1)
        assert (track.boxes_xyxy[:, :2] < track.boxes_xyxy[:, 2:]).all()
        assert ((track.boxes_xyxy >= 0) & (track.boxes_xyxy <= 1)).all()


def test_scenes_are_as_they_were_fixed() -> None:
    assert {name: scene.staged.digest for name, scene in SCENES.items()} == DIGESTS


def test_a_fall_has_its_person_its_time_and_its_place() -> None:
    seen = perceive_script(SCENES["fall"])
    (fall,) = [event for event in seen.events if event.type is EventType.COLLAPSE]
    assert (fall.track_numbers, fall.side) == ((2,), "center")
    assert fall.range.start_s == pytest.approx(26.3, abs=0.2)
    assert seen.attributes[1].upper is ColourName.GREEN


def test_zones_and_lines_are_named_and_directed() -> None:
    events = perceive_script(SCENES["gate"]).events
    crossings = [event for event in events if event.type is EventType.LINE_CROSSING]
    assert [(event.zone, event.direction) for event in crossings] == [
        ("Front door", "in"), ("Front door", "in"), ("Front door", "out"), ("Front door", "in"),
    ]  # fmt: skip
    assert {event.zone for event in events if event.type is EventType.ZONE_DWELL} == {"Counter"}


def test_a_crowd_has_only_those_who_are_there() -> None:
    (crowd,) = [event for event in perceive_script(SCENES["group"]).events if event.type is EventType.CROWD]
    assert crowd.track_numbers == (2, 3, 4, 5)


def test_a_black_picture_is_not_covered_and_is_an_event_of_the_camera() -> None:
    seen = perceive_script(SCENES["dark"])
    black = [span.range for span in seen.coverage if span.state is CoverageState.BLACK]
    assert [(span.start_s, span.end_s) for span in black] == [(25.0, 50.0)]
    (event,) = [event for event in seen.events if event.type is EventType.CAMERA_BLACK]
    assert event.track_numbers == ()


def test_clothes_without_a_certain_colour_have_no_name() -> None:
    known = perceive_script(SCENES["unsure"]).attributes
    assert [(each.upper, each.lower) for each in known][1] == (None, None)


def test_an_empty_room_holds_nobody() -> None:
    seen = perceive_script(SCENES["nobody"])
    assert (seen.people, seen.events) == ((), ())
