"""The table of highlights: pictures and clips of the events that matter most."""

import sqlalchemy as sa

from resources.db.tables import Now, Seconds, Time, metadata, video_key

highlight = sa.Table(
    "highlight",
    metadata,
    sa.Column(
        "event_id", sa.BigInteger, sa.ForeignKey("event.event_id", ondelete="CASCADE"), primary_key=True
    ),
    video_key(),
    sa.Column("mark", sa.Text, nullable=False),
    sa.Column("frame_key", sa.Text),
    sa.Column("boxed_key", sa.Text),
    sa.Column("frame_s", Seconds),
    sa.Column("clip_key", sa.Text),
    sa.Column("clip_start_s", Seconds),
    sa.Column("clip_end_s", Seconds),
    sa.Column("is_copy", sa.Boolean),
    sa.Column("reason", sa.Text),
    sa.Column("event_run_id", sa.Text, nullable=False),
    sa.Column("run_id", sa.Text, nullable=False),
    sa.Column("made_at", Time, nullable=False, server_default=Now),
    sa.Index("highlight_video", "video_id"),
    sa.CheckConstraint("(frame_key is null) = (reason is not null)", name="highlight_made_or_reason"),
)
