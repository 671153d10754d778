"""Scenes that are like a question with words that were not understood: never its answer."""

from collections.abc import Sequence

from domain.events.window_records import FoundWindow
from domain.language.question import Intent, Question, find_words
from domain.language.subjects import Subjects
from domain.query.findings import Findings
from domain.query.query import Query
from resources.db.engine import Stores
from resources.models.query_embedder import QueryVector
from serving.auth import Caller
from serving.chat.ordering import in_better_order
from serving.chat.retrieval import SHOWN, embed_search_text, find_matches
from serving.chat.surroundings import Surroundings


def wants_similar(query: Query) -> bool:
    """Whether words remain that nothing else keeps the question from being answered by."""
    return bool(query.leftover) and not (query.unseen or query.problems or query.refers_back)


async def look_for_meaning(caller: Caller, query: Query, around: Surroundings) -> QueryVector:
    """The question as a vector, and the order of a reranker, where there are any."""
    asked = search_terms(query)
    meant = QueryVector()
    if not asked.event_types:
        text = query.search_text or query.text
        meant = await caller.services.query_model.vector(text, around.space, embed_search_text)
    return await in_better_order(caller, asked, meant, lambda _: around.videos)


def find_similar(stores: Stores, query: Query, found: Findings, meant: QueryVector) -> Sequence[FoundWindow]:
    """The nearest windows of the recordings that were asked about."""
    matches = find_matches(stores, search_terms(query), list(found.videos), meant, SHOWN)
    return [match.window for match in matches]


def search_terms(query: Query) -> Question:
    """What of a query is looked for in windows: its events and side, else its words."""
    return Question(
        text=query.text,
        language=query.language,
        intent=Intent.FIND,
        event_types=query.events,
        side=query.place.sides[0] if query.place.sides else None,
        subjects=Subjects(query.labels),
        search_text_en=query.search_text or query.text,
        words=find_words(query.text.lower()),
    )
