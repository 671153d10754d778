"""Events say their zone, direction, label, best moment, action and source."""

from alembic import op

revision = "0012"
down_revision = "0011"

STATEMENTS = (
    "ALTER TABLE event ADD COLUMN zone text",
    "ALTER TABLE event ADD COLUMN direction text",
    "ALTER TABLE event ADD COLUMN label text NOT NULL DEFAULT 'person'",
    "ALTER TABLE event ADD COLUMN peak_s double precision",
    "ALTER TABLE event ADD COLUMN action text",
    "ALTER TABLE event ADD COLUMN source text NOT NULL DEFAULT 'rules'",
    "ALTER TABLE event DROP CONSTRAINT event_video_id_start_s_type_track_numbers_key",
    """
    ALTER TABLE event ADD CONSTRAINT event_key
    UNIQUE NULLS NOT DISTINCT (video_id, start_s, type, track_numbers, zone)
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("Migrations go forward only: restore a backup instead.")
