"""Find windows for a search: by the events in them, by words and by meaning."""

import time
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from zoneinfo import ZoneInfo

import numpy as np

from domain.events.window_records import FoundWindow
from domain.language.message import Language
from domain.language.windows import WindowReader
from domain.language.wording import plain_event, plain_sentences
from domain.query.search_terms import SearchTerms, WhyFound
from domain.rank_fusion import in_given_order, reciprocal_rank_fusion
from domain.records import FloatArray, StoredEvent, VideoRecord
from resources.db.engine import Stores
from resources.db.planning import plan_anew
from resources.db.stores.embeddings import Space
from resources.db.stores.events import EventFilter
from resources.db.stores.search import Videos
from resources.models.query_embedder import QueryVector, space_embedder
from serving.middleware.metrics import count_model_call

CANDIDATES = 100
"""Windows of each ranking (words, events, meaning) that are fused: the most that a search may ask for.

How many are asked for only cuts the fused list, so that the chat and every search agree about the best.
"""
WINDOWS_PER_EVENT = 2
"""Windows that an event lies in, at most, as `domain.events.windows` cuts them: so many are read for each
that is shown."""
SHOWN = 4
"""Windows that an answer of the chat tells of."""
MIN_RELATEDNESS = 0.22
"""How far towards equal meaning a text must be, as a share: 0 is what a model says of texts that have nothing
to do with each other, 1 what it says of the same text.

On three clips all of 21 searches for what they show were above it, and 25 of 26 for what they do not show
below; see docs/decisions/0011.
"""
UNRELATED = (
    "The recipe needs two eggs and some flour.",
    "Shares fell sharply on Monday morning.",
    "The river flows to the sea.",
    "Install the package before you run the tests.",
    "Her new album came out last week.",
    "qwertz asdf",
)
"""What no recording of people shows, to learn what a model says of texts that do not fit."""


@dataclass(frozen=True, slots=True)
class Match:
    """A window that fits a search, its events best first.

    `similarity` is a cosine, None where only its words fit.
    """

    window: FoundWindow
    similarity: float | None
    why: WhyFound = field(default_factory=WhyFound)


@dataclass(frozen=True, slots=True)
class SentenceVectors:
    """What one model makes of the sentences that windows are made of.

    `by_sentence` holds vectors (dimension,); texts whose cosine is below `min_similarity` are not related.
    """

    by_sentence: Mapping[str, FloatArray]
    min_similarity: float


def embed_texts(texts: Sequence[str], space: Space) -> FloatArray:
    """Texts as unit vectors (N, dimension) of a space. The first call loads its model, in seconds."""
    began = time.perf_counter()
    vectors: FloatArray = space_embedder(space).embed(texts)
    count_model_call(space.model, time.perf_counter() - began)
    return vectors


@cache
def embed_sentences(space: Space) -> SentenceVectors:
    """Computed once per space, when a model is first asked for a vector."""
    sentences = plain_sentences()
    vectors = embed_texts([*sentences, *UNRELATED], space)
    known, unrelated = vectors[: len(sentences)], vectors[len(sentences) :]
    floor = float(np.mean(known @ unrelated.T))
    return SentenceVectors(dict(zip(sentences, known, strict=True)), floor + MIN_RELATEDNESS * (1 - floor))


def embed_search_text(search_text: str, space: Space) -> FloatArray:
    """A question's `search_text_en` as a vector (dimension,)."""
    embed_sentences(space)
    return np.asarray(embed_texts([search_text], space)[0])


def find_matches(
    stores: Stores, terms: SearchTerms, video_ids: Videos, meant: QueryVector, limit: int
) -> list[Match]:
    """The `limit` best windows of some videos for a search, best first; none where nothing fits.

    Where events are named, a window fits that holds one. Otherwise it fits by its meaning or holds every
    word, and without a vector it holds any of the words. Windows that a reranker put in order come first.
    Windows without anybody fit only questions about empty times. No event is in two of the matches.
    """
    if terms.is_about_quiet:
        return find_quiet(stores, terms, video_ids, limit)
    plan_anew(stores.connection)
    vector, space = meant.vector, meant.space  # not the active one: it may have been switched meanwhile
    known = embed_sentences(space) if space else SentenceVectors({}, 0.0)
    near: dict[int, float] = {}
    if vector is not None and space is not None:
        near = dict(stores.search.by_meaning(space, vector, video_ids, CANDIDATES))
    if terms.event_ids is not None:
        rankings = [stores.search.holding(terms.event_ids[: CANDIDATES * WINDOWS_PER_EVENT], CANDIDATES)]
    elif terms.events:
        wanted = EventFilter(video_ids, terms.events, terms.range, terms.side, terms.labels)
        named = stores.search.by_events(wanted, CANDIDATES)
        rankings = [named, [window for window in near if window in named]]
    else:
        words = stores.search.by_words(terms.words, video_ids, CANDIDATES, every=space is not None)
        rankings = [words, [window for window, cosine in near.items() if cosine >= known.min_similarity]]
    fused = [window for window, _ in reciprocal_rank_fusion(rankings)]
    best = in_given_order(fused, meant.order)[: limit * WINDOWS_PER_EVENT]
    fitness = Fitness(terms, vector, known.by_sentence)
    found = [
        Match(
            replace(window, events=fitness.best_first(window.events)),
            near.get(window.window_id),
            why_found(terms, window, is_near=near.get(window.window_id, -1.0) >= known.min_similarity),
        )
        for window in stores.search.windows(best)
    ]
    return without_repeats(found)[:limit]


def why_found(terms: SearchTerms, found: FoundWindow, *, is_near: bool) -> WhyFound:
    """What of a search a window answers."""
    held = {stored.event.type for stored in found.events}
    text = unicodedata.normalize("NFD", f"{found.window.text_en} {found.window.text_ko}".lower())
    return WhyFound(
        events=tuple(each for each in terms.events if each in held),
        words=tuple(word for word in terms.words if unicodedata.normalize("NFD", word) in text),
        is_near=is_near,
    )


def find_quiet(stores: Stores, terms: SearchTerms, video_ids: Videos, limit: int) -> list[Match]:
    """Windows in which nobody was, in the stretch that a question is about."""
    found = stores.search.quiet(video_ids, terms.range, limit)
    return [Match(window, None) for window in stores.search.windows(found)]


def without_repeats(matches: Sequence[Match]) -> list[Match]:
    """Each event once: windows overlap. One whose best event was told already is left out."""
    told: set[int] = set()
    kept: list[Match] = []
    for match in matches:
        events = match.window.events
        if events and events[0].event_id in told:
            continue
        fresh = tuple(stored for stored in events if stored.event_id not in told)
        told.update(stored.event_id for stored in fresh)
        kept.append(replace(match, window=replace(match.window, events=fresh)))
    return kept


def window_readers(
    stores: Stores, matches: Sequence[Match], videos: Sequence[VideoRecord], zone: ZoneInfo
) -> dict[int, WindowReader]:
    """What tells people of the windows of each video among some matches."""
    wanted = {match.window.video_id for match in matches}
    clothes, scenes = stores.tracks.clothes(tuple(wanted)), stores.closer_looks.scenes(tuple(wanted))
    return {
        video.video_id: WindowReader(
            clothes.get(video.video_id, {}),
            video.recorded_at,
            video.zone_or(zone),
            scenes.get(video.video_id, ()),
        )
        for video in videos
        if video.video_id in wanted
    }


@dataclass(frozen=True, slots=True)
class Fitness:
    """How well single events fit a question: by what it names, then by meaning where there is a vector."""

    terms: SearchTerms
    vector: FloatArray | None
    vectors: Mapping[str, FloatArray]

    def best_first(self, events: Sequence[StoredEvent]) -> tuple[StoredEvent, ...]:
        return tuple(sorted(events, key=lambda stored: (-self.of(stored), stored.event.range.start_s)))

    def of(self, stored: StoredEvent) -> float:
        event, terms = stored.event, self.terms
        named = 2.0 * (event.type in terms.events) + (event.side == terms.side)
        named += 4.0 * (stored.event_id in (terms.event_ids or ()))
        sentence = plain_event(event, Language.ENGLISH)
        if self.vector is not None and sentence in self.vectors:
            return named + float(self.vectors[sentence] @ self.vector)
        texts = f"{sentence} {plain_event(event, Language.KOREAN)}".lower()
        return named + sum(word in texts for word in terms.words)
