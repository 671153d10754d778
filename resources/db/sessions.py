"""Chats about a video, with what each answer cites."""

from dataclasses import dataclass
from uuid import uuid4

import sqlalchemy as sa

from domain.answers import Answer
from resources.db.tables import citation, prompt_interaction, prompt_session, video
from resources.errors import NotFoundError


@dataclass(frozen=True, slots=True)
class SessionStore:
    connection: sa.Connection

    def open(self, video_id: int) -> str:
        """A new session of a video; its number counts on, whatever was deleted before."""
        lock = sa.select(video.c.video_id).where(video.c.video_id == video_id).with_for_update()
        if self.connection.scalar(lock) is None:
            raise NotFoundError(f"video {video_id} not found")
        last = sa.select(sa.func.coalesce(sa.func.max(prompt_session.c.number), 0)).where(
            prompt_session.c.video_id == video_id
        )
        session_id = str(uuid4())
        self.connection.execute(
            sa.insert(prompt_session).values(
                session_id=session_id, video_id=video_id, number=int(self.connection.scalar(last) or 0) + 1
            )
        )
        return session_id

    def video_of(self, session_id: str) -> int:
        """The video that a session is about; raises `NotFoundError`."""
        query = sa.select(prompt_session.c.video_id).where(prompt_session.c.session_id == session_id)
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
        rows = [
            {
                "sentence": place,
                "video_id": cited.video_id,
                "start_s": cited.start_s,
                "end_s": cited.end_s,
                "event_id": cited.event_id,
                "window_id": cited.window_id,
                "run_id": cited.run_id,
            }
            for place, sentence in enumerate(answer.sentences)
            for cited in sentence.citations
        ]
        if rows:
            self.connection.execute(
                sa.insert(citation),
                [{**row, "interaction_id": interaction_id, "position": at} for at, row in enumerate(rows)],
            )
