"""How long a recording is by the word of whoever sent it, until the analysis has looked."""

from alembic import op

revision = "0006"
down_revision = "0005"

STATEMENTS = ("ALTER TABLE video ADD COLUMN IF NOT EXISTS said_duration_s DOUBLE PRECISION",)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("Migrations go forward only: restore a backup instead.")
