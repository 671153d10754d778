"""Pictures and clips of the events that matter most."""

from alembic import op

revision = "0015"
down_revision = "0014"

STATEMENTS = (
    """
    CREATE TABLE highlight (
        event_id bigint PRIMARY KEY REFERENCES event ON DELETE CASCADE,
        video_id integer NOT NULL REFERENCES video ON DELETE CASCADE,
        mark text NOT NULL,
        frame_key text,
        boxed_key text,
        frame_s double precision,
        clip_key text,
        clip_start_s double precision,
        clip_end_s double precision,
        is_copy boolean,
        reason text,
        event_run_id text NOT NULL,
        run_id text NOT NULL,
        made_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT highlight_made_or_reason CHECK ((frame_key is null) = (reason is not null))
    )
    """,
    "CREATE INDEX highlight_video ON highlight (video_id)",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("Migrations go forward only: restore a backup instead.")
