"""A language model reads what the rules left over of a question, where one is configured."""

import logging

from analysis.summaries import timeouts
from domain.query.context import QueryContext
from domain.query.query import Query
from domain.understanding.from_model import (
    TASK,
    RejectedQueryError,
    checked_query,
    needs_model,
    query_request,
)
from resources.errors import HostedModelError
from resources.models.language.messages import Prompt
from resources.models.language.model import LanguageModel, configured_language_model
from resources.settings import Settings
from resources.time_limit import TooSlowError, within

MODEL_S = 4.0
"""Seconds that a model gets: somebody waits for the answer, and has the rules' after that."""
MAX_TOKENS = 800
"""Tokens of an answer: a query with all its fields, twice over."""
PURPOSE = "question"
logger = logging.getLogger(__name__)


def read_by_model(
    rules: Query, context: QueryContext, settings: Settings, within_s: float = MODEL_S
) -> Query:
    """The model's query where it understands more and loses nothing, else the rules': it never fails."""
    if not needs_model(rules):
        return rules
    try:
        model = configured_language_model(settings.model_copy(update=timeouts(settings, within_s)))
        return rules if model is None else within(within_s, lambda: ask(model, rules, context))
    except (HostedModelError, RejectedQueryError, TooSlowError) as error:
        logger.info("The rules' reading of a question stands: %s", error)
        return rules


def ask(model: LanguageModel, rules: Query, context: QueryContext) -> Query:
    reply = model.complete(Prompt(query_request(rules, context), system=TASK, max_tokens=MAX_TOKENS), PURPOSE)
    if reply.is_cut:
        raise RejectedQueryError(f"the answer has more than {MAX_TOKENS} tokens")
    return checked_query(reply.text, rules, context)
