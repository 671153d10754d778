"""The audit log: who looked at, exported, changed or deleted what. Rows are only added."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

import sqlalchemy as sa

from resources.db.access.tables import audit_log

NEVER = datetime.fromtimestamp(0, UTC)
"""The time of entries that are not stored yet; the database sets theirs."""


class Action(StrEnum):
    """What is written down."""

    LOGIN = "login"
    LOGIN_REFUSED = "login_refused"
    VIEW = "view"
    EXPORT = "export"
    UPLOAD = "upload"
    EDIT = "edit"
    ANALYSE = "analyse"
    CANCEL = "cancel"
    DELETE = "delete"
    MAKE_KEY = "make_key"
    REVOKE_KEY = "revoke_key"


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One line; `subject` names what it was done to, as in `video 41`."""

    actor: str
    action: Action
    subject: str
    address: str
    request_id: str
    detail: Mapping[str, object] = field(default_factory=dict)
    at: datetime = NEVER
    audit_id: int = 0


@dataclass(frozen=True, slots=True)
class AuditStore:
    connection: sa.Connection

    def add(self, entry: AuditEntry) -> None:
        self.connection.execute(
            sa.insert(audit_log).values(
                actor=entry.actor,
                action=entry.action,
                subject=entry.subject,
                address=entry.address,
                request_id=entry.request_id,
                detail=dict(entry.detail),
            )
        )

    def newest(self, limit: int, before: int | None = None) -> tuple[AuditEntry, ...]:
        """Entries, newest first; `before` is the id that the last page ended with."""
        query = sa.select(audit_log).order_by(audit_log.c.audit_id.desc()).limit(limit)
        if before is not None:
            query = query.where(audit_log.c.audit_id < before)
        return tuple(
            AuditEntry(
                actor=row.actor,
                action=Action(row.action),
                subject=row.subject,
                address=row.address,
                request_id=row.request_id,
                detail=row.detail,
                at=row.at,
                audit_id=row.audit_id,
            )
            for row in self.connection.execute(query)
        )
