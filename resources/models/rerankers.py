"""Put texts in the order in which they fit a question, by a hosted model (Cohere rerank at Bedrock)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from resources.db.stores.model_uses import ModelUse
from resources.errors import HostedModelError
from resources.models.bedrock import BEDROCK, BadAnswerError, bedrock_client, invoke, is_bedrock, model_id
from resources.models.spending import Spending
from resources.settings import Settings

COHERE = "cohere.rerank-"
"""What identifiers of supported models begin with."""
API_VERSION = 2
"""Of Cohere's request, as Bedrock wants it."""
THOUSAND = 1000
"""Searches that the price is given for."""
PURPOSE = "reranking"


@dataclass(frozen=True, slots=True)
class Reranker:
    """One call a search, tried once: people wait for it."""

    name: str
    settings: Settings

    def order(self, query: str, texts: Sequence[str]) -> tuple[int, ...]:
        """Positions of the texts, best first. Waits for the network; raises `HostedModelError`."""
        spending, where = Spending(self.settings), self.settings.rerank_region
        spending.check()
        client = bedrock_client(self.settings, self.settings.rerank_timeout_s, region=where, tries=1)
        body = {"query": query, "documents": list(texts), "top_n": len(texts), "api_version": API_VERSION}
        answer = invoke(client, model_id(self.name), body)
        spending.record(
            ModelUse(self.name, PURPOSE, calls=1, cost_usd=self.settings.rerank_price_usd / THOUSAND)
        )
        return checked_order(self.name, answer, len(texts))


def configured_reranker(settings: Settings) -> Reranker | None:
    """None where none is configured; raises `HostedModelError` for a name that is no such model."""
    name = settings.reranker
    if not name:
        return None
    if not is_bedrock(name) or not model_id(name).startswith(COHERE):
        raise HostedModelError(
            f"SENTINEL_RERANKER {name!r} is not supported: write {BEDROCK}{COHERE}v3-5:0, or leave it empty."
        )
    return Reranker(name, settings)


def check_reranker(settings: Settings) -> str:
    reranker = configured_reranker(settings)
    if reranker is None:
        return "none"
    order = reranker.order("somebody falls", ["somebody walks", "somebody falls"])
    return f"{reranker.name} puts {len(order)} texts in order"


def checked_order(name: str, answer: dict[str, Any], count: int) -> tuple[int, ...]:
    """Every position once; those that the model left out come last. Raises `BadAnswerError`."""
    try:
        found = [each["index"] for each in answer["results"]]
    except (KeyError, TypeError) as error:
        raise BadAnswerError(f"{name} answered without an order: {str(answer)[:80]}") from error
    if len(set(found)) != len(found) or not set(found) <= set(range(count)):
        raise BadAnswerError(f"{name} answered with positions {found[:5]} of {count} texts")
    return (*found, *(each for each in range(count) if each not in set(found)))
