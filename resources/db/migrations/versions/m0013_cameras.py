"""Cameras have a site, a clock, quiet hours, zones and lines, with a history; recorded times a source."""

from alembic import op

revision = "0013"
down_revision = "0012"

STATEMENTS = (
    """
    ALTER TABLE camera
        ADD COLUMN site text NOT NULL DEFAULT '',
        ADD COLUMN time_zone text,
        ADD COLUMN clock_offset_s double precision NOT NULL DEFAULT 0,
        ADD COLUMN quiet_hours jsonb NOT NULL DEFAULT '[]',
        ADD COLUMN zones jsonb NOT NULL DEFAULT '[]',
        ADD COLUMN lines jsonb NOT NULL DEFAULT '[]',
        ADD COLUMN places_digest text NOT NULL DEFAULT '',
        ADD COLUMN version integer NOT NULL DEFAULT 0
    """,
    """
    CREATE TABLE camera_version (
        camera text NOT NULL REFERENCES camera (name) ON UPDATE CASCADE ON DELETE CASCADE,
        version integer NOT NULL,
        changed_at timestamptz NOT NULL DEFAULT now(),
        changed_by text NOT NULL,
        settings jsonb NOT NULL,
        PRIMARY KEY (camera, version)
    )
    """,
    "ALTER TABLE stage_result ADD COLUMN places_digest text NOT NULL DEFAULT ''",
    """
    ALTER TABLE video
        ADD COLUMN recorded_local timestamp,
        ADD COLUMN recorded_at_source text,
        ADD COLUMN recorded_at_sureness text
    """,
    """
    UPDATE video SET recorded_at_source = 'upload', recorded_at_sureness = 'medium'
    WHERE recorded_at IS NOT NULL
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("Migrations go forward only: restore a backup instead.")
