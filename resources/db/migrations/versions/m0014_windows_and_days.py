"""Windows know the events around them and may hold nobody; summaries of days, and where summaries stand."""

from alembic import op

revision = "0014"
down_revision = "0012"

STATEMENTS = (
    "ALTER TABLE event_window ADD COLUMN context_ids bigint[] NOT NULL DEFAULT '{}'",
    "ALTER TABLE event_window ADD COLUMN is_quiet boolean NOT NULL DEFAULT false",
    "ALTER TABLE event_window DROP CONSTRAINT event_window_video_id_start_s_key",
    "ALTER TABLE event_window ADD CONSTRAINT event_window_key UNIQUE (video_id, start_s, is_quiet)",
    "CREATE INDEX event_window_quiet ON event_window (video_id, start_s) WHERE is_quiet",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("Migrations go forward only: restore a backup instead.")
