"""Windows of events, with the text that is searched."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

import sqlalchemy as sa

from domain.events.window_records import EventWindow
from domain.records import StoredEvent
from resources.db.stores.upsert import milliseconds, replace_rows
from resources.db.tables import event_window


@dataclass(frozen=True, slots=True)
class StoredText:
    """A window's English text, which is what embedding models read."""

    window_id: int
    text_en: str


@dataclass(frozen=True, slots=True)
class WindowStore:
    connection: sa.Connection

    def replace(
        self, video_id: int, windows: Sequence[EventWindow], events: Sequence[StoredEvent], run_id: str
    ) -> None:
        """Store windows that were cut from `events`, which they name by position."""
        rows = [
            {
                "start_s": milliseconds(window.range.start_s),
                "end_s": milliseconds(window.range.end_s),
                "text_en": window.text_en,
                "text_ko": window.text_ko,
                "event_ids": [events[position].event_id for position in window.event_positions],
                "context_ids": [events[position].event_id for position in window.context_positions],
                "is_quiet": window.is_quiet,
                "run_id": run_id,
            }
            for window in windows
        ]
        replace_rows(self.connection, event_window, video_id, rows, key=["start_s", "is_quiet"])

    def texts(self, video_id: int) -> tuple[StoredText, ...]:
        query = (
            sa.select(event_window.c.window_id, event_window.c.text_en)
            .where(event_window.c.video_id == video_id)
            .order_by(event_window.c.start_s, event_window.c.is_quiet)
        )
        return tuple(StoredText(row.window_id, row.text_en) for row in self.connection.execute(query))

    def texts_digest(self, video_id: int) -> str:
        """SHA-256 of the texts of a video's windows, which embedding models read."""
        texts = [each.text_en for each in self.texts(video_id)]
        return sha256(json.dumps(texts).encode()).hexdigest()

    def events_outside(self, video_id: int) -> int:
        """How many events of a video lie in no window; anything but 0 is a fault."""
        query = sa.text(
            "select count(*) from event e left join ("
            " select distinct held.event_id from event_window w"
            " cross join lateral unnest(w.event_ids) as held (event_id)"
            " join event inside on inside.event_id = held.event_id"
            " where w.video_id = :video_id and inside.start_s >= w.start_s and inside.end_s <= w.end_s"
            ") inside using (event_id) where e.video_id = :video_id and inside.event_id is null"
        )
        return int(self.connection.scalar(query, {"video_id": video_id}) or 0)
