"""Questions and searches over the real application: who was there, what is not analysed, what fits."""

from collections.abc import Sequence

import numpy as np
import pytest

from domain.events.quiet import QuietRule
from domain.events.rules.find import find_events
from domain.events.rules.scene import Scene
from domain.events.types import EventType
from domain.events.windows import WindowRule, all_windows
from domain.people.attributes import person_attributes
from domain.records import CoverageSpan, CoverageState, TimeRange, Track, VideoProbe
from domain.stages import STAGE_PROGRESS
from resources.db.engine import Database
from resources.db.stores.runs import RunProcess
from resources.db.stores.videos import NewVideo
from resources.models.embedders import MINILM, text_embedder
from tests.support.api import Client
from tests.support.made_paths import path, then

ASPECT, WORKER = 16 / 9, RunProcess("here", 1, "cpu")
LYING = {"width": 0.24, "height": 0.12}
UNFITTING = ("asdf", "red car", "weather tomorrow", "ㅋㅋㅋㅋ", "a dog runs", "강아지")
FALLER = then(path(2, 34, 40, (0.98, 0.5)), path(2, 40.6, 50, (0.5, 0.5), **LYING))


def analysed(database: Database, tracks: Sequence[Track], sha: str = "a") -> int:
    """A video of a minute with some people, as the pipeline leaves it, vectors included."""
    embedder, scene = text_embedder(MINILM), Scene(60, ASPECT)
    with database.transaction() as stores:
        video_id = stores.videos.register(NewVideo(f"{sha}.mp4", f"k{sha}", sha * 64, 5)).video_id
        stores.jobs.mark_taken(video_id)
        stores.videos.set_probe(video_id, VideoProbe(60, 640, 360, 10, "h264"))
        stores.coverage.replace(video_id, [CoverageSpan(TimeRange(0, 60), CoverageState.ANALYSED)], "r")
        known = [person_attributes(track, ASPECT, []) for track in tracks]
        stores.tracks.replace(video_id, tracks, known, "r")
        stores.events.replace(video_id, find_events(tracks, scene), "r")
        stored = stores.events.of_video(video_id)
        followed, coverage = stores.tracks.of_video(video_id), stores.coverage.of_video(video_id)
        happened = [each.event for each in stored]
        windows = all_windows(happened, followed, coverage, WindowRule(), QuietRule())
        stores.windows.replace(video_id, windows, stored, "r")
        space = stores.embeddings.ensure_space(MINILM, embedder.digest, embedder.dimension)
        texts = stores.embeddings.missing(space, video_id)
        vectors = embedder.embed([each.text_en for each in texts]) if texts else np.zeros((0, 384))
        stores.embeddings.replace(space, texts, vectors)
        for stage in STAGE_PROGRESS:
            stores.runs.begin_stage("r", video_id, stage, WORKER)
            stores.runs.end_stage("r", video_id, stage, 1.0, {})
    return video_id


def waiting(database: Database, sha: str, *, progress: int | None = None, error: str | None = None) -> int:
    """A video whose analysis waits, goes on, or has failed."""
    with database.transaction() as stores:
        video_id = stores.videos.register(NewVideo(f"{sha}.mp4", f"k{sha}", sha * 64, 5)).video_id
        if progress is not None:
            stores.runs.begin_stage("r", video_id, "detections", WORKER)
            stores.runs.report_progress(video_id, progress)
        if error is not None:
            stores.videos.fail(video_id, error)
    return video_id


async def ask(client: Client, prompt: str, video_id: int | None = None) -> dict:
    where = {"video_id": video_id} if video_id else {"scope": "all"}
    answer = await client.post("/api/prompt", json={"prompt": prompt, **where})
    assert answer.status_code == 200, answer.text
    return answer.json()


async def search(client: Client, query: str, **more: object) -> dict:
    answer = await client.post("/api/search", json={"query": query, **more})
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.mark.parametrize(
    ("prompt", "start"),
    [
        ("Is anybody there?", "Yes, 1 person was seen: person 1 (00:00-01:00)."),
        ("사람이 있어?", "네, 사람이 1명 있습니다: 1번 사람 (00:00-01:00)."),
        ("what happened?", "1 person was seen (00:00-01:00)."),
        ("Is anybody there at 0:30?", "Yes, 1 person was seen at 00:30"),
        ("Is anybody in the middle?", "Yes, 1 person was seen in the middle"),
        ("Is anybody on the left?", "No: nobody was seen on the left."),
        ("How many people were there?", "1 person was seen"),
        ("How many people came in?", "0 people came in."),
    ],
)
async def test_somebody_who_only_stands_there_is_there(
    client: Client, database: Database, prompt: str, start: str
) -> None:
    video_id = analysed(database, [path(1, 0, 60, (0.5, 0.5))])

    answer = await ask(client, prompt, video_id)
    assert answer["response"].startswith(start), answer["response"]
    if not start.startswith(("No", "0")):
        assert answer["sentences"][0]["citations"]
        assert answer["event"] is not None


async def test_who_appeared_inside_the_picture_is_not_counted_as_coming_in(
    client: Client, database: Database
) -> None:
    people = [path(1, 5, 11, (0.02, 0.98)), path(2, 20, 30, (0.98, 0.4)), path(3, 40, 50, (0.4, 0.98))]
    video_id = analysed(database, people)

    lines = (await ask(client, "How many people came in?", video_id))["response"].splitlines()
    assert lines[0] == "2 people came in."
    assert lines[3] == "1 person appeared inside the picture (00:40-00:42)."
    lines = (await ask(client, "몇 명이 나갔어?", video_id))["response"].splitlines()
    assert lines[0] == "나간 사람은 2명입니다."
    assert lines[3].startswith("1명이 시야에서 사라졌습니다")
    assert (await ask(client, "How many people were there?", video_id))["response"].startswith("3 people")


async def test_a_recording_that_is_not_analysed_is_never_said_to_hold_nothing(
    client: Client, database: Database
) -> None:
    cases = {
        waiting(database, "b"): ("not analysed yet", "아직 분석되지 않았고"),
        waiting(database, "c", progress=40): ("being analysed (40 % done)", "분석 중입니다(40 %)"),
        waiting(database, "d", error="no_picture"): ("The file holds no picture", "파일에 화면이 없습니다"),
    }

    for video_id, (english, korean) in cases.items():
        for prompt in ("Did anyone fall?", "Is anybody there?", "what happened?", "a red bag"):
            answer = await ask(client, prompt, video_id)
            assert english in answer["response"], (prompt, answer["response"])
            assert "seen" not in answer["response"]
            assert "Looked at" not in answer["response"]
        assert korean in (await ask(client, "사람이 있어?", video_id))["response"]
        found = await search(client, "somebody falls", video_id=video_id)
        assert english in found["note"]
        assert korean in found["note_ko"]
        assert (found["results"], found["videos_searched"]) == ([], 0)


async def test_questions_over_all_recordings_say_how_many_are_left_out(
    client: Client, database: Database
) -> None:
    analysed(database, [FALLER])

    assert (await search(client, "somebody falls"))["note"] is None
    waiting(database, "b")
    waiting(database, "c", error="empty")
    text = "2 of 3 recordings are not analysed and left out of this answer (waiting 1, failed 1)."
    assert text in (await ask(client, "Did anyone fall?"))["response"]
    found = await search(client, "somebody falls")
    assert found["note"] == text
    assert found["note_ko"].startswith("영상 3개 중 2개는")
    assert len(found["results"]) == 1


async def test_a_search_finds_the_moment_and_nothing_where_nothing_fits(
    client: Client, database: Database
) -> None:
    """All in one window: the fall begins 8 s after the window does."""
    analysed(database, [path(1, 32, 58, (0.3, 0.3)), FALLER])

    for query in ("somebody falls", "쓰러진 사람", "man down, injured"):
        best = (await search(client, query))["results"][0]
        assert best["events"][0]["event_type"] == "collapse", query
        assert best["start_s"] == pytest.approx(40.0), query
        assert best["window_start_s"] < best["start_s"]
    (best,) = (await search(client, "pedestrian strolling", limit=1))["results"]
    assert best["events"][0]["event_type"] == "walking"
    for query in (*UNFITTING, "two people talking", "person leaves on the left"):
        assert (await search(client, query))["results"] == [], query


async def test_how_many_are_asked_for_only_cuts_the_list(client: Client, database: Database) -> None:
    """The chat shows the first four of what a search of any length finds."""
    videos = [analysed(database, [path(1, 5, 11, (0.02, 0.98))], sha) for sha in "abcde"]
    videos.append(analysed(database, [path(1, 30, 36, (0.02, 0.98)), FALLER], "f"))

    for query in ("somebody walks", "pedestrian in the doorway"):
        every = [each["window_id"] for each in (await search(client, query, limit=100))["results"]]
        assert len(every) >= len(videos) - 1, query
        for limit in (1, 3):
            few = (await search(client, query, limit=limit))["results"]
            assert [each["window_id"] for each in few] == every[:limit], query
    answer = await ask(client, "pedestrian in the doorway")
    assert "did not understand" in answer["sentences"][0]["text"]
    cited = [sentence["citations"][0]["window_id"] for sentence in answer["sentences"][2:6]]
    assert cited == every[:4]


async def test_a_type_of_event_that_does_not_exist_is_refused_with_those_that_do(
    client: Client, database: Database
) -> None:
    video_id = analysed(database, [path(1, 5, 11, (0.02, 0.98))])

    for unknown in ("fall", "%25", "robbery"):
        refused = await client.get(f"/db/events?video={video_id}&event_type={unknown}")
        assert refused.status_code == 422, "an empty list would say that it did not happen"
        for kind in EventType:
            assert kind in refused.json()["error"]
            assert kind in refused.json()["error_ko"]
    for known, count in (("PERSON_", 2), ("interaction", 0), ("", 3)):
        listed = await client.get(f"/db/events?video={video_id}&event_type={known}")
        assert len(listed.json()) == count, known


async def test_the_chat_finds_nothing_where_the_search_finds_nothing(
    client: Client, database: Database
) -> None:
    video_id = analysed(database, [FALLER])

    for query in ("asdf", "red car", "현미경"):
        answer = await ask(client, query, video_id)
        assert answer["sentences"][0]["text"].startswith(("I did not understand", "‘현미경’")), query
        assert not any(each["citations"] for each in answer["sentences"]), query
        assert answer["event"] is None
    found = await ask(client, "pedestrian strolling", video_id)
    assert found["sentences"][0]["text"].startswith("1 person walked")
    assert len(found["sentences"][0]["citations"]) == 1
