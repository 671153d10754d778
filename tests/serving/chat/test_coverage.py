"""Questions about what was looked at and about the camera, over the real application."""

import pytest

from domain.events.types import EventType
from domain.records import Event, TimeRange
from resources.db.engine import Database
from tests.support.api import Client
from tests.support.made_paths import path
from tests.support.told_scenes import SHOP, Somebody, ToldScene, new_video, tell

WHOLE = ToldScene(SHOP.people)
BLACK = Event(EventType.CAMERA_BLACK, TimeRange(90, 95), (0, 0, 1, 1), (), 0.9)
DARK = ToldScene(SHOP.people, dark=BLACK.range, events=[BLACK])


async def first_sentence(client: Client, prompt: str, **where: object) -> str:
    given = await client.post("/api/prompt", json={"prompt": prompt, **where})
    assert given.status_code == 200, given.text
    return str(given.json()["sentences"][0]["text"])


@pytest.mark.parametrize(
    ("prompt", "of_whole", "of_dark"),
    [
        ("Was everything looked at?", "Yes,", "No:"),
        ("Are there any gaps?", "No:", "Yes,"),
        ("Was the camera working?", "Yes,", "No:"),
        ("Was there a problem with the camera?", "No:", "Yes,"),
        ("영상 전부 다 분석된 거 맞아?", "네", "아니요"),
        ("빠진 구간 있어?", "아니요", "네"),
        ("카메라 정상이야?", "네", "아니요"),
        ("카메라에 무슨 문제 있었어?", "아니요", "네"),
    ],
)
async def test_coverage_is_told_as_yes_or_no(
    client: Client, database: Database, prompt: str, of_whole: str, of_dark: str
) -> None:
    whole, dark = tell(database, WHOLE), tell(database, ToldScene(**{**vars(DARK), "name": "dark"}))
    assert (await first_sentence(client, prompt, video_id=whole)).startswith(of_whole)
    assert (await first_sentence(client, prompt, video_id=dark)).startswith(of_dark)


async def test_of_a_gap_nothing_is_said_of_the_camera(client: Client, database: Database) -> None:
    video_id = tell(database, SHOP)  # whose black time is no event
    told = await first_sentence(client, "Was the camera working?", video_id=video_id)
    assert not told.startswith(("Yes,", "No:"))


async def test_recordings_that_wait_were_not_looked_at(client: Client, database: Database) -> None:
    tell(database, WHOLE)
    with database.transaction() as stores:
        stores.videos.register(new_video(ToldScene(name="waiting")))
    told = await first_sentence(client, "Was everything looked at?", scope="all")
    assert told.startswith("No:"), told


@pytest.mark.parametrize(
    ("prompt", "of_shop", "of_one"),
    [
        (
            "Was the shop empty at any time?",
            "Yes, nobody was seen at 00:00-",
            "No: there is no longer stretch",
        ),
        ("가게가 빈 적 있어?", "네, 아무도", "아니요, "),
    ],
)
async def test_whether_it_was_ever_empty(
    client: Client, database: Database, prompt: str, of_shop: str, of_one: str
) -> None:
    shop = tell(database, WHOLE)
    one = tell(database, ToldScene([Somebody(path(1, 0, 60, (0.5, 0.5)))], 60, name="one"))
    assert (await first_sentence(client, prompt, video_id=shop)).startswith(of_shop)
    assert (await first_sentence(client, prompt, video_id=one)).startswith(of_one)
