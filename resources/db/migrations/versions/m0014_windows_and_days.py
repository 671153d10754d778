"""Windows know the events around them and may hold nobody; summaries of days, and where summaries stand."""

from alembic import op

revision = "0014"
down_revision = "0013"

STATEMENTS = (
    "ALTER TABLE event_window ADD COLUMN context_ids bigint[] NOT NULL DEFAULT '{}'",
    "ALTER TABLE event_window ADD COLUMN is_quiet boolean NOT NULL DEFAULT false",
    "ALTER TABLE event_window DROP CONSTRAINT event_window_video_id_start_s_key",
    "ALTER TABLE event_window ADD CONSTRAINT event_window_key UNIQUE (video_id, start_s, is_quiet)",
    "CREATE INDEX event_window_quiet ON event_window (video_id, start_s) WHERE is_quiet",
    """
    CREATE TABLE video_summary (
        video_id integer NOT NULL,
        status text NOT NULL,
        claimed_at timestamp with time zone DEFAULT now() NOT NULL,
        claimed_by text NOT NULL,
        source text,
        failure text,
        PRIMARY KEY (video_id),
        FOREIGN KEY (video_id) REFERENCES video (video_id) ON DELETE CASCADE,
        CONSTRAINT video_summary_status CHECK (status in ('generating', 'completed', 'failed'))
    )
    """,
    """
    CREATE TABLE day_summary (
        scope text NOT NULL,
        name text NOT NULL,
        day date NOT NULL,
        time_zone text NOT NULL,
        cameras text[] NOT NULL,
        recordings integer NOT NULL,
        digest text NOT NULL,
        text_en text NOT NULL,
        text_ko text NOT NULL,
        source text NOT NULL,
        failure text,
        run_id text NOT NULL,
        made_at timestamp with time zone DEFAULT now() NOT NULL,
        PRIMARY KEY (scope, name, day),
        CONSTRAINT day_summary_scope CHECK (scope in ('camera', 'site'))
    )
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("Migrations go forward only: restore a backup instead.")
