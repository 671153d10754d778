"""What happened in the videos."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from domain.access import Cameras
from domain.events.kinds.kind import Source
from domain.events.types import EventType
from domain.records import Event, StoredEvent, TimeRange
from resources.db.stores.upsert import milliseconds, replace_rows
from resources.db.stores.video_rows import in_scope
from resources.db.tables import event, video
from resources.errors import NotFoundError

MAX_FOUND = 5000
"""Most events that one query returns."""


OF_DETECTORS = [kind.value for kind in EventType if kind.kind.source is Source.DETECTOR]
"""Types of events about things that a detector knows."""


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events are wanted; an empty field does not restrict. Sides are left, center, right.

    `labels` restrict events that a detector tells what they are of; what rules see in the picture has none.

    `range` takes events that overlap it, `start_s` those that begin in it, both ends included. `after` is
    the start and id that the last page ended with.
    """

    video_ids: Sequence[int] | None = ()
    types: Sequence[EventType] = ()
    range: TimeRange | None = None
    side: str | None = None
    labels: Sequence[str] = ()
    type_part: str | None = None
    start_s: tuple[float | None, float | None] = (None, None)
    after: tuple[float, int] | None = None
    limit: int | None = MAX_FOUND


@dataclass(frozen=True, slots=True)
class EventStore:
    connection: sa.Connection
    cameras: Cameras = None

    def replace(self, video_id: int, events: Sequence[Event], run_id: str) -> None:
        rows = [
            {
                "type": each.type.value,
                "start_s": milliseconds(each.range.start_s),
                "end_s": milliseconds(each.range.end_s),
                "box": [round(edge, 4) for edge in each.box],
                "track_numbers": list(each.track_numbers),
                "confidence": round(each.confidence, 4),
                "side": each.side,
                "zone": each.zone,
                "direction": each.direction,
                "label": each.label,
                "peak_s": milliseconds(each.best_moment_s),
                "action": each.action,
                "source": each.source,
                "run_id": run_id,
            }
            for each in events
        ]
        key = ["start_s", "type", "track_numbers", "zone"]
        replace_rows(self.connection, event, video_id, rows, key=key)

    def of_video(self, video_id: int) -> tuple[StoredEvent, ...]:
        return self.matching(EventFilter(video_ids=(video_id,), limit=None))

    def get(self, event_id: int) -> StoredEvent:
        """One event; raises `NotFoundError`."""
        query = sa.select(event).where(event.c.event_id == event_id)
        if self.cameras is not None:
            query = query.join(video, video.c.video_id == event.c.video_id).where(in_scope(self.cameras))
        row = self.connection.execute(query).one_or_none()
        if row is None:
            raise NotFoundError(f"event {event_id} not found")
        return stored_event(row)

    def matching(self, wanted: EventFilter) -> tuple[StoredEvent, ...]:
        """Events in order of video and time."""
        order = (event.c.video_id, event.c.start_s, event.c.event_id)
        query = sa.select(event).where(*conditions(wanted)).order_by(*order).limit(wanted.limit)
        return tuple(stored_event(row) for row in self.connection.execute(query))

    def by_ids(self, event_ids: Sequence[int]) -> dict[int, StoredEvent]:
        query = sa.select(event).where(event.c.event_id.in_(event_ids))
        return {row.event_id: stored_event(row) for row in self.connection.execute(query)}

    def counts(self, video_id: int) -> dict[str, int]:
        """Events per type, most frequent first."""
        number = sa.func.count().label("number")
        query = (
            sa.select(event.c.type, number)
            .where(event.c.video_id == video_id)
            .group_by(event.c.type)
            .order_by(number.desc(), event.c.type)
        )
        return {row.type: row.number for row in self.connection.execute(query)}


def conditions(wanted: EventFilter) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = []
    if wanted.video_ids:
        found.append(event.c.video_id.in_(wanted.video_ids))
    if wanted.types:
        found.append(event.c.type.in_([kind.value for kind in wanted.types]))
    if wanted.range is not None:
        found += [event.c.start_s < wanted.range.end_s, event.c.end_s >= wanted.range.start_s]
    if wanted.side is not None:
        found.append(event.c.side == wanted.side)
    if wanted.labels:
        found.append(sa.or_(event.c.label.in_(wanted.labels), event.c.type.not_in(OF_DETECTORS)))
    return found + page_conditions(wanted)


def page_conditions(wanted: EventFilter) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = []
    first_s, last_s = wanted.start_s
    if wanted.type_part:
        found.append(event.c.type.icontains(wanted.type_part, autoescape=True))
    if first_s is not None:
        found.append(event.c.start_s >= first_s)
    if last_s is not None:
        found.append(event.c.start_s <= last_s)
    if wanted.after is not None:
        place = map(sa.literal, wanted.after)
        found.append(sa.tuple_(event.c.start_s, event.c.event_id) > sa.tuple_(*place))
    return found


def stored_event(row: Any) -> StoredEvent:  # noqa: ANN401 - a row of `event`
    x1, y1, x2, y2 = row.box
    return StoredEvent(
        event_id=row.event_id,
        video_id=row.video_id,
        run_id=row.run_id,
        event=Event(
            type=EventType(row.type),
            range=TimeRange(row.start_s, row.end_s),
            box=(x1, y1, x2, y2),
            track_numbers=tuple(row.track_numbers),
            confidence=row.confidence,
            side=row.side,
            zone=row.zone,
            direction=row.direction,
            label=row.label,
            peak_s=row.peak_s,
            action=row.action,
            source=row.source,
        ),
    )
