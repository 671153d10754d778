"""The table of what cameras were set to, and by whom. Changes go through a migration."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from resources.db.tables import Now, Time, metadata

camera_version = sa.Table(
    "camera_version",
    metadata,
    sa.Column(
        "camera",
        sa.Text,
        sa.ForeignKey("camera.name", onupdate="CASCADE", ondelete="CASCADE"),
        nullable=False,
    ),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("changed_at", Time, nullable=False, server_default=Now),
    sa.Column("changed_by", sa.Text, nullable=False),
    sa.Column("settings", JSONB, nullable=False),
    sa.PrimaryKeyConstraint("camera", "version"),
)
