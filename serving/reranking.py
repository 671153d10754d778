"""What was found in the order of a hosted model, in little time or not at all.

Its calls run in threads of their own. Where it is slow or away, the fused order stays, and answers say so.
"""

import asyncio
import logging
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Self

from resources.errors import HostedModelError
from resources.models.rerankers import Reranker, configured_reranker
from resources.retry import Circuit
from resources.settings import Settings
from serving.middleware.metrics import RERANKED, count_model_call

THREADS = 8
"""Calls at once of one process; others wait for their turn within their time limit."""
NOT_RERANKED = "not_reranked"
"""A reason of `domain.language.reasons`."""
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Order:
    """Positions, best first; without them the reason why there are none."""

    positions: tuple[int, ...] = ()
    reason: str | None = None


@dataclass(slots=True)
class Reranking:
    """One for each process. After some failures in a row the model is left alone for half a minute."""

    reranker: Reranker | None
    timeout_s: float
    circuit: Circuit = field(default_factory=Circuit)
    threads: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(THREADS, thread_name_prefix="rerank")
    )

    @classmethod
    def for_settings(cls, configured: Settings) -> Self:
        return cls(configured_reranker(configured), configured.rerank_timeout_s)

    @property
    def is_configured(self) -> bool:
        return self.reranker is not None

    async def order(self, query: str, texts: Sequence[str]) -> Order:
        if self.reranker is None or len(texts) < 2:
            return Order()
        if not self.circuit.lets_through(time.monotonic()):
            return self.failed("circuit open")
        began = time.perf_counter()
        call = asyncio.get_running_loop().run_in_executor(
            self.threads, self.reranker.order, query, list(texts)
        )
        try:
            positions = await asyncio.wait_for(call, self.timeout_s)
        except (TimeoutError, HostedModelError) as error:
            self.circuit.failed(time.monotonic())
            return self.failed(str(error) or f"no answer in {self.timeout_s:g} s")
        self.circuit.succeeded()
        RERANKED.labels("reranked").inc()
        count_model_call(self.reranker.name, time.perf_counter() - began)
        return Order(positions)

    def failed(self, why: str) -> Order:
        RERANKED.labels("fused").inc()
        logger.warning("a search keeps its fused order: %s", why)
        return Order(reason=NOT_RERANKED)

    def close(self) -> None:
        self.threads.shutdown(wait=False, cancel_futures=True)
