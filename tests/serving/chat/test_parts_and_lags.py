"""Counts by camera, day and hour, everybody, whom a question leaves out, and time from one thing to another,
over the real application: each answer is known from the scene."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.cameras.settings import CameraSettings
from domain.people.colour import ColourName
from resources.db.engine import Database
from serving.chat import evidence
from tests.serving.chat.test_follow_ups import chat
from tests.serving.chat.test_more_questions import answer
from tests.support.api import Client
from tests.support.made_paths import path, then
from tests.support.told_scenes import SHOP, Somebody, ToldScene, tell

RED, GREY, BLUE, BLACK = ColourName.RED, ColourName.GREY, ColourName.BLUE, ColourName.BLACK
LYING = {"width": 0.24, "height": 0.12}
FALL = ToldScene(
    people=(
        Somebody(path(1, 2, 12, (0.02, 0.98)), RED, BLACK),
        Somebody(then(path(2, 20, 24, (0.02, 0.5)), path(2, 24.6, 60, (0.5, 0.5), **LYING)), BLUE, BLACK),
        Somebody(path(3, 34, 44, (0.98, 0.02)), GREY, BLACK),
    ),
    length_s=60.0,
)
"""The first walks through, the second comes and falls at 24 s, the third walks by ten seconds later."""
MONDAY = datetime(2026, 1, 5, 14, 5, tzinfo=UTC)
GATE, YARD = (CameraSettings(name, time_zone="UTC") for name in ("gate", "yard"))


@pytest.mark.parametrize(
    ("prompt", "begins"),
    [
        ("Did everybody come in from the left?", "No: that is not so of 1 of 3: person 3"),
        ("모두 왼쪽에서 들어왔어?", "아니요, 3명 가운데 1명은 그렇지 않습니다: 3번 사람"),
        (
            "Did all of them wear black trousers?",
            "Yes, 3 people in black trousers or skirt were seen, which is",
        ),
        ("다들 검은 바지 입었어?", "네, 검은색 하의를 입은 사람이 3명 있습니다(모두입니다)"),
        ("Did everyone leave?", "No: that is not so of 1 of 3: person 2"),
        (
            "Who was there apart from the one who fell?",
            "2 people besides those you named were seen: person 1",
        ),
        ("넘어진 사람 말고 몇 명이 왔어?", "말씀하신 사람 말고 들어온 다른 사람은 2명입니다"),
        ("Was anyone already there when somebody fell?", "No: nobody was there already when"),
        (
            "사람이 쓰러졌을 때 이미 와 있던 사람 있어?",
            "아니요, 사람이 쓰러진 때 이미 있던 사람은 보이지 않았습니다",
        ),
        ("When the grey top came in, was anybody already there?", "Yes, 1 person was there already when"),
        ("Who stayed longer than person 1?", "1 person stayed longer than person 1: person 2"),
        ("1번보다 오래 있었던 사람은 몇 명이야?", "1번 사람보다 오래 머문 사람은 1명입니다: 2번 사람"),
        (
            "Did anyone stay longer than the second person?",
            "No: nobody stayed longer than the second person",
        ),
        ("Did anyone other than person 2 fall?", "No: nobody besides those you named fell"),
        ("초록 옷하고 빨간 옷 빼고 몇 명이에요?", "말씀하신 사람 말고 보인 다른 사람은 2명입니다"),
        ("How long after the fall did somebody come in?", "10 s later: person 3 comes in on the right"),
        ("넘어지고 나서 몇 초 뒤에 사람이 왔어?", "10초 뒤: 3번 사람이 오른쪽에서 들어옵니다"),
        ("How long after the first person left did the third one come in?", "22 s later: person 3 comes in"),
        (
            "How long was it empty between the first and the second person?",
            "It was empty for 8 s: 00:12-00:20",
        ),
        (
            "첫 번째 사람 가고 두 번째 사람 올 때까지 얼마나 비어 있었어?",
            "비어 있던 시간은 8초입니다: 00:12-00:20",
        ),
        ("뛰어서 나간 사람 있어?", "아니요"),
        ("How long till help arrived after the fall?", "10 s later: person 3 comes in on the right"),
        ("How long did the one in blue lie there before anyone came?", "10 s later: person 3 comes in"),
        ("Did anybody cross the line?", "Nothing here looks for crossings of a line"),
        ("Did person 3 come in from the left or the right?", "Person 3 comes in on the right"),
        ("Was the red one gone when the grey one came?", "Yes, 1 person in red left before"),
        ("Did anybody fall three times?", "No: nobody fell at least 3 times."),
        ("사람 쓰러진 게 두 번 이상이에요?", "아니요"),
        ("Which of the two stayed longer?", "Person 2 stayed longest"),
    ],
)
async def test_a_fall(client: Client, database: Database, prompt: str, begins: str) -> None:
    told = await answer(client, prompt, video_id=tell(database, FALL))
    assert told.startswith(begins), told


def tell_two_days(database: Database) -> None:
    """Three people at the gate on Monday, one in the yard on Tuesday an hour later, and nobody after that."""
    tell(database, replace(FALL, name="monday", began=MONDAY, camera=GATE))
    one = replace(
        FALL, people=FALL.people[:1], name="tuesday", began=MONDAY + timedelta(hours=25), camera=YARD
    )
    tell(database, one)
    tell(database, replace(one, people=(), name="later", began=MONDAY + timedelta(hours=26)))


@pytest.mark.parametrize(
    ("prompt", "lines"),
    [
        ("How many people per camera?", ["3 people were seen on the camera “gate”.", "1 person was seen on"]),
        ("카메라별로 몇 명이 왔어?", ["‘gate’ 카메라에서 들어온 사람은 3명입니다.", "‘yard’ 카메라에서"]),
        (
            "How many visitors each day?",
            ["3 people were seen on 2026-01-05.", "1 person was seen on 2026-01-06."],
        ),
        (
            "Which day had the most visitors?",
            ["Most people were seen on 2026-01-05: 3.", "1 person was seen on"],
        ),
        (
            "시간대별 방문자 수",
            [
                "매일 14:00부터 15:00까지 보인 사람은 3명입니다.",
                "매일 15:00부터 16:00까지 보인 사람은 1명입니다.",
                "매일 16:00부터 17:00까지 보인 사람은 0명입니다.",
            ],
        ),
        ("Which recording has the fewest people?", ["[later.mp4] the fewest people were seen: 0."]),
        ("how many falls per camera", ["1 fall was seen on the camera “gate”.", "0 falls were seen on"]),
        ("How many people in green per camera?", ["0 people in green were seen."]),
    ],
)
async def test_parts_are_counted_apart(
    client: Client, database: Database, prompt: str, lines: list[str]
) -> None:
    tell_two_days(database)
    told = (await answer(client, prompt, scope="all")).splitlines()
    assert [line[: len(begin)] for line, begin in zip(told, lines, strict=False)] == lines, told


async def test_days_of_recordings_without_a_time_are_not_counted(client: Client, database: Database) -> None:
    tell(database, FALL)
    told = await answer(client, "How many visitors each day?", scope="all")
    assert told.startswith("It is not known at what time of day this was recorded"), told


async def test_some_of_those_told_of_and_the_others(client: Client, database: Database) -> None:
    video_id = tell(database, SHOP)
    answers = await chat(client, video_id, "Who came in from the left?", "which of those wore red?")
    assert answers[1].startswith("2 people in red were seen: person 1, person 5"), answers
    answers = await chat(client, video_id, "왼쪽에서 온 사람 누구야?", "그중에 빨간 옷은 몇 명이야?")
    assert answers[1].startswith("빨간색 옷을 입은 사람은 2명입니다"), answers


MANY = ToldScene(
    people=[
        *(
            Somebody(path(n, 4 * n, 4 * n + 3, (0.02, 0.98)), GREY if n <= 55 else RED, BLACK)
            for n in range(1, 61)
        ),
        Somebody(path(61, 250, 256, (0.98, 0.02)), RED, BLUE),
    ],
    length_s=300.0,
)
"""Sixty walk through from the left, one after the other, and one more from the right: more than are read."""


@pytest.mark.parametrize(
    ("prompt", "begins"),
    [
        ("Did everybody come in from the left?", "No: that is not so of 1 of 61."),
        ("Did all of them wear black trousers?", "No: that is not so of 1 of 61."),
        ("Did everybody leave?", "Yes, 61 people left, which is everybody."),
        ("How many people besides those in grey came in?", "6 people besides those you named came in"),
    ],
)
async def test_of_more_people_than_are_read(
    client: Client, database: Database, prompt: str, begins: str
) -> None:
    told = await answer(client, prompt, video_id=tell(database, MANY))
    assert told.startswith(begins), told


async def test_more_are_left_out_than_a_statement_has_room_for(
    client: Client, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence, "MAX_LEFT_OUT", 10)
    told = await answer(
        client, "How many people besides those in grey came in?", video_id=tell(database, MANY)
    )
    assert "leaves out more people than can be looked at" in told


@pytest.mark.parametrize(
    ("prompt", "first"),
    [
        ("Which recording has the most people?", "[r0.mp4] most people were seen: 3."),
        ("Which recording has the fewest falls?", "[r1.mp4] the fewest falls were seen: 0."),
    ],
)
async def test_the_most_is_that_of_all_recordings_though_not_all_are_told(
    client: Client, database: Database, prompt: str, first: str
) -> None:
    """The first of forty has the most people, and only the second has no fall."""
    for number in range(40):
        some = {0: FALL.people, 1: FALL.people[:1]}.get(number, FALL.people[1:2])
        began = MONDAY + timedelta(minutes=2 * number)
        tell(database, replace(FALL, people=some, name=f"r{number}", began=began))
    told = (await answer(client, prompt, scope="all")).splitlines()
    assert told[0] == first, told
    assert "There are more of them, which are not told here." in told
