"""Questions of chats keep what was understood of them, and whom their answers told of."""

from alembic import op

revision = "0019"
down_revision = "0016"

STATEMENTS = (
    "ALTER TABLE prompt_interaction ADD COLUMN query jsonb",
    "ALTER TABLE prompt_interaction ADD COLUMN referred jsonb NOT NULL DEFAULT '[]'",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("Migrations go forward only: restore a backup instead.")
