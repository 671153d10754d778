"""The model that turns questions into vectors: loaded in the background, so that no question waits for it.

It takes seconds, ten and more on a busy machine. Meanwhile questions are answered by words, and say so.
"""

import asyncio
import concurrent.futures as futures
import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass, field

from domain.records import FloatArray
from resources.db.stores.embeddings import Space
from resources.errors import HostedModelError
from resources.models.bedrock import is_bedrock
from resources.models.embedders import text_embedder
from resources.models.query_embedder import OtherModelError, QueryVector, space_embedder

logger = logging.getLogger(__name__)
WAIT_S = 1.0
"""A question waits so long for a model that is nearly loaded; people hardly notice."""
HOSTED_LIMIT_S = 5.0
"""A question waits so long for a vector of a hosted model; then it is answered by words."""
HOSTED_CALLS = ThreadPoolExecutor(4, "hosted-embedding")
"""Threads of their own: calls that nobody waits for any more keep no other request from its thread."""
RETRY_S = 60.0
"""After so long a model that could not be loaded is tried again: somebody may have put it right."""


@dataclass(frozen=True, slots=True)
class ModelLoad:
    """A model on its way into memory."""

    done: "Future[None]" = field(default_factory=Future)
    began: float = field(default_factory=time.monotonic)

    @property
    def state(self) -> str:
        if not self.done.done():
            return "loading"
        return "failed" if self.done.exception() else "ok"

    @property
    def reason(self) -> str | None:
        """Why there is no vector, as a reason of `domain.language.reasons`; None where there is one."""
        if not self.done.done():
            return "search_model_loading"
        error = self.done.exception()
        if error is None:
            return None
        if isinstance(error, HostedModelError):
            return "search_model_away"
        return "search_model_changed" if isinstance(error, OtherModelError) else "search_model_missing"

    @property
    def is_to_be_retried(self) -> bool:
        return self.state == "failed" and time.monotonic() - self.began > RETRY_S


@dataclass(slots=True)
class QueryEmbedder:
    """One for each process. Models are known by their name, or by the space that they made vectors for."""

    loads: dict[str | Space, ModelLoad] = field(default_factory=dict)
    hosted_limit_s: float = HOSTED_LIMIT_S

    def begin(self, wanted: str | Space) -> ModelLoad:
        """Begin to load a model unless that was done; returns at once."""
        known = self.loads.get(wanted)
        if known is not None and not known.is_to_be_retried:
            return known
        load = self.loads[wanted] = ModelLoad()
        threading.Thread(target=carry_out, args=(wanted, load), name="query-model", daemon=True).start()
        return load

    @property
    def state(self) -> tuple[str, str]:
        """`ok`, `loading`, `failed` or `not loaded`, with what is wrong; of the model asked for last."""
        if not self.loads:
            return "not loaded", ""
        load = list(self.loads.values())[-1]
        error = load.done.exception() if load.done.done() else None
        return load.state, str(error or "")

    async def vector(
        self, search_text: str, space: Space | None, make: Callable[[str, Space], FloatArray]
    ) -> QueryVector:
        """A text as a vector in a space, made in a thread; without one while its model is not there."""
        if space is None:
            return QueryVector()
        load = self.begin(space)
        if not load.done.done():
            await asyncio.to_thread(futures.wait, [load.done], WAIT_S)
        if load.reason is not None:
            return QueryVector(reason=load.reason)
        try:
            if not is_bedrock(space.model):
                return QueryVector(await asyncio.to_thread(make, search_text, space), space=space)
            call = asyncio.wrap_future(HOSTED_CALLS.submit(copy_context().run, make, search_text, space))
            return QueryVector(await asyncio.wait_for(call, self.hosted_limit_s), space=space)
        except (HostedModelError, TimeoutError) as error:
            logger.warning("a question was answered by words alone: %s", error or "no vector in time")
            return QueryVector(reason="search_model_away")


def carry_out(wanted: str | Space, load: ModelLoad) -> None:
    """Runs in a thread; whatever goes wrong is kept for those who ask."""
    try:
        load_model(wanted)
    except Exception as error:  # noqa: BLE001 - shown by the health check and in answers
        load.done.set_exception(error)
    else:
        load.done.set_result(None)


def load_model(wanted: str | Space) -> None:
    """Load a model and use it once; raises `SetupError` when it is missing or not the one of the space."""
    embedder = space_embedder(wanted) if isinstance(wanted, Space) else text_embedder(wanted)
    embedder.embed(["ready"])
