"""The tables, as SQLAlchemy sees them. Changes go through a migration beside this file."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, TSVECTOR, UUID

metadata = sa.MetaData()

Now = sa.text("now()")
Time = sa.DateTime(timezone=True)
Seconds = sa.Double


def video_key() -> sa.Column[int]:
    reference = sa.ForeignKey("video.video_id", ondelete="CASCADE")
    return sa.Column("video_id", sa.Integer, reference, nullable=False)


camera = sa.Table(
    "camera",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("created_at", Time, nullable=False, server_default=Now),
    sa.Column("person_height", sa.Double),
    sa.Column("site", sa.Text, nullable=False, server_default=""),
    sa.Column("time_zone", sa.Text),
    sa.Column("clock_offset_s", Seconds, nullable=False, server_default="0"),
    sa.Column("quiet_hours", JSONB, nullable=False, server_default=sa.text("'[]'")),
    sa.Column("zones", JSONB, nullable=False, server_default=sa.text("'[]'")),
    sa.Column("lines", JSONB, nullable=False, server_default=sa.text("'[]'")),
    sa.Column("places_digest", sa.Text, nullable=False, server_default=""),
    sa.Column("version", sa.Integer, nullable=False, server_default="0"),
    sa.CheckConstraint("person_height > 0 and person_height <= 1", name="camera_person_height"),
)

video = sa.Table(
    "video",
    metadata,
    sa.Column("video_id", sa.Integer, sa.Identity(always=True), primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("object_key", sa.Text, nullable=False),
    sa.Column("sha256", sa.Text, nullable=False, unique=True),
    sa.Column("size_bytes", sa.BigInteger, nullable=False),
    sa.Column("uploaded_at", Time, nullable=False, server_default=Now),
    sa.Column("recorded_at", Time),
    sa.Column("recorded_local", sa.DateTime),
    sa.Column("recorded_at_source", sa.Text),
    sa.Column("recorded_at_sureness", sa.Text),
    sa.Column("status", sa.Text, nullable=False, server_default="pending"),
    sa.Column("progress", sa.SmallInteger, nullable=False, server_default="0"),
    sa.Column("error_code", sa.Text),
    sa.Column("error_detail", sa.Text, nullable=False, server_default=""),
    sa.Column("stages", JSONB, nullable=False, server_default=sa.text("'{}'")),
    sa.Column("duration_s", Seconds),
    sa.Column("width", sa.Integer),
    sa.Column("height", sa.Integer),
    sa.Column("fps", sa.Double),
    sa.Column("codec", sa.Text),
    sa.Column("rotation", sa.SmallInteger),
    sa.Column("is_variable_rate", sa.Boolean),
    sa.Column("thumbnail_key", sa.Text),
    sa.Column("said_duration_s", Seconds),
    sa.Column("summary_en", sa.Text),
    sa.Column("summary_ko", sa.Text),
    sa.Column("sessions_opened", sa.Integer, nullable=False, server_default="0"),
    sa.Column("camera", sa.Text, sa.ForeignKey("camera.name", onupdate="CASCADE")),
    sa.Column("description", sa.Text, nullable=False, server_default=""),
    sa.Column("detected_labels", ARRAY(sa.Text)),
    sa.Column("classified_traits", ARRAY(sa.Text)),
    sa.Column("recognised_actions", ARRAY(sa.Text)),
    sa.Index("video_newest", sa.text("uploaded_at desc"), sa.text("video_id desc")),
    sa.Index("video_camera", "camera"),
    sa.Index("video_object", "object_key"),
    sa.Index("video_in_work", "status", postgresql_where=sa.text("status in ('pending', 'processing')")),
    sa.CheckConstraint("status in ('pending', 'processing', 'completed', 'failed')", name="video_status"),
    sa.CheckConstraint("progress between 0 and 100", name="video_progress"),
)

upload = sa.Table(
    "upload",
    metadata,
    sa.Column("upload_id", UUID(as_uuid=False), primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("object_key", sa.Text, nullable=False, unique=True),
    sa.Column("size_bytes", sa.BigInteger, nullable=False),
    sa.Column("content_type", sa.Text, nullable=False),
    sa.Column("expires_at", Time, nullable=False),
    sa.Column("received_sha256", sa.Text),
    sa.Column("owner", sa.Text, nullable=False, server_default="local"),
    sa.Column("camera", sa.Text),
    sa.Column("video_id", sa.Integer, sa.ForeignKey("video.video_id", ondelete="CASCADE")),
)

analysis_job = sa.Table(
    "analysis_job",
    metadata,
    sa.Column("job_id", sa.BigInteger, sa.Identity(always=True), primary_key=True),
    video_key(),
    sa.Column("run_key", sa.Text, nullable=False, unique=True),
    sa.Column("created_at", Time, nullable=False, server_default=Now),
    sa.Column("taken_at", Time),
    sa.Index("analysis_job_video", "video_id"),
    sa.Index("analysis_job_waiting", "job_id", postgresql_where=sa.text("taken_at is null")),
)

analysis_run = sa.Table(
    "analysis_run",
    metadata,
    sa.Column("run_id", sa.Text, primary_key=True),
    video_key(),
    sa.Column("analysis_version", sa.Text, nullable=False),
    sa.Column("device", sa.Text, nullable=False),
    sa.Column("host", sa.Text, nullable=False),
    sa.Column("pid", sa.Integer, nullable=False),
    sa.Column("started_at", Time, nullable=False, server_default=Now),
    sa.Column("heartbeat_at", Time, nullable=False, server_default=Now),
    sa.Column("stage_seconds", JSONB, nullable=False, server_default=sa.text("'{}'")),
    sa.Column("models", JSONB, nullable=False, server_default=sa.text("'{}'")),
    sa.Column("settings", JSONB, nullable=False, server_default=sa.text("'{}'")),
    sa.Column("run_key", sa.Text),
    sa.Index("analysis_run_key", "run_key"),
    sa.Index("analysis_run_video", "video_id"),
)

stage_result = sa.Table(
    "stage_result",
    metadata,
    video_key(),
    sa.Column("stage", sa.Text, nullable=False),
    sa.Column("run_id", sa.Text, nullable=False),
    sa.Column("analysis_version", sa.Text, nullable=False),
    sa.Column("object_key", sa.Text),
    sa.Column("places_digest", sa.Text, nullable=False, server_default=""),
    sa.Column("inputs_digest", sa.Text, nullable=False, server_default=""),
    sa.Column("made_at", Time, nullable=False, server_default=Now),
    sa.PrimaryKeyConstraint("video_id", "stage"),
)

queued_run = sa.Table(
    "queued_run",
    metadata,
    sa.Column("run_id", sa.Text, primary_key=True),
    sa.Column("arguments", sa.Text, nullable=False),
    sa.Column("queued_at", Time, nullable=False, server_default=Now),
    sa.Column("taken_at", Time),
    sa.Column("host", sa.Text),
    sa.Column("pid", sa.Integer),
    sa.Column("stop_at", Time),
)

coverage = sa.Table(
    "coverage",
    metadata,
    video_key(),
    sa.Column("start_s", Seconds, nullable=False),
    sa.Column("end_s", Seconds, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("reason", sa.Text),
    sa.Column("run_id", sa.Text, nullable=False),
    sa.PrimaryKeyConstraint("video_id", "start_s"),
    sa.CheckConstraint("start_s >= 0 and end_s >= start_s", name="coverage_range"),
)

track = sa.Table(
    "track",
    metadata,
    sa.Column("track_id", sa.BigInteger, sa.Identity(always=True), primary_key=True),
    video_key(),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("label", sa.Text, nullable=False, server_default="person"),
    sa.Column("start_s", Seconds, nullable=False),
    sa.Column("end_s", Seconds, nullable=False),
    sa.Column("first_box", ARRAY(sa.Double), nullable=False),
    sa.Column("last_box", ARRAY(sa.Double), nullable=False),
    sa.Column("confidence", sa.Double, nullable=False),
    sa.Column("attributes", JSONB, nullable=False, server_default=sa.text("'{}'")),
    sa.Column("run_id", sa.Text, nullable=False),
    sa.Column("upper", sa.Text, sa.Computed("attributes ->> 'upper'", persisted=True)),
    sa.Column("lower", sa.Text, sa.Computed("attributes ->> 'lower'", persisted=True)),
    sa.UniqueConstraint("video_id", "number"),
)

event = sa.Table(
    "event",
    metadata,
    sa.Column("event_id", sa.BigInteger, sa.Identity(always=True), primary_key=True),
    video_key(),
    sa.Column("type", sa.Text, nullable=False),
    sa.Column("start_s", Seconds, nullable=False),
    sa.Column("end_s", Seconds, nullable=False),
    sa.Column("box", ARRAY(sa.Double), nullable=False),
    sa.Column("track_numbers", ARRAY(sa.Integer), nullable=False),
    sa.Column("confidence", sa.Double, nullable=False),
    sa.Column("side", sa.Text),
    sa.Column("zone", sa.Text),
    sa.Column("direction", sa.Text),
    sa.Column("label", sa.Text, nullable=False, server_default="person"),
    sa.Column("peak_s", Seconds),
    sa.Column("action", sa.Text),
    sa.Column("source", sa.Text, nullable=False, server_default="rules"),
    sa.Column("run_id", sa.Text, nullable=False),
    sa.UniqueConstraint(
        "video_id",
        "start_s",
        "type",
        "track_numbers",
        "zone",
        name="event_key",
        postgresql_nulls_not_distinct=True,
    ),
    sa.Index(
        "event_incident",
        "video_id",
        "type",
        postgresql_where=sa.text("type in ('sitting', 'collapse', 'theft', 'violence')"),
    ),
    sa.CheckConstraint("start_s >= 0 and end_s >= start_s", name="event_range"),
)

event_window = sa.Table(
    "event_window",
    metadata,
    sa.Column("window_id", sa.BigInteger, sa.Identity(always=True), primary_key=True),
    video_key(),
    sa.Column("start_s", Seconds, nullable=False),
    sa.Column("end_s", Seconds, nullable=False),
    sa.Column("text_en", sa.Text, nullable=False),
    sa.Column("text_ko", sa.Text, nullable=False),
    sa.Column("event_ids", ARRAY(sa.BigInteger), nullable=False),
    sa.Column("context_ids", ARRAY(sa.BigInteger), nullable=False, server_default="{}"),
    sa.Column("is_quiet", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column(
        "words",
        TSVECTOR,
        sa.Computed(
            "to_tsvector('english', text_en) || to_tsvector('simple', normalize(text_ko, NFD))",
            persisted=True,
        ),
    ),
    sa.Column("run_id", sa.Text, nullable=False),
    sa.UniqueConstraint("video_id", "start_s", "is_quiet", name="event_window_key"),
    sa.Index("event_window_words", "words", postgresql_using="gin"),
    sa.Index("event_window_quiet", "video_id", "start_s", postgresql_where=sa.text("is_quiet")),
)
