"""The evidence of an answer in a language model's words, where one is configured: checked as it comes.

The model is asked in a thread of its own and outside of any transaction. Whatever goes wrong with it, the
answer stands in our words.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator

from domain.answers.from_model import TASK, facts_json, facts_of, reworded
from domain.language.evidence import Answer, Sentence
from domain.query.findings import Findings
from resources.errors import HostedModelError
from resources.models.language.messages import Prompt
from resources.models.language.model import LanguageModel, configured_language_model
from resources.settings import Settings

logger = logging.getLogger(__name__)
PURPOSE = "answering"
MAX_TOKENS = 700
"""Of a model's text: ten facts in two sentences each."""
LIMIT_S = 15.0
"""Seconds for which a model may take to begin or to go on, at most: people wait for the answer."""


def wording_model(settings: Settings, given: Answer) -> LanguageModel | None:
    """The model that words an answer; None where none is configured, or there is no evidence to tell."""
    if not (settings.language_model and facts_of(given)):
        return None
    limit_s = min(settings.language_model_timeout_s, LIMIT_S)
    try:
        return configured_language_model(settings.model_copy(update={"language_model_timeout_s": limit_s}))
    except HostedModelError as error:
        logger.warning("an answer was not worded by a model: %s", error)
        return None


async def worded(model: LanguageModel, found: Findings, given: Answer) -> AsyncIterator[Sentence]:
    """The sentences of an answer, each as soon as it may be shown."""
    loop, told = asyncio.get_running_loop(), asyncio.Queue[Sentence | None]()

    def write() -> None:
        try:
            for sentence in reworded(found, given, pieces(model, found, given)):
                loop.call_soon_threadsafe(told.put_nowait, sentence)
        finally:
            loop.call_soon_threadsafe(told.put_nowait, None)

    writing = asyncio.create_task(asyncio.to_thread(write))
    while (sentence := await told.get()) is not None:
        yield sentence
    await writing


def pieces(model: LanguageModel, found: Findings, given: Answer) -> Iterator[str]:
    """What the model writes until it ends or fails."""
    prompt = Prompt(facts_json(found, given), system=TASK, max_tokens=MAX_TOKENS)
    try:
        yield from model.stream(prompt, PURPOSE)
    except HostedModelError as error:
        logger.warning("a model's words of an answer broke off: %s", error)
