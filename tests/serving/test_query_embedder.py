"""The text model of questions: loaded beside the work, never inside a question."""

import asyncio
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from domain.language.message import Language
from domain.language.reasons import reason_text
from resources.db.engine import Database
from resources.db.stores.embeddings import Space
from resources.embedded_postgres import EmbeddedPostgres
from resources.models.embedders import MINILM, text_embedder
from serving.chat.retrieval import embed_search_text
from serving.query_embedder import QueryEmbedder
from tests.support.api import Client, add_analysed_video
from tests.support.running_api import RunningApi
from tests.support.running_system import until

LOADING = "search_model_loading"
FREE = {"en": "pedestrian in the left doorway", "ko": "문간에서 폴짝거리는 모습을 찾아줘"}


def embedded(database: Database) -> int:
    """An analysed recording whose windows have vectors."""
    video_id, embedder = add_analysed_video(database), text_embedder(MINILM)
    with database.transaction() as stores:
        space = stores.embeddings.ensure_space(MINILM, embedder.digest, embedder.dimension)
        texts = stores.embeddings.missing(space, video_id)
        stores.embeddings.replace(space, texts, embedder.embed([each.text_en for each in texts]))
    return video_id


@contextmanager
def started(folder: Path, postgres: EmbeddedPostgres, preload: str) -> Iterator[tuple[RunningApi, int]]:
    """An API that has just been started, on a recording with vectors."""
    with RunningApi.on_new_database(folder, postgres, SENTINEL_PRELOAD_TEXT_MODEL=preload) as api:
        api.stop()
        database = Database.at(api.database_url)
        video_id = embedded(database)
        database.engine.dispose()
        api.start()
        yield api, video_id


def model_state(api: RunningApi) -> str:
    return str(httpx.get(f"{api.url}/api/ready", timeout=30).json()["checks"]["text_model"])


def test_the_first_free_questions_after_a_start_are_answered_by_words_and_say_so(
    tmp_path: Path, postgres: EmbeddedPostgres
) -> None:
    with started(tmp_path, postgres, preload="false") as (api, video_id):
        ask = httpx.Client(base_url=api.url, timeout=30)
        unknown = ask.post("/api/prompt", json={"prompt": FREE["en"], "video_id": 999})
        assert (unknown.status_code, model_state(api)) == (404, "not loaded"), "ids first"
        eventful = ask.post("/api/prompt", json={"prompt": "넘어진 사람 있어?", "video_id": video_id})
        assert (eventful.status_code, model_state(api)) == (200, "not loaded"), "Korean is read by now"
        prompts = {each: {"prompt": FREE[each], "video_id": video_id} for each in Language}
        search = {"query": "left", "video_id": video_id}
        with ThreadPoolExecutor() as threads:  # together: each waits a moment for the model
            searched = threads.submit(ask.post, "/api/search", json=search)
            asked = {each: threads.submit(ask.post, "/api/prompt", json=prompts[each]) for each in Language}
        found = searched.result().json()
        assert found["notice"] == reason_text(LOADING, Language.ENGLISH)
        assert found["notice_ko"] == reason_text(LOADING, Language.KOREAN)
        assert found["results"]
        for language in Language:
            assert asked[language].result().status_code == 200
            assert reason_text(LOADING, language) in asked[language].result().json()["response"]
        until(lambda: model_state(api) == "ok", 120, "the text model is loaded")
        answer = ask.post("/api/prompt", json={"prompt": FREE["en"], "video_id": video_id}).json()
        assert reason_text(LOADING, Language.ENGLISH) not in answer["response"]
        assert any(each["citations"] for each in answer["sentences"])
        found = ask.post("/api/search", json={"query": "left", "video_id": video_id}).json()
        assert found["notice"] is None


def test_the_model_is_loaded_at_start_and_nothing_waits_for_it(
    tmp_path: Path, postgres: EmbeddedPostgres
) -> None:
    with started(tmp_path, postgres, preload="true") as (api, _):
        assert httpx.get(f"{api.url}/api/live", timeout=30).status_code == 200
        assert model_state(api) in ("loading", "ok")
        until(lambda: model_state(api) == "ok", 120, "the text model is loaded")


async def test_questions_about_events_never_speak_of_the_model(client: Client, database: Database) -> None:
    video_id = embedded(database)

    answer = await client.post("/api/prompt", json={"prompt": "Did anyone fall?", "video_id": video_id})
    assert "text model" not in answer.json()["response"]
    assert (await client.get("/api/ready")).json()["checks"]["text_model"] == "not loaded"


@pytest.mark.parametrize(
    ("space", "reason"),
    [
        (Space(1, "/no/such/model", "0" * 64, 384), "search_model_missing"),
        (Space(1, MINILM, "0" * 64, 384), "search_model_changed"),
        (
            Space(1, MINILM, "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db", 768),
            "search_model_changed",
        ),
    ],
)
def test_a_model_that_is_not_the_one_of_the_vectors_is_not_used(space: Space, reason: str) -> None:
    async def main() -> None:
        model = QueryEmbedder()
        deadline = time.monotonic() + 60
        while (asked := await model.vector("x", space, embed_search_text)).reason == LOADING:
            assert time.monotonic() < deadline
        assert (asked.vector, asked.reason) == (None, reason)
        state, problem = model.state
        assert state == "failed"
        assert space.model in problem

    asyncio.run(main())
