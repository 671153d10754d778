"""An answer's sentences as they are told: in our words, or with its evidence in those of a language model."""

import logging
import time
from collections.abc import Iterator

from domain.answers.checking.from_model import TASK, facts_json, facts_of, reworded
from domain.language.evidence import Sentence
from domain.language.message import text
from domain.language.messages import limits
from resources.errors import HostedModelError
from resources.models.language.messages import Prompt
from resources.models.language.model import LanguageModel, configured_language_model
from resources.settings import Settings
from serving.chat.answering import AnsweredQuestion

PURPOSE = "answer"
MAX_TOKENS = 700
"""Tokens of the wording of an answer: some ten sentences in Korean, which takes the most, twice over."""
WORDING_S = 15.0
"""Seconds that a model gets for an answer: clients of the first front end's proxy give up after 30 s."""
logger = logging.getLogger(__name__)


def told(given: AnsweredQuestion, settings: Settings) -> Iterator[Sentence]:
    """The sentences of an answer, each as soon as it can be shown; the first one waits for no model.

    What a session keeps is the answer in our words.
    """
    model = configured_language_model(settings) if settings.language_model_answers else None
    if model is None or not facts_of(given.answer):
        yield from given.answer.sentences
        return
    pieces = Pieces(model, Prompt(facts_json(given.found, given.answer), TASK, max_tokens=MAX_TOKENS))
    yield from reworded(given.found, given.answer, pieces)
    if pieces.is_broken:
        yield Sentence(f"{text(limits.MODEL_AWAY, given.found.query.language)}.")


class Pieces:
    """What a model writes, piece by piece; it ends early, and says so, where the model breaks off."""

    def __init__(self, model: LanguageModel, prompt: Prompt) -> None:
        self.model, self.prompt = model, prompt
        self.is_broken = False

    def __iter__(self) -> Iterator[str]:
        try:
            yield from self.in_time()
        except HostedModelError as error:
            logger.warning("The rest of an answer is told in our words: %s", error)
            self.is_broken = True

    def in_time(self) -> Iterator[str]:
        until = time.monotonic() + WORDING_S
        for piece in self.model.stream(self.prompt, PURPOSE):
            yield piece
            if time.monotonic() > until:
                raise HostedModelError(f"{self.model.name} was not done within {WORDING_S:g} s.")
