"""The tables of summaries: where that of a recording stands, and those of days."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from resources.db.tables import Now, Time, metadata, video_key

video_summary = sa.Table(
    "video_summary",
    metadata,
    video_key(),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("claimed_at", Time, nullable=False, server_default=Now),
    sa.Column("claimed_by", sa.Text, nullable=False),
    sa.Column("source", sa.Text),
    sa.Column("failure", sa.Text),
    sa.PrimaryKeyConstraint("video_id"),
    sa.CheckConstraint("status in ('generating', 'completed', 'failed')", name="video_summary_status"),
)

day_summary = sa.Table(
    "day_summary",
    metadata,
    sa.Column("scope", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("day", sa.Date, nullable=False),
    sa.Column("time_zone", sa.Text, nullable=False),
    sa.Column("cameras", ARRAY(sa.Text), nullable=False),
    sa.Column("recordings", sa.Integer, nullable=False),
    sa.Column("digest", sa.Text, nullable=False),
    sa.Column("text_en", sa.Text, nullable=False),
    sa.Column("text_ko", sa.Text, nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("failure", sa.Text),
    sa.Column("run_id", sa.Text, nullable=False),
    sa.Column("made_at", Time, nullable=False, server_default=Now),
    sa.PrimaryKeyConstraint("scope", "name", "day"),
    sa.CheckConstraint("scope in ('camera', 'site')", name="day_summary_scope"),
)
