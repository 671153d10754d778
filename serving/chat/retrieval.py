"""Find the evidence for a question: filters on events and people, words and meaning on windows."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from zoneinfo import ZoneInfo

import numpy as np

from domain.actions.looks import LookTotals
from domain.events.types import HIGHLIGHTS, EventType
from domain.events.window_records import FoundWindow
from domain.language.evidence import Evidence, LookedAt
from domain.language.message import Language
from domain.language.question import Intent, Question
from domain.language.windows import WindowReader
from domain.language.wording import plain_event, plain_sentences
from domain.people.followed import SeenPerson
from domain.rank_fusion import in_given_order, reciprocal_rank_fusion
from domain.records import FloatArray, StoredEvent, VideoRecord
from resources.db.engine import Stores
from resources.db.stores.embeddings import Space
from resources.db.stores.events import MAX_FOUND, EventFilter
from resources.models.query_embedder import QueryVector, space_embedder
from serving.chat.subjects import count_looked_for, things_there, with_traits
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
MAX_QUIET = 1000
"""Windows without anybody that an answer adds up: a week of one camera in stretches of ten minutes."""
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
    stores: Stores, question: Question, video_ids: Sequence[int], meant: QueryVector, limit: int
) -> list[Match]:
    """The `limit` best windows of some videos for a question, best first; none where nothing fits.

    Where events are named, a window fits that holds one. Otherwise it fits by its meaning or holds every
    word, and without a vector it holds any of the words. Windows that a reranker put in order come first.
    Windows without anybody fit only questions about empty times. No event is in two of the matches.
    """
    if question.is_about_quiet:
        return find_quiet(stores, question, video_ids, limit)
    vector, space = meant.vector, meant.space  # not the active one: it may have been switched meanwhile
    known = embed_sentences(space) if space else SentenceVectors({}, 0.0)
    near: dict[int, float] = {}
    if vector is not None and space is not None:
        near = dict(stores.search.by_meaning(space, vector, video_ids, CANDIDATES))
    if question.event_types:
        wanted = EventFilter(video_ids, question.event_types, side=question.side, labels=question.labels)
        named = stores.search.by_events(wanted, CANDIDATES)
        rankings = [named, [window for window in near if window in named]]
    else:
        words = stores.search.by_words(question.words, video_ids, CANDIDATES, every=space is not None)
        rankings = [words, [window for window, cosine in near.items() if cosine >= known.min_similarity]]
    fused = [window for window, _ in reciprocal_rank_fusion(rankings)]
    best = in_given_order(fused, meant.order)[: limit * WINDOWS_PER_EVENT]
    fitness = Fitness(question, vector, known.by_sentence)
    found = [
        Match(replace(window, events=fitness.best_first(window.events)), near.get(window.window_id))
        for window in stores.search.windows(best)
    ]
    return without_repeats(found)[:limit]


def find_quiet(stores: Stores, question: Question, video_ids: Sequence[int], limit: int) -> list[Match]:
    """Windows in which nobody was, in the stretch that a question is about."""
    found = stores.search.quiet(video_ids, question.range, limit)
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

    question: Question
    vector: FloatArray | None
    vectors: Mapping[str, FloatArray]

    def best_first(self, events: Sequence[StoredEvent]) -> tuple[StoredEvent, ...]:
        return tuple(sorted(events, key=lambda stored: (-self.of(stored), stored.event.range.start_s)))

    def of(self, stored: StoredEvent) -> float:
        event, question = stored.event, self.question
        named = 2.0 * (event.type in question.event_types) + (event.side == question.side)
        sentence = plain_event(event, Language.ENGLISH)
        if self.vector is not None and sentence in self.vectors:
            return named + float(self.vectors[sentence] @ self.vector)
        texts = f"{sentence} {plain_event(event, Language.KOREAN)}".lower()
        return named + sum(word in texts for word in question.words)


def find_evidence(
    stores: Stores, question: Question, videos: Sequence[VideoRecord], meant: QueryVector
) -> Evidence:
    """What the database holds for a question about some videos."""
    ready = [video.video_id for video in videos if video.is_ready]
    is_about_events = question.is_about_events and bool(ready)
    events = matching_events(stores, question, ready) if is_about_events else ()
    needs_people = bool(ready) and (question.is_about_events or question.is_about_quiet)
    people = people_there(stores, question, ready, events) if needs_people else ()
    things = things_there(stores, question, ready)
    is_search = not (question.is_about_events or question.is_about_things)
    shown = MAX_QUIET if question.is_about_quiet else SHOWN
    matches = find_matches(stores, question, ready, meant, shown) if is_search else []
    found = Evidence(
        events=events,
        windows=[match.window for match in matches],
        looked=read_coverage(stores, videos, ready),
        names={video.video_id: video.name for video in videos},
        people=people,
        related=filter_events(stores, question, ready, question.related_types) if is_about_events else (),
        unready=[video for video in videos if not video.is_ready],
        is_cut=max(len(people if question.asks_who_is_there else events), len(things)) >= MAX_FOUND,
        things=things,
        looked_in=count_looked_for(videos),
        closer=stores.closer_looks.totals(ready) if question.actions else LookTotals(),
        scenes=stores.closer_looks.scenes([each.window.video_id for each in matches]) if matches else {},
    )
    return with_traits(stores, question, ready, found) if question.subjects.traits else found


def matching_events(stores: Stores, question: Question, video_ids: Sequence[int]) -> tuple[StoredEvent, ...]:
    """What was asked for; where nothing happened that would be told, walking and standing are."""
    wanted = question.wanted_types
    found = stores.events.matching(
        EventFilter(video_ids, wanted, question.range, question.side, question.labels)
    )
    if not found and wanted == HIGHLIGHTS:
        return stores.events.matching(EventFilter(video_ids, (), question.range, question.side))
    return found


def filter_events(
    stores: Stores, question: Question, video_ids: Sequence[int], types: Sequence[EventType]
) -> tuple[StoredEvent, ...]:
    """Events of some types, none for none, where and when the question is about."""
    if not types:
        return ()
    return stores.events.matching(EventFilter(video_ids, types, question.range, question.side))


def people_there(
    stores: Stores, question: Question, video_ids: Sequence[int], events: Sequence[StoredEvent]
) -> tuple[SeenPerson, ...]:
    """Who was followed when the question is about, and did something on the side that it names."""
    if question.event_types and question.intent is not Intent.DESCRIBE:
        return ()
    people = stores.tracks.seen(video_ids, question.range)
    if question.side is None:
        return people
    there = {(stored.video_id, number) for stored in events for number in stored.event.track_numbers}
    return tuple(person for person in people if (person.video_id, person.number) in there)


def read_coverage(stores: Stores, videos: Sequence[VideoRecord], ready: Sequence[int]) -> LookedAt:
    """Coverage of the videos that a question is about; those not analysed count with their length."""
    whole, seen = stores.coverage.seconds(ready)
    waiting_s = sum(video.duration_s for video in videos if not video.is_ready)
    return LookedAt(len(videos), len(ready), whole + waiting_s, seen)
