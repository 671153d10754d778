"""The tables of chats: questions, answers, and what each sentence cites. Changes go through a migration."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB, UUID

from resources.db.tables import Now, Seconds, Time, metadata, video_key

prompt_session = sa.Table(
    "prompt_session",
    metadata,
    sa.Column("session_id", UUID(as_uuid=False), primary_key=True),
    video_key(),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("created_at", Time, nullable=False, server_default=Now),
    sa.UniqueConstraint("video_id", "number"),
    sa.Index("prompt_session_newest", sa.text("created_at desc")),
)

prompt_interaction = sa.Table(
    "prompt_interaction",
    metadata,
    sa.Column("interaction_id", sa.BigInteger, sa.Identity(always=True), primary_key=True),
    sa.Column(
        "session_id",
        UUID(as_uuid=False),
        sa.ForeignKey("prompt_session.session_id", ondelete="CASCADE"),
        nullable=False,
    ),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("prompt", sa.Text, nullable=False),
    sa.Column("response", sa.Text, nullable=False),
    sa.Column("created_at", Time, nullable=False, server_default=Now),
    sa.Column("query", JSONB),
    sa.Column("referred", JSONB, nullable=False, server_default=sa.text("'[]'")),
    sa.Column("half_understood", JSONB),
    sa.UniqueConstraint("session_id", "number"),
)

conversation = sa.Table(
    "conversation",
    metadata,
    sa.Column("session_id", UUID(as_uuid=False), primary_key=True, server_default=sa.func.gen_random_uuid()),
    sa.Column("query", JSONB),
    sa.Column("referred", JSONB, nullable=False, server_default=sa.text("'[]'")),
    sa.Column("half_understood", JSONB),
    sa.Column("asked_at", Time, nullable=False, server_default=Now),
    sa.Index("conversation_asked", "asked_at"),
)

citation = sa.Table(
    "citation",
    metadata,
    sa.Column(
        "interaction_id",
        sa.BigInteger,
        sa.ForeignKey("prompt_interaction.interaction_id", ondelete="CASCADE"),
    ),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("sentence", sa.Integer, nullable=False),
    video_key(),
    sa.Column("start_s", Seconds, nullable=False),
    sa.Column("end_s", Seconds, nullable=False),
    sa.Column("event_id", sa.BigInteger, sa.ForeignKey("event.event_id", ondelete="SET NULL")),
    sa.Column("window_id", sa.BigInteger, sa.ForeignKey("event_window.window_id", ondelete="SET NULL")),
    sa.Column("run_id", sa.Text, nullable=False),
    sa.Column("receipt_id", UUID(as_uuid=False), primary_key=True, server_default=sa.func.gen_random_uuid()),
    sa.Column("track_number", sa.Integer),
    sa.Column("prompt", sa.Text, nullable=False, server_default=""),
    sa.Column("text", sa.Text, nullable=False, server_default=""),
    sa.Column("made_at", Time, nullable=False, server_default=Now),
    sa.Column("kept", JSONB, nullable=False, server_default=sa.text("'{}'")),
    sa.UniqueConstraint("interaction_id", "position", name="citation_place"),
    sa.Index("citation_alone", "made_at", postgresql_where=sa.text("interaction_id is null")),
    sa.Index("citation_event", "event_id"),
    sa.Index("citation_video", "video_id"),
)
