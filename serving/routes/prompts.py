"""Questions and answers."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Literal

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field, field_validator
from pydantic_core import PydanticCustomError
from starlette.concurrency import run_in_threadpool

from domain.language.evidence import Answer
from domain.language.message import texts
from domain.language.messages import refusals as say
from domain.query.query import Intent
from resources.errors import SentinelError
from serving.auth import Caller, Viewer
from serving.chat.answering import AnsweredQuestion, answer_question
from serving.chat.schemas import AnswerOut, CitedEventOut, DetailedAnswerOut, notices
from serving.chat.surroundings import Prompt
from serving.chat.wording import told
from serving.services import MaybeSessionId, VideoId

router = APIRouter(tags=["chat"])
ANALYSIS_TYPES = {
    Intent.COUNT: "general",
    Intent.DESCRIBE: "scene_description",
    Intent.SUMMARISE: "scene_description",
}
"""What older clients call the kinds of questions; all others are `timeline`."""


class PromptRequest(BaseModel):
    """A question about one video, about a session's video, or with `scope` `all` about every video."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {"prompt": "When does someone come in?", "video_id": "41", "session_id": None}
        }
    )
    prompt: str = Field(min_length=1, max_length=2000)
    video_id: VideoId | None = None
    session_id: MaybeSessionId = None
    scope: Literal["video", "all"] = "video"

    @field_validator("prompt")
    @classmethod
    def says_something(cls, text: str) -> str:
        if not text.strip() or "\0" in text:
            raise PydanticCustomError("empty_text", "the question is empty")
        return text.strip()


@router.post("/api/prompt")
async def ask(body: PromptRequest, caller: Viewer) -> AnswerOut:
    """Answer from what was analysed; each sentence with the stretches of video it rests on."""
    return to_answer(await in_whole(await answer_prompt(body, caller), caller))


@router.post("/api/vlm-chat")
async def ask_in_detail(body: PromptRequest, caller: Viewer) -> DetailedAnswerOut:
    """The same answer, with every event that it rests on."""
    given = await in_whole(await answer_prompt(body, caller), caller)
    events = [CitedEventOut.of(stored) for stored in given.events]
    return DetailedAnswerOut(
        **answer_shape(given),
        analysis_type=ANALYSIS_TYPES.get(given.intent, "timeline"),
        event_count=len(events),
        events=[event for event in events if event is not None],
    )


async def answer_prompt(body: PromptRequest, caller: Caller) -> AnsweredQuestion:
    check_scope(body)
    await caller.limit("questions", caller.services.settings.questions_per_minute)
    session_id = str(body.session_id) if body.session_id else None
    return await answer_question(caller, Prompt(body.prompt, body.video_id, session_id))


async def in_whole(given: AnsweredQuestion, caller: Caller) -> AnsweredQuestion:
    """An answer as it is told, after its last sentence."""
    sentences = await run_in_threadpool(lambda: tuple(told(given, caller.services.settings)))
    return replace(given, answer=Answer(sentences))


def check_scope(body: PromptRequest) -> None:
    if body.session_id is None and body.video_id is None and body.scope != "all":
        raise SentinelError(*texts(say.NO_VIDEO_NAMED))


def to_answer(given: AnsweredQuestion) -> AnswerOut:
    return AnswerOut(**answer_shape(given))


def answer_shape(given: AnsweredQuestion) -> dict[str, Any]:
    """The fields that both kinds of answer have."""
    return {
        "session_id": given.session_id,
        "response": given.answer.text,
        "timestamp": datetime.now(UTC),
        "event": CitedEventOut.of(given.events[0] if given.events else None),
        "sentences": AnswerOut.sentences_of(given.answer),
        "coverage_share": round(given.looked.share, 4),
        **notices(given.notice),
    }
