"""Chats that were had: sessions, and the questions of each."""

from datetime import datetime
from typing import Self

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from domain.clock import quarter_seconds
from domain.language.message import Language, text
from domain.language.messages.sessions import session_title
from resources.db.access.audit import Action
from resources.db.chat.history import CitedEvent, Interaction, Session
from resources.db.engine import Stores
from resources.errors import SentinelError
from serving.auth import Operator, Viewer
from serving.chat.schemas import CitedEventOut
from serving.event_schemas import LOCATION
from serving.paging import CursorText, Limit, one_more, parse_cursor, read_page
from serving.services import SessionId, VideoId

router = APIRouter(tags=["chat"])


class SessionVideoOut(BaseModel):
    video_id: int
    name: str
    duration: float
    url: str = ""


class DetectedEventOut(BaseModel):
    event_type: str
    action_detected: str
    timestamp: float
    location: str
    prompt: str

    @classmethod
    def of(cls, cited: CitedEvent) -> Self:
        event = cited.stored.event
        return cls(
            event_type=event.type,
            action_detected=event.type,
            timestamp=round(event.range.start_s, 2),
            location=str(LOCATION.get(event.side or "", "")),
            prompt=cited.prompt,
        )


class SessionOut(BaseModel):
    """`session_number` counts from 1 within a video and never shifts; the title holds it in Korean."""

    id: str
    session_id: str
    session_name: str
    display_title: str
    session_number: int
    created_at: datetime
    first_prompt: str | None
    first_response: str | None
    main_event: CitedEventOut | None
    video: SessionVideoOut
    videoInfo: SessionVideoOut  # noqa: N815 - the name that clients read
    interactionCount: int  # noqa: N815 - the name that clients read
    interaction_count: int
    detected_events: list[DetectedEventOut]

    @classmethod
    def of(cls, session: Session) -> Self:
        about = SessionVideoOut(
            video_id=session.video_id,
            name=session.video_name,
            duration=quarter_seconds(session.video_duration_s),
        )
        return cls(
            id=session.session_id,
            session_id=session.session_id,
            session_name="",
            display_title=text(session_title, Language.KOREAN, session.video_name, session.number),
            session_number=session.number,
            created_at=session.created_at,
            first_prompt=session.first_prompt,
            first_response=session.first_response,
            main_event=CitedEventOut.of(session.main_event),
            video=about,
            videoInfo=about,
            interactionCount=session.interaction_count,
            interaction_count=session.interaction_count,
            detected_events=[DetectedEventOut.of(cited) for cited in session.cited],
        )


class InteractionOut(BaseModel):
    id: int
    sequence_number: int
    input_prompt: str
    output_response: str
    timestamp: datetime
    analysis_type: str
    event_timestamp: float | None
    event: CitedEventOut | None

    @classmethod
    def of(cls, interaction: Interaction) -> Self:
        event = CitedEventOut.of(interaction.event)
        return cls(
            id=interaction.interaction_id,
            sequence_number=interaction.number,
            input_prompt=interaction.prompt,
            output_response=interaction.response,
            timestamp=interaction.created_at,
            analysis_type="",
            event_timestamp=event.timestamp if event else None,
            event=event,
        )


@router.get("/db/prompt-sessions")
async def list_sessions(
    caller: Viewer,
    request: Request,
    response: Response,
    video: VideoId | None = None,
    limit: Limit = None,
    cursor: CursorText = None,
) -> list[SessionOut]:
    """Every session, or those of one recording, newest first; in pages where a limit is given."""
    before = opened_before(cursor)
    found = await caller.read(lambda stores: stores.history.sessions(video, one_more(limit), before))
    shown = read_page(found, limit, request, response, lambda each: [each.created_at.isoformat()])
    return [SessionOut.of(session) for session in shown]


@router.get("/api/prompt/history")
async def list_history(
    caller: Viewer, request: Request, response: Response, limit: Limit = 50, cursor: CursorText = None
) -> list[SessionOut]:
    """What was asked lately, about whatever recording; fifty at a time."""
    return await list_sessions(caller, request, response, None, limit, cursor)


def opened_before(cursor: str | None) -> datetime | None:
    place = parse_cursor(cursor, str)
    try:
        return datetime.fromisoformat(str(place[0])) if place else None
    except ValueError as error:
        raise SentinelError(f"cursor {cursor!r} names no time") from error


@router.get("/db/prompt-sessions/{session_id}")
async def read_session(session_id: SessionId, caller: Viewer) -> SessionOut:
    """One session."""
    return SessionOut.of(await caller.read(lambda stores: stores.history.session(str(session_id))))


@router.delete("/db/prompt-sessions/{session_id}", status_code=204)
async def delete_session(session_id: SessionId, caller: Operator) -> Response:
    """Remove a session with its questions; the numbers of others stay."""

    def work(stores: Stores) -> None:
        stores.sessions.delete(str(session_id))
        caller.note(stores, Action.DELETE, f"session {session_id}")

    await caller.run(work)
    return Response(status_code=204)


@router.get("/api/prompt/history/{session_id}")
async def read_history(session_id: SessionId, caller: Viewer) -> list[InteractionOut]:
    """The questions and answers of one session, in order."""
    found = await caller.read(lambda stores: stores.history.interactions(str(session_id)))
    return [InteractionOut.of(interaction) for interaction in found]
