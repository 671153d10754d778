"""Tracks say what they are of, and recordings what was looked for in them."""

from alembic import op

revision = "0016"
down_revision = "0015"

STATEMENTS = (
    "ALTER TABLE track ADD COLUMN label text NOT NULL DEFAULT 'person'",
    "ALTER TABLE video ADD COLUMN detected_labels text[]",
    "ALTER TABLE video ADD COLUMN classified_traits text[]",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("Migrations go forward only: restore a backup instead.")
