"""What events were made from, and which recordings hold incidents."""

from alembic import op

revision = "0018"
down_revision = "0017"

STATEMENTS = (
    "ALTER TABLE stage_result ADD COLUMN inputs_digest text NOT NULL DEFAULT ''",
    "DROP INDEX event_collapse",
    "CREATE INDEX event_incident ON event (video_id, type)"
    " WHERE type IN ('sitting', 'collapse', 'theft', 'violence')",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("Migrations go forward only: restore a backup instead.")
