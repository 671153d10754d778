"""How high people are in a camera's picture, and what is known of each followed person."""

from alembic import op

revision = "0003"
down_revision = "0002"

STATEMENTS = (
    "ALTER TABLE camera ADD COLUMN person_height DOUBLE PRECISION",
    "ALTER TABLE camera ADD CONSTRAINT camera_person_height CHECK (person_height > 0 and person_height <= 1)",
    "ALTER TABLE track ADD COLUMN attributes JSONB DEFAULT '{}' NOT NULL",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("Migrations go forward only: restore a backup instead.")
