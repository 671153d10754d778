"""Candidates of a search, put in order by a reranker before the answer is read."""

from collections.abc import Callable
from dataclasses import replace

from domain.language.message import Language
from domain.query.query import Query
from domain.query.search_terms import terms_of
from resources.db.engine import Stores
from resources.db.stores.search import Videos
from resources.models.query_embedder import QueryVector
from serving.auth import Caller
from serving.chat.retrieval import Match, find_matches

RERANKED_WINDOWS = 50
"""Candidates that the reranker sees: enough to find what fusion ranks low, and a fraction of a second."""


async def in_better_order(
    caller: Caller, query: Query, meant: QueryVector, videos: Callable[[Stores], Videos]
) -> QueryVector:
    """The same with the order of its best windows, where a reranker is configured.

    The model is asked between two transactions, so that none waits for it.
    """
    reranking = caller.services.reranking
    if not reranking.is_configured:
        return meant

    def look(stores: Stores) -> list[Match]:
        return find_matches(stores, terms_of(query), videos(stores), meant, RERANKED_WINDOWS)

    windows = [match.window for match in await caller.run(look)]
    is_korean = query.language is Language.KOREAN
    texts = [each.window.text_ko if is_korean else each.window.text_en for each in windows]
    order = await reranking.order(query.text, texts)
    best = tuple(windows[position].window_id for position in order.positions)
    return replace(meant, order=best, order_reason=order.reason)
