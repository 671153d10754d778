"""How often somebody did something, until the next one came, and how much was looked at."""

import pytest

from domain.people.colour import ColourName
from domain.records import TimeRange
from resources.db.engine import Database
from tests.serving.chat.test_follow_ups import chat
from tests.support.api import Client
from tests.support.made_paths import path, then
from tests.support.told_scenes import Somebody, ToldScene, tell

LYING = {"width": 0.24, "height": 0.12}
FIRST_FALL = then(path(2, 20, 24, (0.02, 0.5)), path(2, 24.6, 34, (0.5, 0.5), **LYING))
SECOND_FALL = then(path(2, 34.6, 40, (0.5, 0.5)), path(2, 40.6, 50, (0.5, 0.5), **LYING))
SCENE = ToldScene(
    people=(
        Somebody(path(1, 2, 12, (0.02, 0.98)), ColourName.RED, ColourName.BLACK),
        Somebody(then(FIRST_FALL, SECOND_FALL), ColourName.BLUE, ColourName.BLACK),
        Somebody(path(3, 60, 70, (0.98, 0.02)), ColourName.GREY, ColourName.BLACK),
    ),
    length_s=90.0,
)
"""The first walks through, the second falls twice and is not seen to leave, the third walks by."""
DARK = ToldScene(length_s=90.0, dark=TimeRange(80.0, 90.0))


@pytest.mark.parametrize(
    ("prompts", "begins"),
    [
        (("Who fell twice?",), "1 person fell at least twice: person 2."),
        (("두 번 쓰러진 사람은 누구야?",), "2회 이상 쓰러진 사람은 1명입니다: 2번 사람."),
        (("Did anybody fall only once?",), "No: nobody fell exactly once"),
        (("Did person 2 fall twice?",), "Yes, person 2 fell exactly twice"),
        (("2번 사람이 세 번 쓰러졌어?",), "아니요, 2번 사람이 정확히 2회 쓰러졌습니다"),
        (("Did anybody come in twice?",), "Nothing here looks for whether somebody had been there before"),
        (("When did person 2 fall the second time?",), "At 00:40"),
        (("빨간 옷 나가고 다음 사람 올 때까지 얼마나 비어 있었어?",), "비어 있던 시간은 8"),
    ],
)
async def test_the_answer_is_known_from_the_scene(
    client: Client, database: Database, prompts: tuple[str, ...], begins: str
) -> None:
    told = await chat(client, tell(database, SCENE), *prompts)
    assert told[-1].startswith(begins), told[-1]


@pytest.mark.parametrize(
    ("prompt", "begins"),
    [
        ("How many seconds could not be checked?", "10 s were not looked at, 11 % of it"),
        ("What percentage was not looked at?", "11 % were not looked at, 10 s"),
        ("전체의 몇 퍼센트를 못 봤어?", "살펴보지 못한 것은 전체의 11 %, 10초입니다"),
        ("못 본 구간이 몇 초야?", "살펴보지 못한 시간은 10초, 전체의 11 %입니다"),
        (
            "Of the whole recording, how many seconds could in fact be seen?",
            "1 min 20 s were looked at, 89 % of it",
        ),
    ],
)
async def test_how_much_was_looked_at(client: Client, database: Database, prompt: str, begins: str) -> None:
    (told,) = await chat(client, tell(database, DARK), prompt)
    assert told.startswith(begins), told
