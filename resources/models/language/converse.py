"""Language models at Amazon Bedrock, by its Converse API, which is the same for all of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from resources.models.bedrock import BadAnswerError, bedrock_client, clear_errors
from resources.models.language.messages import Ending, Prompt, Reply, Tokens
from resources.settings import Settings

CUT = "max_tokens"
"""The reason with which Converse stops where a text became too long."""


@dataclass(frozen=True, slots=True)
class ConverseBackend:
    model: str
    settings: Settings

    def complete(self, prompt: Prompt) -> Reply:
        client = bedrock_client(self.settings, self.settings.language_model_timeout_s)
        with clear_errors(self.model):
            answer = client.converse(**request(self.model, prompt))
        try:
            parts = answer["output"]["message"]["content"]
            text = "".join(part.get("text", "") for part in parts)
        except (KeyError, TypeError) as error:
            raise BadAnswerError(f"{self.model} answered without a message: {str(answer)[:80]}") from error
        return Reply(text, tokens_of(answer), answer.get("stopReason") == CUT)

    def stream(self, prompt: Prompt) -> Iterator[str | Ending]:
        client = bedrock_client(self.settings, self.settings.language_model_timeout_s)
        reason: str | None = None
        tokens = Tokens()
        with clear_errors(self.model):
            for event in client.converse_stream(**request(self.model, prompt))["stream"]:
                if piece := event.get("contentBlockDelta", {}).get("delta", {}).get("text"):
                    yield piece
                reason = event.get("messageStop", {}).get("stopReason", reason)
                tokens = tokens_of(event["metadata"]) if "metadata" in event else tokens
        if reason is None:
            raise BadAnswerError(f"{self.model} began to answer and stopped before the end")
        yield Ending(tokens, reason == CUT)


def request(model: str, prompt: Prompt) -> dict[str, Any]:
    pictures = [
        {"image": {"format": each.format, "source": {"bytes": each.data}}} for each in prompt.pictures
    ]
    message = {"role": "user", "content": [*pictures, {"text": prompt.text}]}
    system = {"system": [{"text": prompt.system}]} if prompt.system else {}
    return {
        "modelId": model,
        "messages": [message],
        "inferenceConfig": {"maxTokens": prompt.max_tokens},
        **system,
    }


def tokens_of(answer: dict[str, Any]) -> Tokens:
    usage = answer.get("usage", {})
    return Tokens(int(usage.get("inputTokens", 0)), int(usage.get("outputTokens", 0)))
