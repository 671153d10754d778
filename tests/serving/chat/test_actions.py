"""Questions about what only a model sees: nobody says no for what nobody looked at."""

from dataclasses import replace

import pytest

from domain.actions.looks import CloserLook
from domain.actions.prompts import ACTION_TYPES
from domain.events.quiet import QuietRule
from domain.events.types import EventType
from domain.events.windows import WindowRule, all_windows
from domain.records import Event, TimeRange
from resources.db.engine import Database
from tests.serving.chat.test_things_and_traits import analysed, ask
from tests.support.api import Client

MODEL = "openai:tiny"
THEFT = Event(
    EventType.THEFT,
    TimeRange(5, 11),
    (0.1, 0.1, 0.3, 0.9),
    (1,),
    0.8,
    "left",
    peak_s=8.0,
    action="theft",
    source=MODEL,
)
SEEN = CloserLook(
    TimeRange(5, 11),
    8.0,
    (EventType.INTERACTION,),
    MODEL,
    "Two people stand at a shelf.",
    "두 사람이 진열대 앞에 있습니다.",
)
MISSED = CloserLook(TimeRange(20, 26), 23.0, (EventType.RUNNING,), MODEL, failure="not_json: hello")


def looked_at(
    database: Database, *events: Event, looks: tuple[CloserLook, ...] = (SEEN, MISSED), sha: str = "a"
) -> int:
    """A recording that a model has looked at, with what it saw."""
    video_id = analysed(database, sha=sha)
    with database.transaction() as stores:
        found = [each.event for each in stores.events.of_video(video_id)]
        stores.events.replace(video_id, [*found, *events], "r")
        stores.closer_looks.replace(video_id, looks, "r")
        stores.videos.set_recognised_actions(video_id, ACTION_TYPES)
    return video_id


@pytest.mark.parametrize(
    ("prompt", "first", "looked", "failed"),
    [
        (
            "Was anything stolen?",
            "No theft was seen.",
            "For this a model looked only at stretches that rules had chosen (1 of them, 00:06 in all), not",
            "It could not look at 1 of the chosen stretches.",
        ),
        (
            "도난이 있었어?",
            "물건을 훔친 일은 보이지 않았습니다.",
            "이 항목은 규칙이 골라낸 구간 중 1개(모두 00:06)만 모델이 살펴보았으며",
            "골라낸 구간 가운데 1개는 모델이 살펴보지 못했습니다.",
        ),
    ],
)
async def test_a_no_says_how_little_was_looked_at(
    client: Client, database: Database, prompt: str, first: str, looked: str, failed: str
) -> None:
    lines = await ask(client, prompt, looked_at(database))
    assert lines[0] == first
    assert lines[1].startswith(looked)
    assert lines[2] == failed


@pytest.mark.parametrize(
    ("prompt", "first", "warning"),
    [
        (
            "Was anything stolen?",
            "A person takes something without paying on the left "
            "(as a model sees it; there: person 1) (00:05-00:11).",
            f"This is what a model ({MODEL}) made of pictures and may be wrong: look at the video",
        ),
        (
            "도난이 있었어?",
            "한 사람이 왼쪽에서 물건을 훔칩니다 (모델의 판단, 그곳에 있던 사람: 1번 사람) (00:05-00:11).",
            f"모델({MODEL})이 화면을 보고 판단한 것이라 틀릴 수 있습니다.",
        ),
    ],
)
async def test_what_a_model_saw_is_told_as_its_word_and_never_as_a_yes(
    client: Client, database: Database, prompt: str, first: str, warning: str
) -> None:
    lines = await ask(client, prompt, looked_at(database, THEFT))
    assert lines[0] == first
    assert lines[1].startswith(warning)


async def test_those_who_were_there_are_not_counted_as_thieves(client: Client, database: Database) -> None:
    both = replace(THEFT, track_numbers=(1, 2))
    lines = await ask(client, "How many people stole something?", looked_at(database, both))
    assert lines[0] == "1 theft was seen."
    assert "there: person 1 and person 2" in lines[1]
    assert not any("2 people stole" in line for line in lines)


async def test_where_no_model_has_looked_nobody_says_no(client: Client, database: Database) -> None:
    alone = analysed(database)
    lines = await ask(client, "Was anything stolen?", alone)
    assert lines[0].startswith("Nothing here looks for theft")
    looked_at(database, sha="b")
    lines = await ask(client, "Was anything stolen?")
    assert "Looked for theft in 1 of 2 recordings only." in lines


async def test_what_a_model_saw_is_told_where_its_words_were_searched(
    client: Client, database: Database
) -> None:
    video_id = looked_at(database)
    with database.transaction() as stores:
        stored, coverage = stores.events.of_video(video_id), stores.coverage.of_video(video_id)
        scenes = stores.closer_looks.scenes([video_id])[video_id]
        windows = all_windows(
            [each.event for each in stored], (), coverage, WindowRule(), QuietRule(), scenes
        )
        stores.windows.replace(video_id, windows, stored, "r")
    lines = await ask(client, "shelf", video_id)
    assert any(f"What the model {MODEL} saw: {SEEN.scene_en.rstrip('.')}" in line for line in lines), lines
    lines = await ask(client, "진열대", video_id)
    assert any(f"모델({MODEL})이 본 장면: {SEEN.scene_ko.rstrip('.')}" in line for line in lines), lines


async def test_the_looks_of_a_recording_are_listed_with_their_reasons(
    client: Client, database: Database
) -> None:
    video_id = looked_at(database, THEFT)
    seen, missed = (await client.get(f"/api/videos/{video_id}/closer-looks")).json()
    assert (seen["start_s"], seen["reasons"], seen["model"]) == (5.0, ["interaction"], MODEL)
    assert (seen["scene_en"], seen["scene_ko"], seen["failure"]) == (SEEN.scene_en, SEEN.scene_ko, None)
    assert (missed["failure"], missed["scene_en"]) == ("not_json", None)
    assert "not in the form" in missed["failure_en"]
    assert "정해진 형식" in missed["failure_ko"]
    assert "hello" not in str(missed), "what was refused is shown to nobody"
    assert (await client.get("/api/videos/999/closer-looks")).status_code == 404
    events = (await client.get("/db/events", params={"video": video_id})).json()
    (theft,) = (each for each in events if each["event_type"] == "theft")
    assert (theft["source"], theft["action_detected"]) == (MODEL, "theft")
    assert {each["source"] for each in events} == {"rules", MODEL}
