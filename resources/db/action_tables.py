"""The tables of closer looks: what models said of stretches of recordings, and their answers."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from resources.db.tables import Now, Seconds, Time, metadata, video_key

closer_look = sa.Table(
    "closer_look",
    metadata,
    video_key(),
    sa.Column("start_s", Seconds, nullable=False),
    sa.Column("end_s", Seconds, nullable=False),
    sa.Column("peak_s", Seconds, nullable=False),
    sa.Column("reasons", ARRAY(sa.Text), nullable=False),
    sa.Column("model", sa.Text, nullable=False),
    sa.Column("scene_en", sa.Text, nullable=False, server_default=""),
    sa.Column("scene_ko", sa.Text, nullable=False, server_default=""),
    sa.Column("failure", sa.Text),
    sa.Column("run_id", sa.Text, nullable=False),
    sa.PrimaryKeyConstraint("video_id", "start_s"),
    sa.CheckConstraint("start_s >= 0 and end_s >= start_s", name="closer_look_range"),
)

action_answer = sa.Table(
    "action_answer",
    metadata,
    video_key(),
    sa.Column("pictures", sa.Text, nullable=False),
    sa.Column("model", sa.Text, nullable=False),
    sa.Column("prompts", sa.Text, nullable=False),
    sa.Column("answer", JSONB, nullable=False),
    sa.Column("made_at", Time, nullable=False, server_default=Now),
    sa.PrimaryKeyConstraint("video_id", "pictures", "model", "prompts"),
)
