"""Questions and answers."""

import asyncio
from datetime import UTC, datetime
from typing import Literal
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field, field_validator

from resources.errors import SentinelError
from serving.chat.answering import Answered, answer_in
from serving.chat.retrieval import query_vector
from serving.schemas import LOCATION, AnswerOut, CitedEventOut
from serving.services import ServicesDep, VideoId

router = APIRouter(tags=["chat"])


class Prompt(BaseModel):
    """A question about one video, about a session's video, or with `scope` `all` about every video."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {"prompt": "When does someone come in?", "video_id": "41", "session_id": None}
        }
    )
    prompt: str = Field(min_length=1, max_length=2000)
    video_id: VideoId | None = None
    session_id: UUID | None = None
    scope: Literal["video", "all"] = "video"

    @field_validator("prompt")
    @classmethod
    def says_something(cls, text: str) -> str:
        if not text.strip() or "\0" in text:
            raise ValueError("the question is empty")
        return text.strip()


@router.post("/api/prompt")
async def ask(body: Prompt, services: ServicesDep) -> AnswerOut:
    """Answer from what was analysed; each sentence with the stretches of video it rests on."""
    if body.session_id is None and body.video_id is None and body.scope != "all":
        raise SentinelError("Say which video the question is about: video_id, session_id, or scope 'all'")
    space = await services.database.run(lambda stores: stores.embeddings.active())
    vector = await asyncio.to_thread(query_vector, body.prompt, space)
    session_id = str(body.session_id) if body.session_id else None
    answered = await services.database.run(
        lambda stores: answer_in(stores, body.prompt, body.video_id, session_id, vector)
    )
    return answer_out(answered)


def answer_out(answered: Answered) -> AnswerOut:
    first = answered.first_event
    event = None
    if first is not None:
        event = CitedEventOut(
            id=first.event_id,
            timestamp=round(first.event.range.start_s, 2),
            event_type=first.event.type,
            action_detected=first.event.type,
            location=LOCATION.get(first.event.side or "", ""),
        )
    return AnswerOut(
        session_id=answered.session_id,
        response=answered.answer.text,
        timestamp=datetime.now(UTC),
        event=event,
        sentences=AnswerOut.sentences_of(answered.answer),
        coverage_share=round(answered.looked.share, 4),
    )
