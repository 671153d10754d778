"""Runs that are handed to processes which stay."""

from alembic import op

revision = "0004"
down_revision = "0003"

STATEMENTS = (
    """
    CREATE TABLE run_handover (
        run_id TEXT PRIMARY KEY,
        arguments TEXT NOT NULL,
        offered_at TIMESTAMPTZ DEFAULT now() NOT NULL,
        taken_at TIMESTAMPTZ,
        host TEXT,
        pid INTEGER,
        stop_at TIMESTAMPTZ
    )
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("Migrations go forward only: restore a backup instead.")
