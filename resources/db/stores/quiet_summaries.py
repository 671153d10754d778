"""Summaries of recordings that are no longer true, because other times of them lie in quiet hours."""

from collections.abc import Collection

import sqlalchemy as sa

from resources.db.summary_tables import video_summary
from resources.db.tables import camera, video


def forget_summaries(connection: sa.Connection, of_these: sa.ColumnElement[bool]) -> None:
    """Have the summaries of some recordings written again, by whoever asks for them next."""
    theirs = sa.select(video.c.video_id).where(of_these)
    connection.execute(sa.delete(video_summary).where(video_summary.c.video_id.in_(theirs)))
    connection.execute(sa.update(video).where(of_these).values(summary_en=None, summary_ko=None))


def forget_quiet_summaries(
    connection: sa.Connection, of_these: sa.ColumnElement[bool], cameras: Collection[object]
) -> None:
    """The same for recordings with another camera or time, if any of these cameras has quiet hours."""
    query = sa.select(camera.c.quiet_hours).where(camera.c.name.in_([name for name in cameras if name]))
    if any(connection.scalars(query)):
        forget_summaries(connection, of_these)
