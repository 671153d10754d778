"""Highlights of recordings: where the pictures and clips of their most important events lie."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from domain.events.highlights import PICTURED, Highlight
from domain.records import TimeRange, VideoStatus
from resources.db.highlight_tables import highlight
from resources.db.tables import event, video


@dataclass(frozen=True, slots=True)
class HighlightStore:
    connection: sa.Connection

    def of_video(self, video_id: int) -> dict[int, Highlight]:
        """The highlights of a recording by event; those that could not be made say why."""
        query = sa.select(highlight).where(highlight.c.video_id == video_id).order_by(highlight.c.event_id)
        return {row.event_id: as_highlight(row) for row in self.connection.execute(query)}

    def replace(self, video_id: int, highlights: Sequence[Highlight], run_id: str) -> None:
        """Make these the only highlights of a recording; those of events that are gone are left out.

        Rows that are equal already stay as they are, with the run and time that made them.
        """
        present = set(
            self.connection.scalars(sa.select(event.c.event_id).where(event.c.video_id == video_id))
        )
        rows = [as_row(each, video_id) for each in highlights if each.event_id in present]
        kept = [row["event_id"] for row in rows]
        is_other = sa.and_(highlight.c.video_id == video_id, highlight.c.event_id.not_in(kept))
        self.connection.execute(sa.delete(highlight).where(is_other))
        if not rows:
            return
        statement = insert(highlight)
        new = {name: statement.excluded[name] for name in rows[0] if name != "event_id"}
        is_changed = sa.or_(*(highlight.c[name].is_distinct_from(value) for name, value in new.items()))
        made = {"run_id": run_id, "made_at": sa.func.now()}
        self.connection.execute(
            statement.on_conflict_do_update(
                index_elements=["event_id"], set_={**new, **made}, where=is_changed
            ),
            [{**row, "run_id": run_id} for row in rows],
        )

    def outdated(self, limit: int) -> tuple[int, ...]:
        """Complete recordings with an event that should have a highlight and was made since the last ones."""
        is_of_now = sa.and_(
            highlight.c.event_id == event.c.event_id, highlight.c.event_run_id == event.c.run_id
        )
        query = (
            sa.select(video.c.video_id)
            .where(video.c.status == VideoStatus.COMPLETED)
            .where(
                sa.select(sa.literal(1))
                .select_from(event.outerjoin(highlight, is_of_now))
                .where(event.c.video_id == video.c.video_id)
                .where(event.c.type.in_([each.value for each in PICTURED]), highlight.c.event_id.is_(None))
                .exists()
            )
            .order_by(video.c.video_id)
            .limit(limit)
        )
        return tuple(self.connection.scalars(query))


def as_row(made: Highlight, video_id: int) -> dict[str, Any]:
    row = asdict(made)
    clip = row.pop("clip")
    start_s, end_s = (clip["start_s"], clip["end_s"]) if clip else (None, None)
    return {**row, "clip_start_s": start_s, "clip_end_s": end_s, "video_id": video_id}


def as_highlight(row: Any) -> Highlight:  # noqa: ANN401 - a row of `highlight`
    clip = None if row.clip_start_s is None else TimeRange(row.clip_start_s, row.clip_end_s)
    return Highlight(
        event_id=row.event_id,
        mark=row.mark,
        event_run_id=row.event_run_id,
        frame_key=row.frame_key,
        boxed_key=row.boxed_key,
        frame_s=row.frame_s,
        clip_key=row.clip_key,
        clip=clip,
        is_copy=row.is_copy,
        reason=row.reason,
    )
