"""Find the evidence for a question: filters on events, words and meaning on windows."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from domain.answers import Evidence, Looked
from domain.fusion import fused
from domain.question import Question, understand
from domain.records import FloatArray, FoundWindow, StoredEvent, VideoRecord
from resources.db.embeddings import Space
from resources.db.engine import Stores
from resources.db.events import EventFilter
from resources.query_vectors import QueryVector, query_vector_in
from serving.edge.metrics import count_model_call

CANDIDATES = 30
SHOWN = 4
MIN_SIMILARITY = 0.25
"""Cosine below which a window has nothing to do with a question; measured on English windows."""


@dataclass(frozen=True, slots=True)
class Match:
    """A window that fits a search; `similarity` is a cosine, None where only its words fit."""

    window: FoundWindow
    similarity: float | None


def query_vector(prompt: str, space: Space | None) -> QueryVector:
    """The question as a vector in a space; without one when words and filters are enough."""
    question = understand(prompt)
    if question.is_about_events or question.unseen:
        return QueryVector()
    return vector_of(prompt, space)


def vector_of(prompt: str, space: Space | None) -> QueryVector:
    """A text in English or Korean as a vector; without one while nothing was embedded yet.

    The first call loads the model, which takes seconds.
    """
    if space is None:
        return QueryVector()
    began = time.perf_counter()
    made = query_vector_in(space, understand(prompt).search_text_en)
    count_model_call(space.model, time.perf_counter() - began)
    return made


def matches_for(
    stores: Stores, prompt: str, video_ids: Sequence[int], vector: FloatArray | None, limit: int
) -> list[Match]:
    """The best windows of some videos for a search, best first."""
    words = stores.search.by_words(understand(prompt).words, video_ids, limit)
    space = stores.embeddings.active()
    near = {}
    if vector is not None and space is not None:
        near = dict(stores.search.by_meaning(space, vector, video_ids, limit))
    best = [window for window, _ in fused([words, list(near)])[:limit]]
    return [Match(found, near.get(found.window_id)) for found in stores.search.windows(best)]


def evidence_for(
    stores: Stores, question: Question, videos: Sequence[VideoRecord], vector: FloatArray | None
) -> Evidence:
    """What the database holds for a question about some videos."""
    ready = [video.video_id for video in videos if video.is_ready]
    events = matching_events(stores, question, ready) if question.is_about_events else ()
    windows = () if question.is_about_events else matching_windows(stores, question, ready, vector)
    return Evidence(
        events=events,
        windows=windows,
        looked=looked_at(stores, videos, ready),
        names={video.video_id: video.name for video in videos},
    )


def matching_events(stores: Stores, question: Question, video_ids: Sequence[int]) -> tuple[StoredEvent, ...]:
    if not video_ids:
        return ()
    wanted = EventFilter(video_ids, question.wanted_types, question.range, question.side)
    return stores.events.matching(wanted)


def matching_windows(
    stores: Stores, question: Question, video_ids: Sequence[int], vector: FloatArray | None
) -> tuple[FoundWindow, ...]:
    """The best windows by words and by meaning together."""
    rankings = [stores.search.by_words(question.words, video_ids, CANDIDATES)]
    space = stores.embeddings.active()
    if vector is not None and space is not None:
        near = stores.search.by_meaning(space, vector, video_ids, CANDIDATES)
        rankings.append([window for window, similarity in near if similarity >= MIN_SIMILARITY])
    best = [window for window, _ in fused(rankings)[:SHOWN]]
    return stores.search.windows(best)


def looked_at(stores: Stores, videos: Sequence[VideoRecord], ready: Sequence[int]) -> Looked:
    """Coverage of the videos that a question is about; those not analysed count with their length."""
    whole, seen = stores.coverage.seconds(ready)
    waiting_s = sum(video.duration_s for video in videos if video.video_id not in ready)
    return Looked(len(videos), len(ready), whole + waiting_s, seen)
