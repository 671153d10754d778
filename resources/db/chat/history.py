"""Read chats: sessions with what their lists show, and the questions of one session."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from domain.access import Cameras
from domain.records import StoredEvent
from resources.db.chat.tables import citation, prompt_interaction, prompt_session
from resources.db.stores.events import stored_event
from resources.db.stores.video_rows import in_scope
from resources.db.tables import event, video
from resources.errors import NotFoundError


@dataclass(frozen=True, slots=True)
class CitedEvent:
    """The first event of its type that a session's answers rest on, with the question that led to it."""

    interaction_number: int
    prompt: str
    stored: StoredEvent


@dataclass(frozen=True, slots=True)
class Interaction:
    """One question with its answer; `event` is the first that the answer cites."""

    interaction_id: int
    number: int
    prompt: str
    response: str
    created_at: datetime
    event: StoredEvent | None


@dataclass(frozen=True, slots=True)
class Session:
    """A session as lists show it."""

    session_id: str
    number: int
    created_at: datetime
    video_id: int
    video_name: str
    video_duration_s: float
    interaction_count: int
    first_prompt: str | None
    first_response: str | None
    cited: tuple[CitedEvent, ...]

    @property
    def main_event(self) -> StoredEvent | None:
        """The first event that the first answer cites."""
        return next((each.stored for each in self.cited if each.interaction_number == 1), None)


@dataclass(frozen=True, slots=True)
class HistoryStore:
    connection: sa.Connection
    cameras: Cameras = None

    def sessions(
        self, video_id: int | None = None, limit: int | None = None, before: datetime | None = None
    ) -> tuple[Session, ...]:
        """All sessions, or those of one video, newest first; two queries, however many there are.

        With `limit`, so many of those that were opened before `before`.
        """
        order = (prompt_session.c.created_at.desc(), prompt_session.c.number.desc())
        query = select_sessions().order_by(*order).limit(limit)
        if before is not None:
            query = query.where(prompt_session.c.created_at < before)
        if video_id is not None:
            query = query.where(prompt_session.c.video_id == video_id)
        return self._read(query)

    def session(self, session_id: str) -> Session:
        """One session; raises `NotFoundError`."""
        found = self._read(select_sessions().where(prompt_session.c.session_id == session_id))
        if not found:
            raise NotFoundError(f"session {session_id} not found")
        return found[0]

    def _read(self, query: sa.Select[Any]) -> tuple[Session, ...]:
        scoped = query if self.cameras is None else query.where(in_scope(self.cameras))
        rows = self.connection.execute(scoped).all()
        cited = self._cited([row.session_id for row in rows])
        return tuple(
            Session(
                session_id=row.session_id,
                number=row.number,
                created_at=row.created_at,
                video_id=row.video_id,
                video_name=row.name,
                video_duration_s=row.duration_s or 0.0,
                interaction_count=row.interaction_count,
                first_prompt=row.first_prompt,
                first_response=row.first_response,
                cited=tuple(cited[row.session_id]),
            )
            for row in rows
        )

    def _cited(self, session_ids: Sequence[str]) -> dict[str, list[CitedEvent]]:
        """The first event of each type that the answers of some sessions cite, in order of citation."""
        query = (
            select_cited(prompt_interaction.c.prompt)
            .distinct(prompt_interaction.c.session_id, event.c.type)
            .where(prompt_interaction.c.session_id.in_(session_ids))
            .order_by(prompt_interaction.c.session_id, event.c.type, *CITED_ORDER)
        )
        found: dict[str, list[CitedEvent]] = defaultdict(list)
        rows = self.connection.execute(query).all()
        for row in sorted(rows, key=lambda row: (row.number, row.position)):
            found[row.session_id].append(CitedEvent(row.number, row.prompt, stored_event(row)))
        return found

    def interactions(self, session_id: str) -> tuple[Interaction, ...]:
        """The questions of a session in order, each with the first event that its answer cites.

        Raises `NotFoundError`.
        """
        first = self._first_events(session_id)
        query = (
            sa.select(prompt_interaction)
            .where(prompt_interaction.c.session_id == session_id)
            .order_by(prompt_interaction.c.number)
        )
        rows = self.connection.execute(query).all()
        if not rows or self.cameras is not None:
            self.session(session_id)
        return tuple(
            Interaction(
                row.interaction_id,
                row.number,
                row.prompt,
                row.response,
                row.created_at,
                first.get(row.number),
            )
            for row in rows
        )

    def _first_events(self, session_id: str) -> dict[int, StoredEvent]:
        query = (
            select_cited()
            .distinct(prompt_interaction.c.number)
            .where(prompt_interaction.c.session_id == session_id)
            .order_by(*CITED_ORDER)
        )
        return {row.number: stored_event(row) for row in self.connection.execute(query)}


CITED_ORDER = (prompt_interaction.c.number, citation.c.position)


def select_cited(*more: sa.ColumnElement[Any]) -> sa.Select[Any]:
    """Events with the questions whose answers cite them."""
    own = citation.c.interaction_id == prompt_interaction.c.interaction_id
    return (
        sa.select(prompt_interaction.c.session_id, *CITED_ORDER, *more, event)
        .join(citation, own)
        .join(event, event.c.event_id == citation.c.event_id)
    )


def select_sessions() -> sa.Select[Any]:
    """Sessions with their video, their number of questions, and the first question and answer."""
    own = prompt_interaction.c.session_id == prompt_session.c.session_id
    count = sa.select(sa.func.count()).where(own).scalar_subquery()

    def first(column: sa.Column[str]) -> sa.ScalarSelect[str]:
        return sa.select(column).where(own).order_by(prompt_interaction.c.number).limit(1).scalar_subquery()

    return sa.select(
        prompt_session,
        video.c.name,
        video.c.duration_s,
        count.label("interaction_count"),
        first(prompt_interaction.c.prompt).label("first_prompt"),
        first(prompt_interaction.c.response).label("first_response"),
    ).join(video, video.c.video_id == prompt_session.c.video_id)
