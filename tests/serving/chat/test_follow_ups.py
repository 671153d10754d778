"""Chats whose questions go on from the ones before, over the real application."""

import pytest

from domain.access import Role
from domain.cameras.settings import CameraSettings
from resources.db.engine import Database
from resources.settings import Settings
from tests.support.api import Client, add_key, bearer, client_of
from tests.support.told_scenes import SHOP, ToldScene, tell


async def chat(client: Client, video_id: int | None, *prompts: str) -> list[str]:
    """The answers to questions of one session, in order; about all recordings without a `video_id`."""
    session, told = None, []
    for prompt in prompts:
        scope = "video" if video_id else "all"
        body = {"prompt": prompt, "video_id": video_id, "session_id": session, "scope": scope}
        given = await client.post("/api/prompt", json=body)
        assert given.status_code == 200, given.text
        session = given.json()["session_id"]
        told.append(str(given.json()["response"]))
    return told


@pytest.mark.parametrize(
    ("prompts", "begins"),
    [
        (
            ("Who came in?", "and the second one?"),
            "The second: person 2 comes in on the right (00:22-00:24).",
        ),
        (
            ("Who stayed longest?", "what did they wear?"),
            "Person 2 wore black trousers or skirt",
        ),
        (("Who fell?", "how long did they stay?"), "Person 4 was in view for 20 s (01:00-01:20)."),
        (("누가 쓰러졌어?", "그 사람은 뭐 입었어?"), "4번 사람은 흰색 상의를 입었습니다."),
        (("몇 명이 왼쪽에서 들어왔어?", "그 다음은?"), "두 번째"),
        (("How many people came in?", "only on the left"), "3 people came in on the left"),
        (("Did anyone fall?", "asdf", "who was it?"), "1 person fell: person 4"),
        (
            ("Who stayed longer, person 1 or person 4?", "ok. and how many seconds was that visit?"),
            "Person 4 was in view for 20 s",
        ),
        (
            ("Who stayed longer, person 1 or person 4?", "By how many seconds?"),
            "Person 4 stayed 10 s longer: 20 s against 10 s",
        ),
        (
            ("1번이랑 4번 중에 누가 더 오래 있었어?", "몇 초 차이야?"),
            "더 오래 머문 사람은 4번 사람으로, 10초 차이입니다: 20초, 10초",
        ),
        (("Who fell?", "and nobody came to help?"), "No: 1 person came in after somebody fell"),
        (("Who fell?", "who helped them?"), "1 person came in after somebody fell"),
        (("Was it ever empty?", "for how long altogether?"), "It was empty for"),
        (("비어 있던 적 있어?", "다 합쳐서 얼마나?"), "비어 있던 시간은"),
        (("몇 명 왔어?", "제일 늦게 온 사람은?"), "마지막"),
    ],
)
async def test_a_question_goes_on_from_the_one_before(
    client: Client, database: Database, prompts: tuple[str, ...], begins: str
) -> None:
    answers = await chat(client, tell(database, SHOP), *prompts)
    assert answers[-1].startswith(begins), answers


@pytest.mark.parametrize(
    ("prompt", "begins"),
    [
        ("Did anyone come in after somebody ran?", "No: it was not seen that somebody ran"),
        ("Who came in after person 2 left?", "It was not seen that person 2 left, so nothing can be said"),
        ("2번 사람이 나간 뒤에 누가 왔어?", "2번 사람이 나간 장면이 보이지 않아"),
        ("Who came in after person 1 left?", "4 people came in after person 1 left"),
    ],
)
async def test_nothing_is_said_to_be_after_what_was_not_seen(
    client: Client, database: Database, prompt: str, begins: str
) -> None:
    (answer,) = await chat(client, tell(database, SHOP), prompt)
    assert answer.startswith(begins), answer


async def test_a_chat_over_all_recordings_goes_on(client: Client, database: Database) -> None:
    tell(database, SHOP)
    answers = await chat(client, None, "Who fell?", "asdf", "how long did they stay?")
    assert answers[-1].startswith("Person 4 was in view for 20 s"), answers


async def test_of_a_chat_over_all_recordings_no_answer_is_kept(client: Client, database: Database) -> None:
    video_id = tell(database, SHOP)
    body = {"prompt": "Who fell?", "scope": "all"}
    session = (await client.post("/api/prompt", json=body)).json()["session_id"]
    assert (await client.get("/db/prompt-sessions")).json() == []

    await client.delete(f"/db/videos/{video_id}")
    asked = {"prompt": "how long did they stay?", "scope": "all", "session_id": session}
    after = await client.post("/api/prompt", json=asked)
    assert after.status_code == 200
    assert "20 s" not in after.json()["response"]


async def test_a_chat_over_all_recordings_is_forgotten_after_a_day(
    client: Client, database: Database
) -> None:
    tell(database, SHOP)
    body = {"prompt": "Who fell?", "scope": "all"}
    session = (await client.post("/api/prompt", json=body)).json()["session_id"]
    with database.transaction() as stores:
        stores.connection.exec_driver_sql("update conversation set asked_at = now() - interval '25 hours'")
    assert (await client.post("/api/prompt", json=body | {"session_id": session})).status_code == 404
    await client.post("/api/prompt", json=body)
    with database.transaction() as stores:
        kept = stores.connection.exec_driver_sql("select count(*) from conversation").scalar_one()
    assert kept == 1


async def test_a_chat_over_all_recordings_shows_nobody_more_than_their_cameras(
    guarded: Settings, database: Database
) -> None:
    tell(database, SHOP)
    every, elsewhere = add_key(database, Role.VIEWER), add_key(database, Role.VIEWER, ("elsewhere",))
    body = {"prompt": "Who fell?", "scope": "all"}
    follow = {"prompt": "how long did they stay?", "scope": "all"}
    async with client_of(guarded) as client:
        first = (await client.post("/api/prompt", json=body, headers=bearer(every))).json()
        follow["session_id"] = first["session_id"]
        own = (await client.post("/api/prompt", json=follow, headers=bearer(every))).json()
        other = (await client.post("/api/prompt", json=follow, headers=bearer(elsewhere))).json()
    assert "20 s" in own["response"]
    assert "20 s" not in other["response"]
    assert [told for told in other["sentences"] if told["citations"]] == []


async def test_each_session_remembers_its_own_questions(client: Client, database: Database) -> None:
    video_id = tell(database, SHOP)
    await chat(client, video_id, "Who fell?")

    (answer,) = await chat(client, video_id, "and the second one?")
    assert "ask" in answer.lower()
    assert "person" not in answer.split("\n")[0].lower()


async def test_an_old_session_of_a_deleted_recording_is_not_found(client: Client, database: Database) -> None:
    video_id = tell(database, SHOP)
    body = {"prompt": "Who fell?", "video_id": video_id}
    session = (await client.post("/api/prompt", json=body)).json()["session_id"]
    await client.delete(f"/db/videos/{video_id}")

    gone = await client.post("/api/prompt", json={"prompt": "and then?", "session_id": session})
    assert gone.status_code == 404
    assert session in gone.json()["error"]
    assert "찾을 수 없습니다" in gone.json()["error_ko"]
    never = await client.post("/api/prompt", json=body)
    assert (never.status_code, str(video_id) in never.json()["error_ko"]) == (404, True)


async def test_nobody_is_told_of_the_recordings_of_other_cameras(
    guarded: Settings, database: Database
) -> None:
    own = tell(database, ToldScene(SHOP.people[:1], 60, camera=CameraSettings("door"), name="own"))
    other = tell(database, ToldScene(SHOP.people, camera=CameraSettings("safe", site="vault"), name="other"))
    viewer = bearer(add_key(database, Role.VIEWER, ("door",)))

    async with client_of(guarded, **viewer) as client:
        for prompt in (
            "How many people came in?",
            "모든 영상에서 몇 명이 들어왔어?",
            "How many people came in at all cameras?",
            "How many people came in at the safe?",
            "Which recordings show a fall?",
        ):
            for where in ({"scope": "all"}, {"video_id": own}):
                given = (await client.post("/api/prompt", json={"prompt": prompt, **where})).json()
                cited = {each["video_id"] for told in given["sentences"] for each in told["citations"]}
                assert cited <= {own}, prompt
                assert "other.mp4" not in given["response"], prompt
                assert not given["response"].startswith("5"), prompt
        refused = await client.post("/api/prompt", json={"prompt": "Who fell?", "video_id": other})
        assert refused.status_code == 404


async def test_what_a_question_names_is_looked_for_there(client: Client, database: Database) -> None:
    first = tell(database, ToldScene(SHOP.people[:1], 60, camera=CameraSettings("door"), name="first"))
    tell(database, ToldScene(SHOP.people, camera=CameraSettings("yard", site="depot"), name="second"))
    table = {
        "How many people came in?": "1 person came in",
        "How many people came in at camera yard?": "5 people came in",
        "How many people came in in all recordings?": "6 people came in",
        "모든 영상에서 몇 명이 들어왔어?": "들어온 사람은 6명",
    }

    for prompt, begins in table.items():
        (answer,) = await chat(client, first, prompt)
        assert begins in answer.split("\n")[0], (prompt, answer)
