"""Questions in free words where the model of the search is another, or gone: answered by words, and told."""

import numpy as np
import pytest

from domain.language.message import Language
from domain.language.reasons import reason_text
from gpu_ops.embed.text import Embedder
from resources.db.engine import Database
from resources.errors import SetupError
from tests.support.api import Client, add_analysed_video

MODEL, DIGEST, DIMENSION = "our-model", "a" * 64, 16


def model(digest: str = DIGEST, dimension: int = DIMENSION) -> Embedder:
    return Embedder(lambda texts: np.eye(dimension)[[0] * len(texts)], digest, dimension)


def found(monkeypatch: pytest.MonkeyPatch, embedder: Embedder | None) -> None:
    """What lies under the model's name on this machine."""

    def load(name: str) -> Embedder:
        if embedder is None:
            raise SetupError(f"{name} cannot be loaded")
        return embedder

    monkeypatch.setattr("resources.models.query_embedder.text_embedder", load)


@pytest.mark.parametrize(
    ("embedder", "reason"),
    [
        (model(), None),
        (model(digest="b" * 64), "search_model_changed"),
        (model(digest="b" * 64, dimension=8), "search_model_changed"),
        (None, "search_model_missing"),
    ],
)
async def test_only_the_model_that_made_the_vectors_makes_the_questions(
    client: Client,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
    embedder: Embedder | None,
    reason: str | None,
) -> None:
    video_id = add_analysed_video(database)
    with database.transaction() as stores:
        space = stores.embeddings.ensure_space(MODEL, DIGEST, DIMENSION)
        texts = stores.embeddings.missing(space, video_id)
        stores.embeddings.replace(space, texts, model().embed([each.text_en for each in texts]))
    found(monkeypatch, embedder)
    told = None if reason is None else reason_text(reason, Language.ENGLISH)
    told_ko = None if reason is None else reason_text(reason, Language.KOREAN)

    searched = await client.post("/api/search", json={"query": "visit from the left door"})
    asked = await client.post(
        "/api/prompt", json={"prompt": "pedestrian in the doorway", "video_id": video_id}
    )
    for answer in (searched, asked):
        assert answer.status_code == 200
        assert (answer.json()["notice"], answer.json()["notice_ko"]) == (told, told_ko)
    best = searched.json()["results"][0]
    assert (best["similarity"] is None) is (reason is not None), "found by words all the same"
