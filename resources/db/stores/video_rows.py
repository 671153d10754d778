"""How a recording is read: the query, and its rows as records."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from domain.events.types import EventType
from domain.records import PERSON, Summary, VideoProbe, VideoRecord, VideoStatus
from resources.db.tables import event, prompt_session, video


def select_videos() -> sa.Select[Any]:
    chats = (
        sa.select(sa.func.count())
        .where(prompt_session.c.video_id == video.c.video_id)
        .scalar_subquery()
        .label("chat_count")
    )
    falls = (event.c.video_id == video.c.video_id) & (event.c.type == EventType.COLLAPSE.value)
    has_collapse = sa.select(event.c.event_id).where(falls).exists().label("has_collapse")
    return sa.select(video, chats, has_collapse)


def in_scope(cameras: Sequence[str]) -> sa.ColumnElement[bool]:
    """Whether a recording is of one of these cameras."""
    return video.c.camera.in_(cameras)


def video_record(row: Any) -> VideoRecord:  # noqa: ANN401 - a row of `select_videos`
    return VideoRecord(
        video_id=row.video_id,
        name=row.name,
        object_key=row.object_key,
        sha256=row.sha256,
        size_bytes=row.size_bytes,
        uploaded_at=row.uploaded_at,
        recorded_at=row.recorded_at,
        status=VideoStatus(row.status),
        progress=row.progress,
        probe=to_probe(row),
        thumbnail_key=row.thumbnail_key,
        summary=Summary(row.summary_en, row.summary_ko) if row.summary_en else None,
        error_code=row.error_code,
        error_detail=row.error_detail,
        chat_count=row.chat_count,
        camera=row.camera,
        description=row.description,
        has_collapse=row.has_collapse,
        said_duration_s=row.said_duration_s,
        looked_for=frozenset({PERSON, *(row.detected_labels or ()), *(row.classified_traits or ())}),
    )


def to_probe(row: Any) -> VideoProbe | None:  # noqa: ANN401 - a row of `video`
    if row.duration_s is None:
        return None
    return VideoProbe(
        duration_s=row.duration_s,
        width=row.width,
        height=row.height,
        fps=row.fps,
        codec=row.codec,
        rotation=row.rotation,
        is_variable_rate=row.is_variable_rate,
    )
