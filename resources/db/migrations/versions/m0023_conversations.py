"""What was last understood in chats over all recordings, so that the next question can refer to it."""

from alembic import op

revision = "0023"
down_revision = "0022"

STATEMENTS = (
    """
    CREATE TABLE conversation (
        session_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        query jsonb,
        referred jsonb NOT NULL DEFAULT '[]',
        asked_at timestamptz NOT NULL DEFAULT now()
    )
    """,
    "CREATE INDEX conversation_asked ON conversation (asked_at)",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("Migrations go forward only: restore a backup instead.")
