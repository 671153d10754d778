"""The tables of embedding models: their spaces, the vectors in them, and what calls of models cost."""

import sqlalchemy as sa
from pgvector.sqlalchemy import HALFVEC
from sqlalchemy.dialects.postgresql import JSONB

from resources.db.tables import Now, Time, metadata

embedding_space = sa.Table(
    "embedding_space",
    metadata,
    sa.Column("space_id", sa.Integer, sa.Identity(always=True), primary_key=True),
    sa.Column("model", sa.Text, nullable=False),
    sa.Column("digest", sa.Text, nullable=False),
    sa.Column("dimension", sa.Integer, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("created_at", Time, nullable=False, server_default=Now),
    sa.Column("activated_at", Time),
    sa.Column("retired_at", Time),
    sa.Column("measured", JSONB, nullable=False, server_default=sa.text("'{}'")),
    sa.UniqueConstraint("model", "digest"),
    sa.CheckConstraint(
        "status in ('building', 'active', 'retired', 'dropped')", name="embedding_space_status"
    ),
    sa.Index("embedding_space_active", "status", unique=True, postgresql_where=sa.text("status = 'active'")),
)

window_embedding = sa.Table(
    "window_embedding",
    metadata,
    sa.Column("space_id", sa.Integer, sa.ForeignKey("embedding_space.space_id"), nullable=False),
    sa.Column(
        "window_id",
        sa.BigInteger,
        sa.ForeignKey("event_window.window_id", ondelete="CASCADE"),
        nullable=False,
    ),
    sa.Column("text_sha256", sa.Text, nullable=False),
    sa.Column("embedding", HALFVEC, nullable=False),
    sa.PrimaryKeyConstraint("space_id", "window_id"),
    postgresql_partition_by="LIST (space_id)",
)

model_use = sa.Table(
    "model_use",
    metadata,
    sa.Column("day", sa.Date, nullable=False),
    sa.Column("model", sa.Text, nullable=False),
    sa.Column("purpose", sa.Text, nullable=False),
    sa.Column("calls", sa.BigInteger, nullable=False),
    sa.Column("tokens_in", sa.BigInteger, nullable=False),
    sa.Column("tokens_out", sa.BigInteger, nullable=False),
    sa.Column("cost_usd", sa.Double, nullable=False),
    sa.PrimaryKeyConstraint("day", "model", "purpose"),
)
