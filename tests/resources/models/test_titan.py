"""Titan embeddings over HTTP: boto3 signs and sends, the server answers as Amazon's does, well and badly."""

from collections.abc import Iterator

import numpy as np
import pytest

from resources import settings as settings_module
from resources.db.engine import Database
from resources.errors import BudgetError, HostedModelError
from resources.models.embedders import check_is_here, text_embedder
from resources.models.spending import noted_uses
from tests.support.model_server import ModelServer, model_server, use_models

TITAN = "bedrock:amazon.titan-embed-text-v2:0"


@pytest.fixture
def server(system: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    with model_server() as running:
        use_models(monkeypatch, running.url, SENTINEL_EMBEDDING_TIMEOUT_S="1")
        yield running


def test_texts_become_unit_vectors_in_order_and_what_they_cost_is_counted(
    server: ModelServer, system: Database
) -> None:
    embedder = text_embedder(TITAN)
    with noted_uses() as uses:
        vectors = embedder.embed([f"text {number}" for number in range(40)])
    assert (vectors.shape, embedder.dimension) == ((40, 1024), 1024)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1)
    assert np.array_equal(vectors[7], embedder.embed(["text 7"])[0])
    assert [(use.calls, use.tokens_in) for use in uses] == [(40, 80)]
    with system.transaction() as stores:
        (total,) = stores.model_uses.totals()
        assert stores.model_uses.spent_today() == pytest.approx(82 * 0.02 / 1e6)
    assert (total.model, total.purpose, total.calls, total.tokens_in) == (TITAN, "embedding", 41, 82)


def test_requests_are_signed_bounded_and_cut(server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SENTINEL_EMBEDDING_CONCURRENCY", "3")
    settings_module.settings.cache_clear()
    text_embedder(TITAN).embed(["word " * 10_000, *["short"] * 30])
    assert {call.region for call in server.calls} == {"eu-central-1"}
    assert {call.path for call in server.calls} == {"/model/amazon.titan-embed-text-v2:0/invoke"}
    assert max(len(call.body["inputText"]) for call in server.calls) == 30_000
    assert all((call.body["dimensions"], call.body["normalize"]) == (1024, True) for call in server.calls)
    assert 1 < server.most_at_once <= 3


@pytest.mark.parametrize(
    "fault", ["throttled", "slow", "cut", "no_json", "wrong_dimension", "not_a_number", "not_unit"]
)
def test_a_failure_that_passes_is_not_noticed(server: ModelServer, fault: str) -> None:
    server.faults = [fault]
    assert text_embedder(TITAN).embed(["somebody walks in"]).shape == (1, 1024)
    assert len(server.calls) == 2


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("throttled", "ThrottlingException.*SENTINEL_EMBEDDING_CONCURRENCY"),
        ("denied", "AccessDeniedException.*bedrock:InvokeModel"),
        ("cut", "began to answer and stopped"),
        ("no_json", "what is no JSON"),
        ("wrong_dimension", r"shape \(512,\), not \(1024,\)"),
        ("not_a_number", "NaN"),
        ("not_unit", r"length 3\.000, not 1"),
    ],
)
def test_a_failure_that_stays_is_told(server: ModelServer, fault: str, said: str) -> None:
    server.always = fault
    with pytest.raises(HostedModelError, match=said):
        text_embedder(TITAN).embed(["somebody walks in"])


def test_nothing_is_sent_beyond_the_budget_of_the_day(
    server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SENTINEL_DAILY_BUDGET_USD", "0.00001")
    settings_module.settings.cache_clear()
    embedder = text_embedder(TITAN)
    embedder.embed(["word " * 600])
    with pytest.raises(BudgetError, match="SENTINEL_DAILY_BUDGET_USD is 1e-05"):
        embedder.embed(["one more"])
    assert len(server.calls) == 1


def test_a_name_that_is_no_such_model_is_told_before_anything_is_sent(server: ModelServer) -> None:
    check_is_here(TITAN)
    for name in ("bedrock:", "bedrock:cohere.embed-v4:0"):
        with pytest.raises(HostedModelError, match=r"names no model|only bedrock:amazon"):
            check_is_here(name)
    assert server.calls == []


def test_the_digest_tells_versions_apart() -> None:
    first, other = text_embedder(TITAN), text_embedder("bedrock:amazon.titan-embed-text-v2:1")
    assert first.digest == text_embedder(TITAN).digest != other.digest
