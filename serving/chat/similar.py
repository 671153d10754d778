"""Scenes that are like a question with words that were not understood: never its answer."""

from collections.abc import Sequence

from domain.events.window_records import FoundWindow
from domain.query.findings import Findings
from domain.query.query import Query
from domain.query.search_terms import terms_of
from resources.db.engine import Stores
from resources.models.query_embedder import QueryVector
from serving.auth import Caller
from serving.chat.ordering import in_better_order
from serving.chat.retrieval import SHOWN, embed_search_text, find_matches
from serving.chat.surroundings import Surroundings


def wants_similar(query: Query) -> bool:
    """Whether words remain, and nothing else keeps the question from being answered."""
    return bool(query.leftover) and not (query.unseen or query.problems or query.refers_back)


async def look_for_meaning(caller: Caller, query: Query, around: Surroundings) -> QueryVector:
    """The question as a vector, unless it names events, and the order of a reranker; where there are any."""
    meant = QueryVector()
    if not terms_of(query).events:
        text = query.search_text or query.text
        meant = await caller.services.query_model.vector(text, around.space, embed_search_text)
    ready = [video.video_id for video in around.videos if video.is_ready]
    return await in_better_order(caller, query, meant, lambda _: ready)


def find_similar(stores: Stores, query: Query, found: Findings, meant: QueryVector) -> Sequence[FoundWindow]:
    """The nearest windows of the recordings that were asked about."""
    matches = find_matches(stores, terms_of(query), list(found.videos), meant, SHOWN)
    return [match.window for match in matches]
