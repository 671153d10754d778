"""Texts as vectors by Amazon's Titan text embeddings v2.

Each text is a call of its own, some of them at once. Nothing is returned before all vectors are right.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import numpy as np

from gpu_ops.embed.text import Embedder, Vectors
from resources.db.stores.model_uses import ModelUse
from resources.errors import HostedModelError
from resources.models.bedrock import BEDROCK, BadAnswerError, asked_again, bedrock_client, invoke, model_id
from resources.models.spending import MILLION, Spending
from resources.settings import Settings

if TYPE_CHECKING:
    from botocore.client import BaseClient

TITAN = "amazon.titan-embed-text-v2"
"""What identifiers of the model begin with; its version follows."""
DIMENSION = 1024
"""Numbers of a vector; the model can make 512 and 256 too."""
MAX_CHARACTERS = 30_000
"""Longer texts are cut: the model takes 8,192 tokens and at most 50,000 characters."""
NORM_TOLERANCE = 1e-2
"""How far the length of a vector may be from 1: that of float16 numbers is."""
PURPOSE = "embedding"
HOSTED = "hosted"
"""Noted as the device of what was embedded elsewhere."""


@dataclass(frozen=True, slots=True)
class TitanModel:
    """The model with all that a call needs."""

    name: str
    settings: Settings

    @property
    def model(self) -> str:
        return model_id(self.name)

    @property
    def digest(self) -> str:
        """Of what decides about the vectors, as the weights cannot be seen."""
        return sha256(f"{self.model} dimensions={DIMENSION} normalize=true".encode()).hexdigest()

    def encode(self, texts: list[str]) -> Vectors:
        """Unit vectors (N, 1024); raises `HostedModelError`, and `BudgetError` before anything is sent."""
        spending = Spending(self.settings)
        spending.check()
        client = bedrock_client(self.settings, self.settings.embedding_timeout_s)
        counts: list[int] = []
        try:
            with ThreadPoolExecutor(min(self.settings.embedding_concurrency, len(texts))) as pool:
                return np.stack(list(pool.map(lambda text: self.embed_one(client, text, counts), texts)))
        finally:
            spending.record(self.use_of(counts))

    def embed_one(self, client: "BaseClient", text: str, counts: list[int]) -> Vectors:
        body = {"inputText": text[:MAX_CHARACTERS] or " ", "dimensions": DIMENSION, "normalize": True}

        def ask() -> Vectors:
            answer = invoke(client, self.model, body)
            counts.append(token_count(answer))
            return checked_vector(self.model, answer.get("embedding"))

        return asked_again(ask)

    def use_of(self, counts: list[int]) -> ModelUse:
        tokens = sum(counts)
        cost_usd = tokens * self.settings.embedding_price_usd / MILLION
        return ModelUse(self.name, PURPOSE, calls=len(counts), tokens_in=tokens, cost_usd=cost_usd)


def titan_embedder(name: str, settings: Settings) -> Embedder:
    """The model as any other embedder; raises `HostedModelError` for other models. Calls nobody."""
    if not model_id(name).startswith(TITAN):
        raise HostedModelError(
            f"SENTINEL_EMBEDDING_MODEL {name!r}: at Amazon Bedrock only {BEDROCK}{TITAN}:0 is supported."
        )
    model = TitanModel(name, settings)
    return Embedder(model.encode, model.digest, DIMENSION, device=HOSTED)


def token_count(answer: dict[str, Any]) -> int:
    found = answer.get("inputTextTokenCount")
    return found if isinstance(found, int) and found >= 0 else 0


def checked_vector(model: str, numbers: object) -> Vectors:
    """A vector (1024,) of length 1; raises `BadAnswerError` for anything else."""
    try:
        vector = np.asarray(numbers, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise BadAnswerError(f"{model} answered with what is no vector: {str(numbers)[:80]}") from error
    if vector.shape != (DIMENSION,):
        raise BadAnswerError(f"{model} answered with a vector of shape {vector.shape}, not ({DIMENSION},)")
    if not np.isfinite(vector).all():
        raise BadAnswerError(f"{model} answered with a vector that is not all numbers (NaN or infinite)")
    length = float(np.linalg.norm(vector))
    if abs(length - 1) > NORM_TOLERANCE:
        raise BadAnswerError(f"{model} answered with a vector of length {length:.3f}, not 1")
    return vector / length
