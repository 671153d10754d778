"""Objects of buckets that were announced or found there, and what became of each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from resources.db.bucket_tables import announced_object, service_state

HEALED_BY_ROOM = ("total_quota", "disk_full")
"""Refusals that say nothing about the object: announced again, it is tried again."""


@dataclass(frozen=True, slots=True)
class ObjectMark:
    """One state of one object: `mark` is its version, or its ETag where the bucket keeps no versions."""

    bucket: str
    key: str
    mark: str


@dataclass(frozen=True, slots=True)
class ServiceState:
    """What the calls of a service came to; the numbers are sums over all who have used it."""

    service: str
    state: str
    retries: int
    failures: int
    opened: int
    noted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AnnouncedStore:
    connection: sa.Connection

    def known(self, marks: Iterable[ObjectMark]) -> frozenset[ObjectMark]:
        """Those of them that need no further look."""
        table = announced_object
        wanted = [(each.bucket, each.key, each.mark) for each in marks]
        columns = (table.c.bucket, table.c.key, table.c.mark)
        is_settled = sa.or_(table.c.refusal.is_(None), table.c.refusal.not_in(HEALED_BY_ROOM))
        query = sa.select(*columns).where(sa.tuple_(*columns).in_(wanted), is_settled)
        return (
            frozenset(ObjectMark(*row) for row in self.connection.execute(query)) if wanted else frozenset()
        )

    def note(
        self, mark: ObjectMark, video_id: int | None = None, refusal: str | None = None, detail: str = ""
    ) -> None:
        """Keep what became of an object; a recording is never replaced by a refusal."""
        values = {"video_id": video_id, "refusal": refusal, "detail": detail[:2000]}
        statement = insert(announced_object).values(
            bucket=mark.bucket, key=mark.key, mark=mark.mark, **values
        )
        self.connection.execute(
            statement.on_conflict_do_update(
                index_elements=["bucket", "key", "mark"],
                set_={**values, "seen_at": sa.func.now()},
                where=announced_object.c.video_id.is_(None),
            )
        )

    def refusals(self) -> dict[str, int]:
        """How many objects became no recording, by the reason."""
        table = announced_object
        query = sa.select(table.c.refusal, sa.func.count()).where(table.c.refusal.is_not(None))
        return {row[0]: row[1] for row in self.connection.execute(query.group_by(table.c.refusal))}

    def add_state(self, seen: ServiceState) -> None:
        """Add what a process has counted since it last said so."""
        statement = insert(service_state).values(
            service=seen.service,
            state=seen.state,
            retries=seen.retries,
            failures=seen.failures,
            opened=seen.opened,
        )
        new, table = statement.excluded, service_state.c
        sums = {name: table[name] + new[name] for name in ("retries", "failures", "opened")}
        self.connection.execute(
            statement.on_conflict_do_update(
                index_elements=["service"], set_={"state": new.state, "noted_at": sa.func.now(), **sums}
            )
        )

    def states(self) -> tuple[ServiceState, ...]:
        query = sa.select(service_state).order_by(service_state.c.service)
        return tuple(ServiceState(*row) for row in self.connection.execute(query))
