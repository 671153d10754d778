"""SearchRequest for stretches of video by meaning and by words."""

from collections.abc import Sequence
from typing import Self

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field, field_validator
from pydantic_core import PydanticCustomError

from domain.language.message import Language
from domain.language.question import understand
from domain.language.readiness import unready_text
from domain.language.windows import WindowReader
from domain.records import VideoRecord
from resources.db.engine import Stores
from resources.db.stores.embeddings import Space
from serving.auth import Viewer
from serving.chat.ordering import in_better_order
from serving.chat.retrieval import Match, embed_search_text, find_matches, window_readers
from serving.chat.schemas import CitedEventOut, notices
from serving.services import VideoId

router = APIRouter(tags=["search"])


class SearchRequest(BaseModel):
    """What is looked for; in one recording, or without `video_id` in all that can be seen."""

    model_config = ConfigDict(json_schema_extra={"example": {"query": "somebody falls", "limit": 5}})
    query: str = Field(min_length=1, max_length=2000)
    video_id: VideoId | None = None
    limit: int = Field(default=10, ge=1, le=100)
    similarity_threshold: float = Field(default=-1.0, ge=-1.0, le=1.0)

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
    `similarity` is a cosine (-1..1) to that text, null where it matched by words or events alone.
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
            events=[out for each in found.events if (out := CitedEventOut.of(each)) is not None],
        )


class SearchOut(BaseModel):
    """Best first. `videos_searched` of `videos` were analysed: nothing is known about the others.

    `notice` says, in both languages, why only words were looked for, or why no
    reranker put the results in order, where that is so.
    `note` says in words which are not analysed, how far they are or why; null when all are.
    """

    results: list[MatchOut]
    videos: int
    videos_searched: int
    notice: str | None = None
    notice_ko: str | None = None
    note: str | None
    note_ko: str | None


@router.post("/api/search")
@router.post("/api/video-analysis/vector-search", include_in_schema=False)
async def search(body: SearchRequest, caller: Viewer) -> SearchOut:
    """Moments that are, mean or say what was asked for, in English or Korean; none where nothing fits."""
    await caller.limit("questions", caller.services.settings.questions_per_minute)

    def look(stores: Stores) -> tuple[Space | None, frozenset[str]]:
        one = stores.videos.get(body.video_id) if body.video_id else None
        return stores.embeddings.active(), one.looked_for if one else stores.videos.looked_for()

    space, looked_for = await caller.read(look)
    question = understand(body.query, looked_for)
    meant = await caller.services.query_model.vector(question.search_text_en, space, embed_search_text)

    def searched(stores: Stores) -> Sequence[VideoRecord]:
        return [stores.videos.get(body.video_id)] if body.video_id else stores.videos.newest_first()

    meant = await in_better_order(caller, question, meant, searched)

    def work(stores: Stores) -> SearchOut:
        videos = searched(stores)
        ready = [video.video_id for video in videos if video.is_ready]
        unready = [video for video in videos if not video.is_ready]
        matches = find_matches(stores, question, ready, meant, body.limit)
        near = [each for each in matches if (each.similarity or 0.0) >= body.similarity_threshold]
        readers = window_readers(stores, near, videos, caller.zone)
        note, note_ko = (unready_text(unready, len(videos), language) for language in Language)
        return SearchOut(
            results=[MatchOut.of(match, readers[match.window.video_id]) for match in near],
            videos=len(videos),
            videos_searched=len(ready),
            note=note,
            note_ko=note_ko,
            **notices(meant.notice),
        )

    return await caller.run(work)
