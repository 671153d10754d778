"""Questions about several people at once, about whom an order means, and about what is not so, over the
real application: each answer is known from the scene."""

import pytest

from domain.events.types import EventType
from domain.people.colour import ColourName
from domain.records import Event, TimeRange
from resources.db.engine import Database
from tests.support.api import Client
from tests.support.made_paths import path, then
from tests.support.told_scenes import SHOP, Somebody, ToldScene, tell

RED, GREY, BLUE = ColourName.RED, ColourName.GREY, ColourName.BLUE
TWO = ToldScene(
    people=(
        Somebody(path(1, 2, 14, (0.02, 0.98)), RED, GREY),
        Somebody(then(path(2, 20, 24, (0.98, 0.5)), path(2, 24.2, 60, (0.5, 0.5))), BLUE, GREY),
    ),
    length_s=60.0,
)
"""One walks through; the second comes and stays until the end."""


async def answer(client: Client, prompt: str, **where: object) -> str:
    given = await client.post("/api/prompt", json={"prompt": prompt, **where})
    assert given.status_code == 200, given.text
    return str(given.json()["response"])


@pytest.mark.parametrize(
    ("prompt", "begins"),
    [
        ("How many people were there at the same time?", "At most 2 people were in view at the same time"),
        ("Were three people there at the same time?", "No: at most 2 people were in view"),
        ("Were two people there at the same time?", "Yes, at most 2 people were in view"),
        ("동시에 최대 몇 명까지 있었어?", "사람이 동시에 화면에 보인 것은 최대 2명입니다"),
        ("Did the second person fall?", "No: person 2 did not fall"),
        ("Did the person who fell get up again?", "No: "),
        ("쓰러진 사람이 다시 일어났어?", "아니요"),
        ("How many people came in after the first minute?", "2 people came in after 01:00"),
        ("Were there more people in the first half or the second half?", "The numbers are the same: 3 each"),
        ("Who came first, the one in red or the one in white?", "Person 1 in red "),
    ],
)
async def test_the_shop(client: Client, database: Database, prompt: str, begins: str) -> None:
    video_id = tell(database, SHOP)
    told = await answer(client, prompt, video_id=video_id)
    assert told.startswith(begins), told


@pytest.mark.parametrize(
    ("prompt", "begins"),
    [
        ("Did the last one to come in leave?", "No: person 2 did not leave"),
        ("마지막에 온 사람은 나갔나요?", "아니요, 2번 사람은 나가지 않은 것으로 보입니다"),
        ("Who was still there at the end?", "1 person was seen at the end of the recording: person 2"),
        ("Who is not in red?", "1 person not in red was seen: person 2"),
        ("Was the camera covered or frozen?", "No: no covered camera or frozen picture was seen"),
        (
            "카메라가 가려지거나 화면이 멈춘 적 있어?",
            "아니요, 카메라 가림 또는 멈춘 화면은 보이지 않았습니다",
        ),
        ("빨간 옷 안 입은 사람은 몇 명이야?", "빨간색 옷을 입지 않은 사람은 1명입니다"),
        ("When was nobody there after the first person left?", "Nobody was seen at 00:14-00:20"),
        ("Did anyone come in before it was empty?", "I did not understand “before”"),
        ("Who was there the whole time?", "I did not understand “whole”"),
    ],
)
async def test_two_people(client: Client, database: Database, prompt: str, begins: str) -> None:
    video_id = tell(database, TWO)
    told = await answer(client, prompt, video_id=video_id)
    assert told.startswith(begins), told


async def test_a_black_picture_says_nothing_of_who_came_meanwhile(client: Client, database: Database) -> None:
    black = Event(EventType.CAMERA_BLACK, TimeRange(30, 40), (0, 0, 1, 1), (), 0.9)
    dark = ToldScene(TWO.people, length_s=60.0, dark=black.range, events=[black])
    video_id = tell(database, dark)
    told = await answer(client, "Was anyone in grey there while the picture was black?", video_id=video_id)
    assert not told.startswith(("Yes", "No")), told


async def test_others_are_not_those_told_of(client: Client, database: Database) -> None:
    video_id = tell(database, TWO)
    first = await client.post("/api/prompt", json={"prompt": "Who was in red?", "video_id": video_id})
    session = first.json()["session_id"]
    told = await answer(client, "Did anybody else come in?", session_id=session)
    assert told.startswith("Yes, 1 person besides those told of before came in"), told
    told = await answer(client, "who didn't leave?", session_id=session)
    assert told.startswith("1 person"), told
