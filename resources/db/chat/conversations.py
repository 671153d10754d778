"""Chats over all recordings: only what was last understood is kept, and only for as long as people go on.

Answers are not, since they would outlive the recordings that they tell of.
"""

from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa

from resources.db.chat.sessions import Understood, half_understood
from resources.db.chat.tables import conversation
from resources.db.tables import Now

KEPT = timedelta(days=1)
"""For how long after its last question a conversation can be gone on with."""


@dataclass(frozen=True, slots=True)
class ConversationStore:
    connection: sa.Connection

    def holds(self, session_id: str) -> bool:
        """Whether a session is about all recordings, and not too old."""
        query = sa.select(sa.literal(1)).where(conversation.c.session_id == session_id, is_kept())
        return self.connection.scalar(query) is not None

    def last_understood(self, session_id: str) -> Understood | None:
        """Of the newest question that the ones after it can refer to; None where there is none."""
        query = sa.select(conversation.c.query, conversation.c.referred).where(
            conversation.c.session_id == session_id, conversation.c.query.is_not(None), is_kept()
        )
        row = self.connection.execute(query).one_or_none()
        return Understood.of_row(row.query, row.referred) if row is not None else None

    def half_understood(self, session_id: str) -> Understood | None:
        """Of the question right before, where words of it were left over."""
        query = sa.select(conversation.c.half_understood).where(
            conversation.c.session_id == session_id, is_kept()
        )
        return half_understood(self.connection.scalar(query))

    def open(self) -> str:
        """A new conversation; those that are too old are removed."""
        self.connection.execute(sa.delete(conversation).where(sa.not_(is_kept())))
        return str(self.connection.scalar(sa.insert(conversation).returning(conversation.c.session_id)))

    def keep(self, session_id: str, understood: Understood | None) -> None:
        """Keep what was understood last; None, or what is not whole, leaves what was understood before it."""
        values: dict[str, object] = {"asked_at": Now, "half_understood": sa.null()}
        values |= understood.columns() if understood is not None else {}
        self.connection.execute(
            sa.update(conversation).where(conversation.c.session_id == session_id).values(values)
        )


def is_kept() -> sa.ColumnElement[bool]:
    return conversation.c.asked_at > Now - sa.literal(KEPT, sa.Interval())
