"""SearchRequest for stretches of video by meaning and by words."""

import asyncio
from dataclasses import replace
from typing import Self
from zoneinfo import ZoneInfo

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field, field_validator
from pydantic_core import PydanticCustomError

from domain.language.message import Language
from domain.language.readiness import unready_text
from domain.language.search_reasons import why_text
from domain.language.windows import WindowReader
from domain.query.query import Query, Scope
from domain.query.search_terms import SearchTerms, must_be_looked_up, terms_of
from domain.understanding.understand import understand
from resources.db.engine import Stores
from resources.db.stores.search import Videos
from resources.models.morphemes import MORPHEMES
from resources.models.query_embedder import QueryVector
from serving.auth import Viewer
from serving.chat.evidence import gather
from serving.chat.ordering import in_better_order
from serving.chat.retrieval import CANDIDATES, Match, embed_search_text, find_matches, window_readers
from serving.chat.schemas import CitedEventOut, notices
from serving.chat.surroundings import Prompt, look_around, search_context
from serving.paging import make_cursor, parse_cursor
from serving.services import VideoId

router = APIRouter(tags=["search"])


class SearchRequest(BaseModel):
    """What is looked for; in one recording, or without `video_id` in all that can be seen."""

    model_config = ConfigDict(json_schema_extra={"example": {"query": "somebody falls", "limit": 5}})
    query: str = Field(min_length=1, max_length=2000)
    video_id: VideoId | None = None
    limit: int = Field(default=10, ge=1, le=100)
    similarity_threshold: float = Field(default=-1.0, ge=-1.0, le=1.0)
    cursor: str | None = Field(default=None, max_length=300, description="`next` of the page before.")

    @field_validator("query")
    @classmethod
    def says_something(cls, text: str) -> str:
        if not text.strip() or "\0" in text:
            raise PydanticCustomError("empty_text", "the query is empty")
        return text.strip()


class MatchOut(BaseModel):
    """A moment of a video, in seconds: that of the event that fits best, `events[0]`.

    `text` is what was compared of the window of events around it, from `window_start_s` to `window_end_s`;
    `details` tells people what happened in it and just before and after it, with times and clothes.
    `is_quiet` marks a stretch that was looked at and in which nobody was: it has no events.
    `similarity` is a cosine (-1..1) to that text, null where it matched by words or events alone; `why` says
    what of the search it answers.
    """

    window_id: int
    video_id: int
    start_s: float
    end_s: float
    window_start_s: float
    window_end_s: float
    text: str
    text_ko: str
    details: str
    details_ko: str
    is_quiet: bool
    similarity: float | None
    why: str
    why_ko: str
    events: list[CitedEventOut]

    @classmethod
    def of(cls, match: Match, reader: WindowReader) -> Self:
        found, around = match.window, match.window.window.range
        moment = found.events[0].event.range if found.events else around
        return cls(
            window_id=found.window_id,
            video_id=found.video_id,
            start_s=moment.start_s,
            end_s=moment.end_s,
            window_start_s=around.start_s,
            window_end_s=around.end_s,
            text=found.window.text_en,
            text_ko=found.window.text_ko,
            details=reader.read(found, Language.ENGLISH),
            details_ko=reader.read(found, Language.KOREAN),
            is_quiet=found.window.is_quiet,
            similarity=None if match.similarity is None else round(match.similarity, 4),
            why=why_text(match.why, Language.ENGLISH, is_quiet=found.window.is_quiet),
            why_ko=why_text(match.why, Language.KOREAN, is_quiet=found.window.is_quiet),
            events=[out for each in found.events if (out := CitedEventOut.of(each)) is not None],
        )


class SearchOut(BaseModel):
    """Best first. `videos_searched` of `videos` were analysed: nothing is known about the others.

    `notice` says, in both languages, why only words were looked for, or why no
    reranker put the results in order, where that is so.
    `note` says in words which are not analysed, how far they are or why; null when all are.
    `next` is the `cursor` of the page after this one, which shows nothing that was analysed in between; null
    after the last page, at most 100 results away.
    """

    results: list[MatchOut]
    videos: int
    videos_searched: int
    notice: str | None = None
    notice_ko: str | None = None
    note: str | None
    note_ko: str | None
    next: str | None = None


@router.post("/api/search")
@router.post("/api/video-analysis/vector-search", include_in_schema=False)
async def search(body: SearchRequest, caller: Viewer) -> SearchOut:
    """Moments that are, mean or say what was asked for, in English or Korean; none where nothing fits."""
    await caller.limit("questions", caller.services.settings.questions_per_minute)

    space, context = await caller.read(lambda stores: search_context(stores, body.video_id, caller.zone))
    query = await asyncio.to_thread(understand, body.query, context, MORPHEMES)
    text = query.search_text or query.text
    meant = await caller.services.query_model.vector(text, space, embed_search_text)
    meant = await in_better_order(caller, query, meant, lambda stores: searched_videos(stores, body))
    return await caller.run(
        lambda stores: found_moments(stores, body, query, meant, caller.zone, searched_videos(stores, body))
    )


def searched_videos(stores: Stores, body: SearchRequest) -> Videos:
    """None for all that are analysed and may be seen."""
    if body.video_id is None:
        return None
    record = stores.videos.get(body.video_id)
    return [record.video_id] if record.is_ready else []


def search_terms(stores: Stores, query: Query, body: SearchRequest, zone: ZoneInfo) -> SearchTerms:
    """With the events that fit, where the query says more than windows can be searched for."""
    terms = terms_of(query)
    if not must_be_looked_up(query):
        return terms
    scope = query.scope if query.scope != Scope() else None
    around = look_around(stores, Prompt(body.query, body.video_id), zone, scope)
    found = gather(stores, query, around.videos, zone)
    did = [
        stored
        for person in found.people
        for stored in found.events_of.get((person.video_id, person.number), ())
    ]
    return replace(terms, event_ids=tuple(stored.event_id for stored in (*found.events, *did)))


def found_moments(
    stores: Stores,
    body: SearchRequest,
    query: Query,
    meant: QueryVector,
    zone: ZoneInfo,
    video_ids: Videos,
) -> SearchOut:
    """One page of what a search finds in some recordings."""
    store = stores.searched
    videos = store.one(stores.videos.get(body.video_id)) if body.video_id else store.all()
    first, newest = map(int, parse_cursor(body.cursor, int, int) or (0, videos.newest_window))
    all_matches = [
        each
        for each in find_matches(
            stores, search_terms(stores, query, body, zone), video_ids, meant, CANDIDATES
        )
        if each.window.window_id <= newest and (each.similarity or 0.0) >= body.similarity_threshold
    ]
    matches = all_matches[first : first + body.limit]
    last = first + len(matches)
    records = store.records({match.window.video_id for match in matches})
    readers = window_readers(stores, matches, records, zone)
    note, note_ko = (unready_text(videos.unready, videos.videos, language) for language in Language)
    return SearchOut(
        results=[MatchOut.of(match, readers[match.window.video_id]) for match in matches],
        videos=videos.videos,
        videos_searched=videos.ready,
        note=note,
        note_ko=note_ko,
        next=make_cursor([last, newest]) if last < len(all_matches) else None,
        **notices(meant.notice),
    )
