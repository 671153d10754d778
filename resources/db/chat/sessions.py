"""Chats about a video, with what each answer cites."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import sqlalchemy as sa

from domain.access import Cameras
from domain.language.evidence import Answer
from domain.language.message import texts
from domain.language.messages import refusals as say
from resources.db.chat.receipts import ReceiptStore
from resources.db.chat.tables import prompt_interaction, prompt_session
from resources.db.stores.video_rows import in_scope
from resources.db.tables import video
from resources.errors import NotFoundError


@dataclass(frozen=True, slots=True)
class Understood:
    """What was understood of a question, as `domain.query.serial` writes it, and whom its answer told of.

    `referred` are people, or things, by video and number, in the order of the answer.
    """

    query: Mapping[str, Any]
    referred: tuple[tuple[int, int], ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether no word of the question was left over, and nothing asked that is not looked for."""
        return not (self.query.get("leftover") or self.query.get("unseen"))

    @classmethod
    def of_row(cls, query: Mapping[str, Any], referred: Iterable[Sequence[int]]) -> "Understood":
        return cls(query, tuple((video_id, number) for video_id, number in referred))

    def columns(self) -> dict[str, object]:
        """Its row: what is half understood stands apart from what is."""
        told: dict[str, object] = {"query": self.query, "referred": [list(each) for each in self.referred]}
        return told if self.is_whole else {"half_understood": told}


def half_understood(kept: Mapping[str, Any] | None) -> Understood | None:
    """What a chat keeps of a question in which words were left over."""
    return Understood.of_row(kept["query"], kept["referred"]) if kept else None


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
            raise NotFoundError(*texts(say.video_not_found, video_id))
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
            raise NotFoundError(*texts(say.session_not_found, session_id))
        return int(video_id)

    def last_understood(self, session_id: str) -> Understood | None:
        """Of the newest question that the ones after it can refer to; None where there is none."""
        query = (
            sa.select(prompt_interaction.c.query, prompt_interaction.c.referred)
            .where(prompt_interaction.c.session_id == session_id, prompt_interaction.c.query.is_not(None))
            .order_by(prompt_interaction.c.number.desc())
            .limit(1)
        )
        row = self.connection.execute(query).one_or_none()
        return Understood.of_row(row.query, row.referred) if row is not None else None

    def half_understood(self, session_id: str) -> Understood | None:
        """Of the question right before, where words of it were left over."""
        query = (
            sa.select(prompt_interaction.c.half_understood)
            .where(prompt_interaction.c.session_id == session_id)
            .order_by(prompt_interaction.c.number.desc())
            .limit(1)
        )
        return half_understood(self.connection.scalar(query))

    def has_questions(self, session_id: str) -> bool:
        """Whether anything was asked in a session yet."""
        query = sa.exists().where(prompt_interaction.c.session_id == session_id)
        return bool(self.connection.scalar(sa.select(query)))

    def add(self, session_id: str, prompt: str, answer: Answer, understood: Understood | None = None) -> None:
        """Keep one question with its answer; two at once queue up, and neither is lost.

        Without `understood`, or where it is not whole, later questions refer to what was asked before this
        one. Raises `NotFoundError` where the session has gone meanwhile.
        """
        lock = sa.select(prompt_session).where(prompt_session.c.session_id == session_id)
        if self.connection.execute(lock.with_for_update()).one_or_none() is None:
            raise NotFoundError(*texts(say.session_not_found, session_id))
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
                **(understood.columns() if understood else {}),
            )
            .returning(prompt_interaction.c.interaction_id)
        )
        ReceiptStore(self.connection).add(answer, prompt, interaction_id)

    def delete(self, session_id: str) -> None:
        """Remove a session with its questions; raises `NotFoundError`."""
        self.video_of(session_id)
        gone = sa.delete(prompt_session).where(prompt_session.c.session_id == session_id)
        if self.connection.execute(gone).rowcount == 0:
            raise NotFoundError(*texts(say.session_not_found, session_id))
