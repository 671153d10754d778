"""Language models of any server that speaks OpenAI's chat completions: vLLM, llama.cpp, Ollama and others."""

import json
import random
import time
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx

from resources.errors import HostedModelError
from resources.models.bedrock import TRIES, BadAnswerError
from resources.models.language.messages import Ending, Prompt, Reply, Tokens
from resources.retry import backoff_s
from resources.settings import Settings

CONNECT_TIMEOUT_S = 5.0
"""Seconds until a server that does not answer counts as away."""
PASSING = {408, 429, 500, 502, 503, 504}
"""Statuses after which the same request may succeed."""
SUCCESS = range(200, 300)
CUT = "length"
"""The reason with which a server stops where a text became too long."""
DATA = "data:"
"""What lines of a stream begin with that hold something."""


@dataclass(frozen=True, slots=True)
class ChatBackend:
    model: str
    url: str
    settings: Settings
    setting: str = "SENTINEL_LANGUAGE_MODEL"
    """What errors tell to look at."""

    def complete(self, prompt: Prompt) -> Reply:
        with self.client() as client:
            response = self.sent(client, prompt, stream=False)
            try:
                answer = json.loads(response.read())
                (choice, *_) = answer["choices"]
                text = choice["message"]["content"] or ""
            except httpx.HTTPError as error:
                raise BadAnswerError(f"{self.url} began to answer and stopped: {error}") from error
            except (ValueError, KeyError, TypeError) as error:
                raise BadAnswerError(f"{self.url} answered what is no chat completion: {error}") from error
        return Reply(text, tokens_of(answer), choice.get("finish_reason") == CUT)

    def stream(self, prompt: Prompt) -> Iterator[str | Ending]:
        reason, tokens = None, Tokens()
        with self.client() as client:
            for event in self.events(self.sent(client, prompt, stream=True)):
                for choice in event.get("choices", []):
                    if piece := choice.get("delta", {}).get("content"):
                        yield piece
                    reason = choice.get("finish_reason") or reason
                tokens = tokens_of(event) if event.get("usage") else tokens
        if reason is None:
            raise BadAnswerError(f"{self.url} began to answer and stopped before the end")
        yield Ending(tokens, reason == CUT)

    def client(self) -> httpx.Client:
        key = self.settings.language_model_key
        headers = {"authorization": f"Bearer {key}"} if key else {}
        limits = httpx.Timeout(self.settings.language_model_timeout_s, connect=CONNECT_TIMEOUT_S)
        return httpx.Client(headers=headers, timeout=limits)

    def sent(self, client: httpx.Client, prompt: Prompt, *, stream: bool) -> httpx.Response:
        """The response, whose body is still to be read; what may pass is tried again."""
        asked = client.build_request(
            "POST", f"{self.url}/chat/completions", json=self.body(prompt, stream=stream)
        )
        for attempt in range(1, TRIES + 1):
            is_last = attempt == TRIES
            try:
                response = client.send(asked, stream=True)
            except httpx.HTTPError as error:
                if is_last:
                    raise HostedModelError(self.away(error)) from error
            else:
                if response.status_code in SUCCESS:
                    return response
                if is_last or response.status_code not in PASSING:
                    raise HostedModelError(self.refused(response))
                response.close()
            time.sleep(backoff_s(attempt, random.random()))  # noqa: S311 - spreads calls, guards nothing
        raise AssertionError("the last try returns or raises")

    def away(self, error: httpx.HTTPError) -> str:
        what = str(error) or type(error).__name__
        return f"The model at {self.url} does not answer: {what}. See {self.setting}_URL."

    def refused(self, response: httpx.Response) -> str:
        said = response.read().decode(errors="replace")[:200]
        return (
            f"The language model {self.model!r} at {self.url} refused a call "
            f"({response.status_code}: {said}). "
            f"Check {self.setting}, {self.setting}_URL and {self.setting}_KEY."
        )

    def events(self, response: httpx.Response) -> Iterator[dict[str, Any]]:
        try:
            for line in response.iter_lines():
                text = line.removeprefix(DATA).strip()
                if line.startswith(DATA) and text != "[DONE]":
                    yield json.loads(text)
        except (httpx.HTTPError, ValueError) as error:
            raise BadAnswerError(f"{self.url} began to answer and stopped: {error}") from error

    def body(self, prompt: Prompt, *, stream: bool) -> dict[str, Any]:
        system = [{"role": "system", "content": prompt.system}] if prompt.system else []
        pictures = [
            {
                "type": "image_url",
                "image_url": {"url": f"data:image/{each.format};base64,{b64encode(each.data).decode()}"},
            }
            for each in prompt.pictures
        ]
        asked = [*pictures, {"type": "text", "text": prompt.text}] if pictures else prompt.text
        more = {"stream": True, "stream_options": {"include_usage": True}} if stream else {}
        messages = [*system, {"role": "user", "content": asked}]
        return {"model": self.model, "messages": messages, "max_tokens": prompt.max_tokens, **more}


def tokens_of(answer: dict[str, Any]) -> Tokens:
    usage = answer.get("usage") or {}
    return Tokens(int(usage.get("prompt_tokens", 0)), int(usage.get("completion_tokens", 0)))
