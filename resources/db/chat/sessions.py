"""Chats about a video, with what each answer cites."""

from dataclasses import dataclass
from uuid import uuid4

import sqlalchemy as sa

from domain.access import Cameras
from domain.language.evidence import Answer
from resources.db.chat.receipts import ReceiptStore
from resources.db.stores.video_rows import in_scope
from resources.db.tables import prompt_interaction, prompt_session, video
from resources.errors import NotFoundError


@dataclass(frozen=True, slots=True)
class SessionStore:
    connection: sa.Connection
    cameras: Cameras = None

    def open(self, video_id: int) -> str:
        """A new session of a video; its number was never used before, whatever was deleted."""
        number = self.connection.scalar(
            sa.update(video)
            .where(video.c.video_id == video_id)
            .values(sessions_opened=video.c.sessions_opened + 1)
            .returning(video.c.sessions_opened)
        )
        if number is None:
            raise NotFoundError(f"video {video_id} not found")
        session_id = str(uuid4())
        row = {"session_id": session_id, "video_id": video_id, "number": number}
        self.connection.execute(sa.insert(prompt_session).values(row))
        return session_id

    def video_of(self, session_id: str) -> int:
        """The video that a session is about; raises `NotFoundError`."""
        query = sa.select(prompt_session.c.video_id).where(prompt_session.c.session_id == session_id)
        if self.cameras is not None:
            query = query.join(video, video.c.video_id == prompt_session.c.video_id)
            query = query.where(in_scope(self.cameras))
        video_id = self.connection.scalar(query)
        if video_id is None:
            raise NotFoundError(f"session {session_id} not found")
        return int(video_id)

    def add(self, session_id: str, prompt: str, answer: Answer) -> None:
        """Keep one question with its answer; two at once queue up, and neither is lost."""
        lock = sa.select(prompt_session).where(prompt_session.c.session_id == session_id)
        self.connection.execute(lock.with_for_update())
        last = sa.select(sa.func.coalesce(sa.func.max(prompt_interaction.c.number), 0)).where(
            prompt_interaction.c.session_id == session_id
        )
        interaction_id = self.connection.scalar(
            sa.insert(prompt_interaction)
            .values(
                session_id=session_id,
                number=int(self.connection.scalar(last) or 0) + 1,
                prompt=prompt,
                response=answer.text,
            )
            .returning(prompt_interaction.c.interaction_id)
        )
        ReceiptStore(self.connection).add(answer, prompt, interaction_id)

    def delete(self, session_id: str) -> None:
        """Remove a session with its questions; raises `NotFoundError`."""
        self.video_of(session_id)
        gone = sa.delete(prompt_session).where(prompt_session.c.session_id == session_id)
        if self.connection.execute(gone).rowcount == 0:
            raise NotFoundError(f"session {session_id} not found")
