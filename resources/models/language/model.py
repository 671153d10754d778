"""The configured language model, within its budget: every call is counted, also one that broke off."""

from collections.abc import Iterator
from dataclasses import dataclass

from resources.db.stores.model_uses import ModelUse
from resources.errors import HostedModelError
from resources.models.bedrock import asked_again, is_bedrock, model_id
from resources.models.language.chat_completions import ChatBackend
from resources.models.language.converse import ConverseBackend
from resources.models.language.messages import Backend, Ending, Prompt, Reply, Tokens
from resources.models.spending import MILLION, Spending
from resources.settings import Settings

OPENAI = "openai:"
"""What names of models begin with that a server of chat completions runs."""


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """Calls wait for the network, and raise `HostedModelError`; they are counted for their `purpose`."""

    name: str
    backend: Backend
    settings: Settings

    def complete(self, prompt: Prompt, purpose: str) -> Reply:
        Spending(self.settings).check()
        reply = asked_again(lambda: self.backend.complete(prompt))
        self.count(reply.tokens, purpose)
        return reply

    def stream(self, prompt: Prompt, purpose: str) -> Iterator[str]:
        """Pieces of text as they come. What was shown cannot be taken back, so nothing is asked again."""
        Spending(self.settings).check()
        tokens = Tokens()
        try:
            for piece in self.backend.stream(prompt):
                if isinstance(piece, Ending):
                    tokens = piece.tokens
                else:
                    yield piece
        finally:
            self.count(tokens, purpose)

    def count(self, tokens: Tokens, purpose: str) -> None:
        prices = self.settings.language_model_price_in_usd, self.settings.language_model_price_out_usd
        cost_usd = (tokens.read * prices[0] + tokens.written * prices[1]) / MILLION
        Spending(self.settings).record(ModelUse(self.name, purpose, 1, tokens.read, tokens.written, cost_usd))


def configured_language_model(settings: Settings) -> LanguageModel | None:
    """None where none is configured; raises `HostedModelError` for a name that no back end takes."""
    name = settings.language_model
    if not name:
        return None
    return LanguageModel(name, backend_of(name, settings), settings)


def backend_of(name: str, settings: Settings, setting: str = "SENTINEL_LANGUAGE_MODEL") -> Backend:
    """The way to a model whose address and limits are those of the language model; `setting` is in errors."""
    if is_bedrock(name):
        return ConverseBackend(model_id(name), settings)
    model = name.removeprefix(OPENAI)
    if not name.startswith(OPENAI) or not model:
        raise HostedModelError(
            f"{setting} {name!r} is not supported: write bedrock:MODEL_ID or {OPENAI}MODEL."
        )
    if not settings.language_model_url:
        raise HostedModelError(
            f"{setting} is {name!r}, and nothing says where its server is: set "
            f"{setting}_URL, for example to http://127.0.0.1:11434/v1."
        )
    return ChatBackend(model, settings.language_model_url.rstrip("/"), settings, setting)


def check_language_model(settings: Settings) -> str:
    """Ask the configured model for one word; returns what it is and what that took."""
    model = configured_language_model(settings)
    if model is None:
        return "none"
    reply = model.complete(Prompt("Answer with the one word: ready", max_tokens=16), "check")
    return f"{model.name} answers, {reply.tokens.read} tokens read and {reply.tokens.written} written"
