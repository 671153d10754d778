"""Whether somebody came back, and whom the next question means after a no or a word not understood."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.people.colour import ColourName
from resources.db.engine import Database
from tests.serving.chat.test_follow_ups import chat
from tests.support.api import Client
from tests.support.made_paths import path
from tests.support.told_scenes import Somebody, ToldScene, tell

RED, GREY, BLUE, BLACK = ColourName.RED, ColourName.GREY, ColourName.BLUE, ColourName.BLACK
SCENE = ToldScene(
    people=(
        Somebody(path(1, 2, 12, (0.02, 0.98)), RED, BLACK),
        Somebody(path(2, 20, 30, (0.02, 0.98)), BLUE, GREY),
        Somebody(path(3, 40, 50, (0.98, 0.02)), RED, BLACK),
        Somebody(path(4, 52, 58, (0.98, 0.02)), GREY, BLACK),
    ),
    length_s=70.0,
)
"""Somebody in red comes, somebody in blue, then somebody in red and black who may be the first one again."""
MONDAY = datetime(2026, 1, 5, 14, 5, tzinfo=UTC)
CANNOT = "Nothing here looks for whether somebody had been there before"


@pytest.mark.parametrize(
    ("prompts", "begins"),
    [
        (("Did the one in blue come back?",), "No: nobody in a blue top and grey trousers or skirt came in"),
        (("파란 옷 입은 사람 다시 왔어?",), "아니요, 2번 사람이 나간 뒤에"),
        (
            ("Did person 4 come back?",),
            "No: nobody came in or appeared inside the picture after person 4 left.",
        ),
        (("Did person 1 come back?",), CANNOT),
        (("Did the one in red come back?",), CANNOT),
        (("Who was in blue?", "did they come back?"), "No: nobody in a blue top"),
        (("파란 옷 입은 사람 누구야?", "나중에 다시 왔어?"), "아니요, 2번 사람이 나간 뒤에"),
        (("Did the one in blue come back?", "when did they leave?"), "At 00:28-00:30, person 2 leaves"),
        (("Did the one in blue fall?", "when did they leave?"), "At 00:28-00:30, person 2 leaves"),
        (
            ("Who came first?", "Did the tall one in blue fall?", "when did he leave?"),
            "At 00:28-00:30, person 2",
        ),
        (
            ("Who came first?", "Did the tall one in red fall?", "when did he leave?"),
            "2 people in red left: 00:10, 00:48.",
        ),
    ],
)
async def test_the_answer_is_known_from_the_scene(
    client: Client, database: Database, prompts: tuple[str, ...], begins: str
) -> None:
    told = await chat(client, tell(database, SCENE), *prompts)
    assert told[-1].startswith(begins), told[-1]


async def test_that_only_clothes_were_compared_is_told(client: Client, database: Database) -> None:
    video_id = tell(database, SCENE)
    (by_clothes,) = await chat(client, video_id, "Did the one in blue come back?")
    (of_nobody,) = await chat(client, video_id, "Did person 4 come back?")
    assert "Only clothes were compared" in by_clothes
    assert "Only clothes were compared" not in of_nobody


async def test_nothing_is_told_of_a_return_over_several_recordings(
    client: Client, database: Database
) -> None:
    tell(database, SCENE)
    tell(database, ToldScene(name="later"))
    (told,) = await chat(client, None, "Did the one in blue come back?")
    assert told.startswith(CANNOT)


async def test_who_is_named_is_of_the_day_that_is_asked_about(client: Client, database: Database) -> None:
    tell(database, replace(SCENE, name="monday", began=MONDAY))
    tell(database, ToldScene(name="tuesday", began=MONDAY + timedelta(days=1)))
    no, whom = await chat(client, None, "Did the one in blue fall on 2026-01-06?", "when did they leave?")
    assert no.startswith("No: nobody in blue fell")
    assert "person 2" not in whom
