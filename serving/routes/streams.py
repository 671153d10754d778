"""The same as reads and questions, sent as it happens: server-sent events (WHATWG HTML, section 9.2)."""

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import StreamingResponse
from psycopg import OperationalError
from pydantic import BaseModel
from sqlalchemy.exc import OperationalError as EngineOperationalError
from starlette.concurrency import iterate_in_threadpool

from domain.language.evidence import Answer
from domain.language.message import texts
from domain.language.messages import refusals as say
from resources.errors import SentinelError
from serving.auth import Caller, Viewer
from serving.chat.schemas import SentenceOut
from serving.chat.wording import told
from serving.errors import DATABASE_AWAY, UnknownCallerError
from serving.grants import is_valid
from serving.routes.prompts import PromptRequest, answer_prompt, check_scope, to_answer
from serving.schemas import ProgressOut
from serving.services import VideoId

router = APIRouter(tags=["streams"])
LOOK_S = 0.5
"""Between two looks at the database; people notice no later one."""
ALIVE_S = 15.0
"""Between two signs of life: proxies close connections on which nothing is sent (nginx after 60 s)."""
RETRY_MS = 2000
"""Browsers wait so long before they open a broken stream again."""
EVENT = {"type": "object", "properties": {"event": {"type": "string"}, "data": {"type": "string"}}}
HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
EVENTS: dict[int | str, dict[str, Any]] = {200: {"content": {"text/event-stream": {"schema": EVENT}}}}
Away = (OperationalError, EngineOperationalError)


class StreamErrorOut(BaseModel):
    error: str
    request_id: str
    error_ko: str | None = None


def format_event(name: str, body: BaseModel) -> str:
    return f"event: {name}\ndata: {body.model_dump_json()}\n\n"


def stream_events(events: AsyncIterator[str]) -> StreamingResponse:
    return StreamingResponse(events, media_type="text/event-stream", headers=HEADERS)


@router.get("/api/videos/{video_id}/progress/stream", response_class=StreamingResponse, responses={**EVENTS})
async def follow_progress(video_id: VideoId, caller: Viewer, request: Request) -> StreamingResponse:
    """`progress` events until the analysis has ended; the last one says how."""
    first = ProgressOut.of(await caller.read(lambda stores: stores.videos.get(video_id)))
    return stream_events(progress_events(first, caller, request))


async def progress_events(first: ProgressOut, caller: Caller, request: Request) -> AsyncIterator[str]:
    yield f"retry: {RETRY_MS}\n\n" + format_event("progress", first)
    video_id = first.video_id
    sent, sent_at, snapshot = first, time.monotonic(), ""
    while not (sent.is_completed or sent.is_failed) and not await request.is_disconnected():
        await asyncio.sleep(LOOK_S)
        try:
            state = await caller.services.database.snapshots.current()
            if state != snapshot:
                snapshot = state
                await require_open_grant(caller)
                now = ProgressOut.of(await caller.read(lambda stores: stores.videos.get(video_id)))
                if now != sent:
                    sent, sent_at = now, time.monotonic()
                    yield format_event("progress", now)
        except Away:
            continue  # as with polling: the last progress stays true until something else is known
        except SentinelError as error:
            yield format_event("error", StreamErrorOut(error=str(error), request_id=caller.request_id))
            return
        if time.monotonic() - sent_at > ALIVE_S:
            sent_at = time.monotonic()
            yield ": alive\n\n"


async def require_open_grant(caller: Caller) -> None:
    """Raises `UnknownCallerError` once the login or key that a stream was begun with has ended."""
    if not await is_valid(caller.principal.grant, caller.services):
        raise UnknownCallerError(*texts(say.LOGIN_ENDED))


@router.post("/api/prompt/stream", response_class=StreamingResponse, responses={**EVENTS})
async def ask_and_listen(body: PromptRequest, caller: Viewer) -> StreamingResponse:
    """`sentence` events, each with its evidence, then `answer` with the whole; or one `error`."""
    check_scope(body)
    return stream_events(answer_events(body, caller))


async def answer_events(body: PromptRequest, caller: Caller) -> AsyncIterator[str]:
    yield ": looking\n\n"
    try:
        given = await answer_prompt(body, caller)
    except (SentinelError, *Away) as error:
        text = str(error) if isinstance(error, SentinelError) else DATABASE_AWAY
        yield format_event("error", StreamErrorOut(error=text, request_id=caller.request_id))
        return
    sentences = []
    async for sentence in iterate_in_threadpool(told(given, caller.services.settings)):
        sentences.append(sentence)
        yield format_event("sentence", SentenceOut.of(sentence))
    yield format_event("answer", to_answer(replace(given, answer=Answer(tuple(sentences)))))
