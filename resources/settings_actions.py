"""Settings of the model that looks at pictures for what people do; none by default."""

from pydantic import Field
from pydantic_settings import BaseSettings

STRETCHES_PER_HOUR = 60.0
"""Stretches of an hour of recording that a model sees, one a minute: 240 pictures for one that compares, and
60 calls of one that writes."""


class ActionSettings(BaseSettings):
    """Without a model, no picture is looked at for actions, and none leaves this machine."""

    action_model: str = Field(
        default="",
        description="Looks for actions in pictures: a model of transformers (SigLIP, CLIP, or one that "
        "writes), named as detectors are, bedrock:MODEL_ID or openai:MODEL; empty is none.",
    )
    action_model_url: str | None = Field(
        default=None,
        description="Address of its OpenAI-compatible server; empty takes SENTINEL_LANGUAGE_MODEL_URL.",
    )
    action_model_key: str | None = Field(
        default=None,
        repr=False,
        description="Key for that server; empty takes SENTINEL_LANGUAGE_MODEL_KEY for the same address.",
    )
    action_budget_per_hour: float = Field(
        default=STRETCHES_PER_HOUR,
        ge=0,
        le=3600,
        description="Stretches of an hour of recording that it looks at, at most: the most telling.",
    )
    action_min_share: float = Field(
        default=0.5, ge=0, le=1, description="Share from which on what it sees becomes an event."
    )
    action_timeout_s: float = Field(
        default=60.0, gt=0, description="Seconds that it may take for one answer, or one batch of them."
    )
    action_total_s: float = Field(
        default=900.0,
        gt=0,
        description="Seconds that it may take for one recording; what is left then is left out.",
    )
    action_price_in_usd: float = Field(
        default=0.0, ge=0, description="US dollars for a million tokens that a hosted action model reads."
    )
    action_price_out_usd: float = Field(
        default=0.0, ge=0, description="US dollars for a million tokens that a hosted action model writes."
    )
