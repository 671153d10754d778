"""How a recording is read: the query, and its rows as records."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from domain.events.types import INCIDENTS
from domain.records import PERSON, VideoProbe, VideoRecord, VideoStatus
from domain.summaries.drafts import Summary
from domain.video.recorded_time import RecordedTime, Sureness, TimeSource, correct
from resources.db.chat.tables import prompt_session
from resources.db.tables import camera, event, video

IS_INCIDENT = event.c.type.in_(
    sa.bindparam("incidents", [each.value for each in INCIDENTS], expanding=True, literal_execute=True)
)
"""Written out in the statement: a prepared one that could ask for other types would not use their index."""


def select_videos() -> sa.Select[Any]:
    chats = (
        sa.select(sa.func.count())
        .where(prompt_session.c.video_id == video.c.video_id)
        .scalar_subquery()
        .label("chat_count")
    )
    happened = sa.select(event.c.type).distinct().where(event.c.video_id == video.c.video_id, IS_INCIDENT)
    incidents = sa.func.array(happened.scalar_subquery()).label("incidents")
    clock = (camera.c.time_zone, camera.c.clock_offset_s)
    query = sa.select(video, *clock, chats, incidents)
    return query.select_from(video.outerjoin(camera, camera.c.name == video.c.camera))


def in_scope(cameras: Sequence[str]) -> sa.ColumnElement[bool]:
    """Whether a recording is of one of these cameras."""
    return video.c.camera.in_(cameras)


def recorded_time(row: Any) -> RecordedTime | None:  # noqa: ANN401 - a row of `video`
    """When a recording began by its source; those of before 0.5 were all given by somebody."""
    if row.recorded_at is None:
        return None
    return RecordedTime(
        at=row.recorded_at,
        source=TimeSource(row.recorded_at_source or TimeSource.UPLOAD),
        sureness=Sureness(row.recorded_at_sureness or Sureness.MEDIUM),
        local=row.recorded_local,
    )


def corrected_time(row: Any) -> datetime | None:  # noqa: ANN401 - a row of `video` with its camera's clock
    """When a recording began, by the clock of its camera as that is set now."""
    recorded = recorded_time(row)
    return corrected(recorded, row) if recorded else None


def corrected(recorded: RecordedTime, row: Any) -> datetime:  # noqa: ANN401 - with its camera's clock
    zone = ZoneInfo(row.time_zone) if row.time_zone else None
    return correct(recorded, zone, row.clock_offset_s or 0.0).at


def video_record(row: Any) -> VideoRecord:  # noqa: ANN401 - a row of `select_videos`
    recorded = recorded_time(row)
    return VideoRecord(
        video_id=row.video_id,
        name=row.name,
        object_key=row.object_key,
        sha256=row.sha256,
        size_bytes=row.size_bytes,
        uploaded_at=row.uploaded_at,
        recorded_at=corrected(recorded, row) if recorded else None,
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
        incidents=tuple(each for each in INCIDENTS if each in row.incidents),
        said_duration_s=row.said_duration_s,
        looked_for=looked_for(row),
        recorded=recorded,
        time_zone=row.time_zone,
        clock_offset_s=row.clock_offset_s or 0.0,
    )


def looked_for(row: Any) -> frozenset[str]:  # noqa: ANN401 - a row of `video`
    """Labels, kinds of traits and actions that were looked for in a recording; people always are."""
    noted = (row.detected_labels, row.classified_traits, row.recognised_actions)
    return frozenset({PERSON, *(name for names in noted for name in names or ())})


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
