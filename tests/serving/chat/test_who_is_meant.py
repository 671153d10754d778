"""Who of several fits, whom an order picks, and where and how long they were, over the real application."""

import pytest

from domain.people.colour import ColourName
from resources.db.engine import Database
from tests.serving.chat.test_more_questions import answer
from tests.support.api import Client
from tests.support.made_paths import path, then
from tests.support.told_scenes import Somebody, ToldScene, tell

RED, GREY, BLUE, BLACK = ColourName.RED, ColourName.GREY, ColourName.BLUE, ColourName.BLACK
VISITS = ToldScene(
    people=(
        Somebody(path(1, 2, 12, (0.02, 0.98)), RED, BLACK),
        Somebody(then(path(2, 20, 26, (0.02, 0.5)), path(2, 26.2, 34, (0.5, 0.02))), BLUE, BLACK),
        Somebody(path(3, 28, 40, (0.98, 0.02)), GREY, BLACK),
    ),
    length_s=60.0,
)
"""The first walks through, the second turns back, the third comes while the second is there."""


LOST = ToldScene(people=(Somebody(path(1, 2, 12, (0.02, 0.5)), RED, BLACK),), length_s=60.0)
"""Somebody who comes in on the left and is lost from sight in the middle."""


async def test_who_was_lost_may_have_left_anywhere(client: Client, database: Database) -> None:
    told = await answer(client, "Who did not leave on the left?", video_id=tell(database, LOST))
    assert told.startswith("I cannot say for certain")


@pytest.mark.parametrize(
    ("prompt", "begins"),
    [
        ("Did person 1 and person 3 leave on the left?", "Person 3 left on the left"),
        ("Was the second person in red?", "No: person 2 was not in red"),
        ("두 번째 사람은 빨간 옷이었어?", "아니요, 2번 사람은 빨간색 옷을 입은 사람이 아닙니다"),
        ("Was the first person in red?", "Yes, person 1 was in red"),
        ("Did the second person come in after the first one had left?", "Yes, person 2 came in after"),
        ("How many people did not leave on the right?", "2 people were seen and did not leave on the right"),
        ("How long was the one in blue there before the one in grey came?", "Person 2 was in view for"),
        ("When was nobody in red there?", "Nobody in red was seen: 00:00-00:02, 00:12-01:00"),
        (
            "빨간 옷도 파란 옷도 아닌 사람은 몇 명이야?",
            "빨간색 옷을 입지 않은 파란색 옷을 입지 않은 사람은 1명",
        ),
        ("빨간 옷 나가고 몇 명이 들어왔어?", "빨간색 옷을 입은 사람이 나간 뒤에 들어온 사람은 2명"),
        ("빨간 옷 안 나갔어?", "아니요"),
        ("들어온 쪽으로 다시 나간 사람은 몇 명이야?", "들어온 쪽으로 나간 사람은 1명입니다: 2번 사람"),
        ("Who left on another side than they came from?", "2 people left on another side"),
        ("How many came in from the left and left on the left?", "1 person left and came in from the left"),
        ("Was the one in blue alone before the one in grey came?", "I did not understand"),
        ("When did the one who came in after person 1 left leave?", "2 people left: 00:32, 00:38"),
        (
            "Did the person who came in before somebody left leave on the right?",
            "Yes, 1 person left on the right",
        ),
        (
            "빨간 옷이 나간 뒤에 들어온 사람이 넘어졌어?",
            "아니요, 말씀하신 사람 가운데 쓰러진 사람은 보이지 않았습니다",
        ),
        ("Was person 2 the first to leave?", "No: the first was person 1"),
        ("1번 사람이 제일 먼저 나갔어?", "네, 첫 번째 사람은 1번 사람입니다"),
        ("Was person 1 the second longest to stay?", "The second longest: person 3"),
        ("Did the one who came in after somebody fell leave?", "No: it was not seen that somebody fell"),
    ],
)
async def test_visits(client: Client, database: Database, prompt: str, begins: str) -> None:
    told = await answer(client, prompt, video_id=tell(database, VISITS))
    assert told.startswith(begins)


FALL = ToldScene(
    people=(
        Somebody(then(path(1, 2, 6, (0.02, 0.4)), path(1, 6.6, 40, (0.4, 0.4), width=0.24, height=0.12))),
        Somebody(path(2, 15, 25, (0.98, 0.02)), RED, BLACK),
    ),
    length_s=60.0,
)
"""Somebody falls, and somebody else passes by nine seconds later."""


@pytest.mark.parametrize(
    ("prompt", "begins"),
    [
        ("혼자 있을 때 쓰러진 사람이 있어?", "네, 혼자 쓰러진 사람이 1명 있습니다: 1번 사람"),
        ("Was anyone else in the picture at the moment the person fell?", "No: nobody"),
        ("How long did the person who came in after the fall stay?", "Person 2 was in view for 10 s"),
    ],
)
async def test_a_fall_is_of_the_moment_at_which_it_began(
    client: Client, database: Database, prompt: str, begins: str
) -> None:
    told = await answer(client, prompt, video_id=tell(database, FALL))
    assert told.startswith(begins)
