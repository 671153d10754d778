"""The tables of objects in other buckets, and of the services that they come from."""

import sqlalchemy as sa

from resources.db.tables import Now, Time, metadata

announced_object = sa.Table(
    "announced_object",
    metadata,
    sa.Column("bucket", sa.Text, nullable=False),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("mark", sa.Text, nullable=False),
    sa.Column("video_id", sa.Integer, sa.ForeignKey("video.video_id", ondelete="SET NULL")),
    sa.Column("refusal", sa.Text),
    sa.Column("detail", sa.Text, nullable=False, server_default=""),
    sa.Column("seen_at", Time, nullable=False, server_default=Now),
    sa.PrimaryKeyConstraint("bucket", "key", "mark"),
    sa.Index("announced_object_video", "video_id"),
)

service_state = sa.Table(
    "service_state",
    metadata,
    sa.Column("service", sa.Text, primary_key=True),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("retries", sa.BigInteger, nullable=False),
    sa.Column("failures", sa.BigInteger, nullable=False),
    sa.Column("opened", sa.BigInteger, nullable=False),
    sa.Column("noted_at", Time, nullable=False, server_default=Now),
)
