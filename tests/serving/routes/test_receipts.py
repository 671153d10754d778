"""Receipts: each citation of an answer leads to what it rests on, also after another analysis."""

from pathlib import Path
from uuid import uuid4

import cv2
import numpy as np
import pytest
import sqlalchemy as sa

from domain.access import Role
from domain.language.evidence import Answer, Citation, Sentence
from domain.language.receipts import with_receipts
from resources.db.chat.receipts import KEPT_ALONE_DAYS, KEPT_AT_ONCE
from resources.db.chat.tables import citation
from resources.db.engine import Database
from resources.db.stores.model_uses import ModelUse
from resources.db.stores.runs import RunProcess
from resources.db.tables import event
from resources.settings import Settings
from resources.storage.local import LocalStore
from tests.serving.chat.test_questions import FALLER, analysed, ask
from tests.support.api import Client, add_key, bearer, client_of, set_camera
from tests.support.made_paths import path


async def receipts_of(client: Client, answer: dict) -> list[dict]:
    cited = [each for sentence in answer["sentences"] for each in sentence["citations"]]
    found = [await client.get(each["receipt_url"]) for each in cited]
    assert all(each.status_code == 200 for each in found), [each.text for each in found]
    return [each.json() for each in found]


def analyse_again(database: Database, video_id: int, run_id: str = "r2") -> None:
    """The same results, by a later run."""
    with database.transaction() as stores:
        stores.runs.begin_stage(run_id, video_id, "events", RunProcess("there", 2, "cuda"))
        stores.connection.execute(sa.update(event).values(run_id=run_id))
        for stage in ("events", "event_windows"):
            stores.runs.end_stage(run_id, video_id, stage, 0.5, {})


async def test_a_sentence_leads_down_to_the_run(client: Client, database: Database) -> None:
    video_id = analysed(database, [path(1, 32, 58, (0.3, 0.3)), FALLER])
    with database.transaction() as stores:
        stores.runs.end_stage(
            "r", video_id, "detections", 12.5, {"detector": "hog"}, {"rate_hz": 5.0, "mode": "thorough"}
        )
    answer = await ask(client, "Did anyone fall?", video_id)

    (receipt, *_) = await receipts_of(client, answer)
    (sentence, *_) = [each for each in answer["sentences"] if each["citations"]]
    assert sentence["text"] == "Yes, 1 person fell: person 2."
    assert receipt["sentence"] == answer["response"].splitlines()[0]
    assert receipt["question"] == "Did anyone fall?"
    assert receipt["session_id"] == answer["session_id"]
    assert (receipt["start_s"], receipt["end_s"]) == tuple(
        sentence["citations"][0][name] for name in ("start_s", "end_s")
    )
    (fall,) = receipt["events"]
    assert fall["event_type"] == "collapse"
    assert fall["event_id"] == sentence["citations"][0]["event_id"]
    assert fall["text_en"].startswith("Person 2")
    assert fall["text_ko"]
    (person,) = receipt["people"]
    assert (person["number"], person["label"], person["upper"]) == (2, "person", None)
    assert person["start_s"] <= fall["start_s"] <= person["end_s"]
    assert receipt["window"]["start_s"] <= fall["start_s"] < receipt["window"]["end_s"]
    assert receipt["coverage"][0]["state"] == "analysed"
    assert receipt["recording"]["sha256"] == "a" * 64
    (run,) = receipt["runs"]
    assert run["run_id"] == "r"
    assert run["dagster_url"] == "http://127.0.0.1:3000/runs/r"
    assert run["seconds"]["detections"] == 12.5
    assert run["models"] == {"detector": "hog"}
    assert run["settings"] == {"rate_hz": 5.0, "mode": "thorough"}
    assert run["stages"][0] == "video_file"
    assert receipt["costs"] == []
    assert (receipt["is_older"], receipt["still_holds"], receipt["note"]) == (False, True, None)


@pytest.mark.parametrize("prompt", ["Is anybody there?", "사람이 있어?", "what happened?", "somebody walks"])
async def test_every_citation_has_a_receipt_of_its_own(
    client: Client, database: Database, prompt: str
) -> None:
    video_id = analysed(database, [path(1, 0, 60, (0.5, 0.5)), path(2, 5, 11, (0.02, 0.98))])
    for where in (video_id, None):
        answer = await ask(client, prompt, where)
        ids = [each["receipt_id"] for sentence in answer["sentences"] for each in sentence["citations"]]
        assert ids
        assert len(set(ids)) == len(ids)
        for receipt in await receipts_of(client, answer):
            assert receipt["people"] or receipt["events"], receipt
            assert receipt["session_id"] == (answer["session_id"] if where else None)


async def test_a_receipt_outlives_the_analysis_it_was_given_from(client: Client, database: Database) -> None:
    video_id = analysed(database, [FALLER])
    answer = await ask(client, "Did anyone fall?", video_id)
    (before, *_) = await receipts_of(client, answer)

    analyse_again(database, video_id)
    (same, *_) = await receipts_of(client, answer)
    assert (same["is_older"], same["still_holds"]) == (True, True)
    assert "older analysis" in same["note"]["en"]
    assert "이전 분석" in same["note"]["ko"]

    with database.transaction() as stores:
        stores.events.replace(video_id, [], "r3")
        stores.windows.replace(video_id, [], [], "r3")
    (after, *_) = await receipts_of(client, answer)
    assert (after["is_older"], after["still_holds"]) == (True, False)
    assert "differs" in after["note"]["en"]
    for name in ("sentence", "events", "people", "window", "coverage", "recording", "frame_s"):
        assert after[name] == before[name], name
    assert [run["run_id"] for run in after["runs"]] == ["r"]


async def test_long_lists_are_copied_before_the_recording_is_analysed_again(
    client: Client, database: Database
) -> None:
    """More citations than are copied while somebody waits for the answer."""
    people = [path(number, 2 * number, 2 * number + 6, (0.02, 0.98)) for number in range(1, KEPT_AT_ONCE + 5)]
    video_id = analysed(database, people)
    answer = await ask(client, "How many people came in?", video_id)
    before = await receipts_of(client, answer)
    assert len(before) > KEPT_AT_ONCE

    with database.transaction() as stores:
        stores.runs.begin_stage("r2", video_id, "events", RunProcess("there", 2, "cuda"))
        stores.events.replace(video_id, [], "r2")
    after = await receipts_of(client, answer)
    assert [each["events"] for each in after] == [each["events"] for each in before]
    assert not any(each["still_holds"] for each in after)


async def test_what_hosted_models_cost_on_that_day_is_told(client: Client, database: Database) -> None:
    video_id = analysed(database, [FALLER])
    with database.transaction() as stores:
        stores.runs.end_stage("r", video_id, "video_summary", 1.0, {"summary": "small-model@1"})
        stores.model_uses.add(ModelUse("small-model", "summary", 3, 100, 20, 0.004))
        stores.model_uses.add(ModelUse("another", "summary", 1, 1, 1, 5.0))
    (receipt, *_) = await receipts_of(client, await ask(client, "Did anyone fall?", video_id))
    (cost,) = receipt["costs"]
    assert (cost["model"], cost["calls"], cost["cost_usd"]) == ("small-model", 3, 0.004)


async def test_receipts_of_other_cameras_are_not_there(guarded: Settings, database: Database) -> None:
    video_id = analysed(database, [FALLER])
    set_camera(database, video_id, "till")
    theirs, others = add_key(database, Role.VIEWER, ("till",)), add_key(database, Role.VIEWER, ("door",))
    async with client_of(guarded, **bearer(theirs)) as client:
        answer = await ask(client, "Did anyone fall?", video_id)
        url = answer["sentences"][0]["citations"][0]["receipt_url"]
        assert (await client.get(url)).status_code == 200
        for address in (url, f"{url}/frame"):
            assert (await client.get(address, headers=bearer(others))).status_code == 404
    async with client_of(guarded) as nobody:
        assert (await nobody.get(url)).status_code == 401


@pytest.mark.parametrize("bad", ["1", "x" * 40, "..", "%00", "' or 1=1"])
async def test_what_is_no_id_is_refused(client: Client, bad: str) -> None:
    assert (await client.get(f"/api/receipts/{bad}")).status_code in (400, 404)


async def test_an_unknown_receipt_is_not_found(client: Client) -> None:
    unknown = uuid4()
    answer = await client.get(f"/api/receipts/{unknown}")
    assert answer.status_code == 404
    assert answer.json()["error"] == f"receipt {unknown} not found"


async def test_the_picture_has_the_box_of_the_event(
    client: Client, database: Database, store: LocalStore, walker: Path
) -> None:
    video_id = analysed(database, [path(1, 2, 6, (0.02, 0.98))])
    store.put("ka", walker.read_bytes())
    answer = await ask(client, "when did somebody come in?", video_id)
    (receipt, *_) = await receipts_of(client, answer)
    picture = await client.get(receipt["frame_url"])
    assert picture.status_code == 200, picture.text
    boxed = cv2.imdecode(np.frombuffer(picture.content, np.uint8), cv2.IMREAD_COLOR)
    (found,) = receipt["events"]
    plain_url = f"/api/events/{found['event_id']}/frame?box=true"
    same = cv2.imdecode(np.frombuffer((await client.get(plain_url)).content, np.uint8), cv2.IMREAD_COLOR)
    assert np.array_equal(boxed, same)
    again = await client.get(receipt["frame_url"], headers={"If-None-Match": picture.headers["etag"]})
    assert again.status_code == 304


async def test_a_recording_whose_file_is_gone_has_a_receipt_and_no_picture(
    client: Client, database: Database
) -> None:
    (receipt, *_) = await receipts_of(client, await ask(client, "fell?", analysed(database, [FALLER])))
    refused = await client.get(receipt["frame_url"])
    assert refused.status_code == 409
    assert refused.json()["error_ko"]


async def test_removing_the_recording_removes_its_receipts(client: Client, database: Database) -> None:
    video_id = analysed(database, [FALLER])
    answer = await ask(client, "Did anyone fall?")
    url = answer["sentences"][0]["citations"][0]["receipt_url"]
    assert (await client.delete(f"/db/videos/{video_id}")).is_success
    assert (await client.get(url)).status_code == 404


def test_receipts_outside_of_chats_are_forgotten_after_some_weeks(database: Database) -> None:
    video_id = analysed(database, [FALLER])
    given = with_receipts(Answer((Sentence("x", (Citation(video_id, 0, 1, None, None, "r"),)),)))
    with database.transaction() as stores:
        stores.receipts.add(given, "a question")
        age = sa.func.now() - sa.func.make_interval(0, 0, 0, KEPT_ALONE_DAYS + 1)
        stores.connection.execute(sa.update(citation).values(made_at=age))
        session = stores.sessions.open(video_id)
        stores.sessions.add(session, "another", given := with_receipts(given))
        stores.connection.execute(sa.update(citation).values(made_at=age))
        stores.receipts.add(with_receipts(given), "a third")
        left = (
            stores.connection.execute(sa.select(citation.c.prompt).order_by(citation.c.prompt))
            .scalars()
            .all()
        )
    assert left == ["a third", "another"]
