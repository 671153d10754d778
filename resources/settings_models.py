"""Settings of models that others run: which, where, how long they may take, and what they may cost."""

from pydantic import Field
from pydantic_settings import BaseSettings

CALLS_AT_ONCE = 8
"""Texts that are embedded at once: a new account's limit at Amazon's is some 30 a second."""
TITAN_PRICE_USD = 0.02
"""US dollars for a million tokens of Titan text embeddings v2, as listed in us-east-1."""
RERANK_PRICE_USD = 2.0
"""US dollars for a thousand searches that Cohere rerank 3.5 puts in order, as listed."""


class ModelSettings(BaseSettings):
    """Without these, no text leaves this machine."""

    bedrock_region: str | None = Field(
        default=None, description="Region of hosted models; empty takes SENTINEL_AWS_REGION."
    )
    embedding_concurrency: int = Field(
        default=CALLS_AT_ONCE, ge=1, le=64, description="Texts that a hosted model embeds at once."
    )
    embedding_timeout_s: float = Field(
        default=20.0, gt=0, description="Seconds that one call of a hosted embedding model may be silent."
    )
    embedding_price_usd: float = Field(
        default=TITAN_PRICE_USD, ge=0, description="US dollars for a million tokens that are embedded."
    )
    reranker: str = Field(
        default="", description="Puts what was found in a better order: bedrock:MODEL_ID; empty is none."
    )
    rerank_region: str | None = Field(
        default=None, description="Region of the reranker; empty takes SENTINEL_BEDROCK_REGION."
    )
    rerank_timeout_s: float = Field(
        default=2.0, gt=0, description="Seconds after which a search goes on without the reranker."
    )
    rerank_price_usd: float = Field(
        default=RERANK_PRICE_USD, ge=0, description="US dollars for a thousand calls of the reranker."
    )
    language_model: str = Field(
        default="", description="Writes texts: bedrock:MODEL_ID or openai:MODEL; empty is none."
    )
    language_model_answers: bool = Field(
        default=False,
        description=(
            "Whether it also reads the words of questions that rules do not know, and words the evidence of "
            "answers: up to two calls for each question."
        ),
    )
    language_model_url: str | None = Field(
        default=None, description="Address of the OpenAI-compatible server, up to and with /v1."
    )
    language_model_key: str | None = Field(
        default=None, repr=False, description="Key that is sent to that server, where it asks for one."
    )
    language_model_timeout_s: float = Field(
        default=60.0, gt=0, description="Seconds that a language model may be silent."
    )
    language_model_price_in_usd: float = Field(
        default=0.0, ge=0, description="US dollars for a million tokens that a language model reads."
    )
    language_model_price_out_usd: float = Field(
        default=0.0, ge=0, description="US dollars for a million tokens that a language model writes."
    )
    daily_budget_usd: float | None = Field(
        default=None, ge=0, description="US dollars a day (UTC) for hosted models; empty sets no limit."
    )
