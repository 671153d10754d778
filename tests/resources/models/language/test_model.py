"""Language models over HTTP, by both protocols: answers, streams, pictures, failures, and the budget."""

from base64 import b64decode
from collections.abc import Iterator

import pytest

from analysis.model_registry import configured_models
from resources import settings as settings_module
from resources.db.engine import Database
from resources.errors import BudgetError, HostedModelError
from resources.models.language.messages import Picture, Prompt
from resources.models.language.model import LanguageModel, configured_language_model
from resources.settings import settings as process_settings
from tests.support.model_server import ModelServer, model_server, use_models

CLAUDE = "bedrock:anthropic.claude-test-v1:0"
VLLM = "openai:our-model"
ANSWER = "Somebody walks in."
LOOK = Prompt("What happens?", system="Be brief.", pictures=(Picture(b"\xff\xd8picture"),), max_tokens=50)


@pytest.fixture
def server(system: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    with model_server() as running:
        use_models(
            monkeypatch,
            running.url,
            SENTINEL_LANGUAGE_MODEL_URL=f"{running.url}/v1",
            SENTINEL_LANGUAGE_MODEL_KEY="sk-test",
            SENTINEL_LANGUAGE_MODEL_TIMEOUT_S="1",
            SENTINEL_LANGUAGE_MODEL_PRICE_IN_USD="3",
            SENTINEL_LANGUAGE_MODEL_PRICE_OUT_USD="15",
        )
        yield running


def model(monkeypatch: pytest.MonkeyPatch, name: str) -> LanguageModel:
    monkeypatch.setenv("SENTINEL_LANGUAGE_MODEL", name)
    settings_module.settings.cache_clear()
    found = configured_language_model(process_settings())
    assert found is not None
    return found


@pytest.mark.parametrize("name", [CLAUDE, VLLM])
def test_an_answer_comes_whole_or_in_pieces_and_is_counted(
    server: ModelServer, system: Database, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    asked = model(monkeypatch, name)
    reply = asked.complete(LOOK, "answer")
    assert (reply.text, reply.tokens.read, reply.tokens.written, reply.is_cut) == (ANSWER, 21, 5, False)
    assert list(asked.stream(LOOK, "answer")) == ["Some", "body ", "walks in."]
    with system.transaction() as stores:
        (total,) = stores.model_uses.totals()
    assert (total.model, total.purpose, total.calls, total.tokens_in, total.tokens_out) == (
        name,
        "answer",
        2,
        42,
        10,
    )
    assert total.cost_usd == pytest.approx((42 * 3 + 10 * 15) / 1e6)


def test_each_protocol_gets_system_text_picture_and_limit(
    server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    model(monkeypatch, CLAUDE).complete(LOOK, "answer")
    model(monkeypatch, VLLM).complete(LOOK, "answer")
    converse, chat = (call.body for call in server.calls)
    assert converse["system"] == [{"text": "Be brief."}]
    assert converse["inferenceConfig"] == {"maxTokens": 50}
    picture, text = converse["messages"][0]["content"]
    assert b64decode(picture["image"]["source"]["bytes"]) == LOOK.pictures[0].data
    assert text == {"text": LOOK.text}
    assert [each["role"] for each in chat["messages"]] == ["system", "user"]
    assert chat["messages"][1]["content"][0]["image_url"]["url"].startswith("data:image/jpeg;base64,")
    assert chat["max_tokens"] == 50


@pytest.mark.parametrize("name", [CLAUDE, VLLM])
@pytest.mark.parametrize("fault", ["throttled", "slow", "cut", "no_json"])
def test_a_failure_that_passes_is_not_noticed(
    server: ModelServer, monkeypatch: pytest.MonkeyPatch, name: str, fault: str
) -> None:
    server.faults = [fault]
    assert model(monkeypatch, name).complete(LOOK, "answer").text == ANSWER
    assert len(server.calls) == 2


@pytest.mark.parametrize("name", [CLAUDE, VLLM])
@pytest.mark.parametrize(("fault", "said"), [("denied", "refused a call"), ("no_json", "answer")])
def test_a_failure_that_stays_is_told(
    server: ModelServer, monkeypatch: pytest.MonkeyPatch, name: str, fault: str, said: str
) -> None:
    server.always = fault
    with pytest.raises(HostedModelError, match=said):
        model(monkeypatch, name).complete(LOOK, "answer")


@pytest.mark.parametrize(
    ("name", "fault", "said"),
    [
        (CLAUDE, "broken_stream", "stopped"),
        (CLAUDE, "bad_checksum", "cannot be read"),
        (CLAUDE, "throttled_in_stream", "throttlingException"),
        (VLLM, "unfinished_chat", "stopped before the end"),
    ],
)
def test_a_stream_that_breaks_off_says_so(
    server: ModelServer, monkeypatch: pytest.MonkeyPatch, name: str, fault: str, said: str
) -> None:
    server.always = fault
    with pytest.raises(HostedModelError, match=said):
        list(model(monkeypatch, name).stream(LOOK, "answer"))


def test_nothing_is_asked_beyond_the_budget(server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SENTINEL_DAILY_BUDGET_USD", "0.0001")
    asked = model(monkeypatch, VLLM)
    asked.complete(LOOK, "answer")
    with pytest.raises(BudgetError, match="before midnight UTC"):
        asked.complete(LOOK, "answer")
    with pytest.raises(BudgetError):
        next(asked.stream(LOOK, "answer"))
    assert len(server.calls) == 1


@pytest.mark.parametrize("name", ["llama", "openai:", "bedrock:"])
def test_a_name_that_no_back_end_takes_is_told(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    with pytest.raises(HostedModelError, match=r"name|SENTINEL_LANGUAGE_MODEL"):
        model(monkeypatch, name)


def test_the_models_of_the_settings_are_listed_and_tried(
    server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SENTINEL_RERANKER", "bedrock:cohere.rerank-v3-5:0")
    monkeypatch.setenv("SENTINEL_EMBEDDING_MODEL", "bedrock:amazon.titan-embed-text-v2:0")
    model(monkeypatch, CLAUDE)
    *_, embedding, reranker, language = configured_models(process_settings())
    assert {each.where for each in (embedding, reranker, language)} == {"Amazon Bedrock"}
    assert "1024 numbers a text" in embedding.try_out()
    assert "puts 2 texts in order" in reranker.try_out()
    assert "21 tokens read" in language.try_out()
