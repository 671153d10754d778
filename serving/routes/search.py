"""Search for stretches of video by meaning and by words."""

from typing import Literal, Self

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field, field_validator
from pydantic_core import PydanticCustomError

from domain.wording import Language
from resources.db.embeddings import Space
from resources.db.engine import Stores
from serving.callers import Viewer
from serving.chat.retrieval import Match, matches_for, vector_of
from serving.chat.schemas import CitedEventOut, notices
from serving.services import VideoId

router = APIRouter(tags=["search"])


class Search(BaseModel):
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
    """A stretch of video, in seconds. `similarity` is a cosine (-1..1), null where only words matched."""

    window_id: int
    video_id: int
    start_s: float
    end_s: float
    text: str
    text_ko: str
    similarity: float | None
    events: list[CitedEventOut]

    @classmethod
    def of(cls, match: Match) -> Self:
        found = match.window
        return cls(
            window_id=found.window_id,
            video_id=found.video_id,
            start_s=found.window.range.start_s,
            end_s=found.window.range.end_s,
            text=found.window.text_en,
            text_ko=found.window.text_ko,
            similarity=None if match.similarity is None else round(match.similarity, 4),
            events=[out for each in found.events if (out := CitedEventOut.of(each)) is not None],
        )


class SearchOut(BaseModel):
    """Best first. `videos_searched` of `videos` were analysed: nothing is known about the others.

    `notice` says, in both languages, why only words were looked for, where that is so.
    """

    results: list[MatchOut]
    videos: int
    videos_searched: int
    notice: str | None = None
    notice_ko: str | None = None


@router.post("/api/search")
@router.post("/api/video-analysis/vector-search", include_in_schema=False)
async def search(wish: Search, caller: Viewer) -> SearchOut:
    """Stretches that mean what was asked or use its words, in English or Korean."""
    await caller.limit("questions", caller.services.settings.questions_per_minute)

    def look(stores: Stores) -> Space | None:
        if wish.video_id:
            stores.videos.get(wish.video_id)
        return stores.embeddings.active()

    asked = await caller.services.query_model.vector(wish.query, await caller.read(look), vector_of)
    vector, notes = asked.vector, asked.notes or {}

    def work(stores: Stores) -> SearchOut:
        videos = [stores.videos.get(wish.video_id)] if wish.video_id else stores.videos.newest_first()
        ready = [video.video_id for video in videos if video.is_ready]
        matches = matches_for(stores, wish.query, ready, meant.vector, wish.limit)
        near = [each for each in matches if (each.similarity or 0.0) >= wish.similarity_threshold]
        return SearchOut(
            results=[MatchOut.of(match) for match in near],
            videos=len(videos),
            videos_searched=len(ready),
            searched_by="words" if vector is None else "meaning",
            searched_by_note=notes.get(Language.ENGLISH),
            searched_by_note_ko=notes.get(Language.KOREAN),
        )

    return await caller.run(work)
